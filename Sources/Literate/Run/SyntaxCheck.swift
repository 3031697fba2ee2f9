import SwiftDiagnostics
import SwiftParser
import SwiftParserDiagnostics
import SwiftSyntax

/// Reads the code of one cell by itself, as the compiler's parser does.
///
/// The compiler sees all cells as one program: an unclosed brace is an error at that program's end for it. Read alone,
/// the cell it belongs to is known. Code may be what stands at the top of a script: `await`, `try`, `#if`, imports.
enum SyntaxCheck {
  /// What the parser does not understand.
  struct Problem: Hashable {
    /// From 1, in the code given; columns in UTF-8 bytes.
    var line: Int
    var column: Int
    var message: String
  }

  /// The errors of the parser, in the order of the text; none if the code is well-formed. A `#sourceLocation` counts as
  /// one: errors would point at lines that it makes up.
  static func problems(in code: String) -> [Problem] {
    let tree = Parser.parse(source: code)
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    guard tree.hasError else {
      return tree.tokens(viewMode: .sourceAccurate).filter { $0.tokenKind == .poundSourceLocation }.map { token in
        let place = converter.location(for: token.positionAfterSkippingLeadingTrivia)
        return Problem(line: place.line, column: place.column, message: "a cell's lines are the lesson's own")
      }
    }
    return ParseDiagnosticsGenerator.diagnostics(for: tree)
      .filter { $0.diagMessage.severity == .error }
      .map { diagnostic in
        let place = diagnostic.location(converter: converter)
        return Problem(line: place.line, column: place.column, message: diagnostic.message)
      }
  }
}
