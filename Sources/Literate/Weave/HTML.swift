import Foundation

/// Conversions of text to HTML.
enum HTML {
  /// Escapes a text for an element's content or a quoted attribute.
  ///
  /// - Parameter keepingControls: False if control characters, most of which are invalid in HTML, are replaced by
  ///   Unicode's visible symbols for them.
  static func escape(_ text: String, keepingControls: Bool = false) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case _ where keepingControls: escaped.unicodeScalars.append(scalar)
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}": escaped.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value)!)
      case "\u{7F}": escaped += "␡"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A `<pre>` element of a text. A newline at the text's beginning is doubled, as HTML drops the first one.
  static func preformatted(_ text: String) -> String {
    "<pre>\(text.hasPrefix("\n") ? "\n" : "")\(escape(text))</pre>"
  }

  /// The relative URL of a file of the site, percent-encoded.
  static func address(of path: String) -> String {
    path.addingPercentEncoding(withAllowedCharacters: unreserved) ?? path
  }

  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"
  )
}
