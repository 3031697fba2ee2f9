import Foundation

/// Text on its way into HTML.
enum HTML {
  /// Escapes a text for an element's content or a quoted attribute.
  ///
  /// - Parameter keepingControls: False if control characters, most of which HTML can't hold, become the symbols that
  ///   Unicode has for them, so that odd bytes show instead of vanishing.
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

  /// A `<pre>` of escaped text. A newline that begins the text is kept: HTML would drop it.
  static func preformatted(_ text: String) -> String {
    "<pre>\(text.hasPrefix("\n") ? "\n" : "")\(escape(text))</pre>"
  }

  /// The address of a file of the site, by its path there: what isn't plain is escaped.
  static func address(of path: String) -> String {
    path.addingPercentEncoding(withAllowedCharacters: plain) ?? path
  }

  private static let plain = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"
  )
}
