import SwiftIDEUtils
import SwiftParser
import SwiftSyntax

/// Highlights Swift code with the compiler's own parser. Any text is accepted, malformed code included.
public enum SwiftHighlighter {
  /// The tokens that are coloured. The raw values follow `tok-` in the class names of the HTML.
  enum Token: String, CaseIterable {
    case keyword, string, number, comment, type, attribute, directive
  }

  /// Converts code to HTML.
  ///
  /// - Parameter code: Any text.
  /// - Returns: The escaped code with coloured tokens in `<span class="tok-keyword">` and the like. Its text content is
  ///   exactly the code.
  public static func html(_ code: String) -> String {
    let bytes = Array(code.utf8)
    var html = ""
    var position = 0
    for range in Parser.parse(source: code).classifications {
      let (start, end) = (range.range.lowerBound.utf8Offset, range.range.upperBound.utf8Offset)
      guard let token = token(range.kind), start >= position, end <= bytes.count else { continue }
      html += escape(bytes[position..<start])
      html += "<span class=\"tok-\(token.rawValue)\">\(escape(bytes[start..<end]))</span>"
      position = end
    }
    return html + escape(bytes[position...])
  }

  private static func token(_ kind: SyntaxClassification) -> Token? {
    switch kind {
    case .keyword: .keyword
    case .stringLiteral, .regexLiteral: .string
    case .integerLiteral, .floatLiteral: .number
    case .lineComment, .blockComment, .docLineComment, .docBlockComment: .comment
    case .type: .type
    case .attribute: .attribute
    case .ifConfigDirective: .directive
    case .none, .identifier, .operator, .dollarIdentifier, .editorPlaceholder, .argumentLabel: nil
    }
  }

  /// Escapes code. Control characters stay, unlike those of a program's output, so that copied code has the same bytes.
  private static func escape(_ bytes: ArraySlice<UInt8>) -> String {
    HTML.escape(String(decoding: bytes, as: UTF8.self), keepingControls: true)
  }
}
