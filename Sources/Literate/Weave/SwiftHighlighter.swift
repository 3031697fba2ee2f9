import SwiftIDEUtils
import SwiftParser
import SwiftSyntax

/// Colours Swift code, by the compiler's own grammar: works on any text, broken code included.
public enum SwiftHighlighter {
  /// The kinds of tokens that have a colour; the raw values are the classes' names in HTML, after `tok-`.
  enum Token: String, CaseIterable {
    case keyword, string, number, comment, type, attribute, directive
  }

  /// Code as HTML.
  ///
  /// - Parameter code: any text.
  /// - Returns: the code, escaped, with `<span class="tok-keyword">` and the like around what has a colour. Its text
  ///   content is the code, exactly.
  public static func html(_ code: String) -> String {
    let bytes = Array(code.utf8)
    var html = ""
    var position = 0
    for piece in Parser.parse(source: code).classifications {
      let (start, end) = (piece.range.lowerBound.utf8Offset, piece.range.upperBound.utf8Offset)
      guard let token = token(piece.kind), start >= position, end <= bytes.count else { continue }
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

  /// Unlike a program's output, code is kept to the last byte, carriage returns and all.
  private static func escape(_ bytes: ArraySlice<UInt8>) -> String {
    HTML.escape(String(decoding: bytes, as: UTF8.self), keepingControls: true)
  }
}
