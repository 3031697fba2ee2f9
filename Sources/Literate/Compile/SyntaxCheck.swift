import SwiftDiagnostics
import SwiftParser
import SwiftParserDiagnostics
import SwiftSyntax

/// A check of one cell's code by itself with the compiler's grammar.
///
/// To the compiler all cells are one program, in which an unclosed brace is an error at the program's end. Parsed alone,
/// the cell that it belongs to is known. Everything that may stand at the top level of a script is accepted: `await`, `try`,
/// `#if`, imports.
enum SyntaxCheck {
  /// An error of the parser.
  struct Problem: Hashable {
    /// From 1, in the code given; columns in UTF-8 bytes.
    var line: Int
    var column: Int
    var message: String
  }

  /// The errors of the parser, in the order of the text; empty if the code is well-formed. A `#sourceLocation` is one too:
  /// diagnostics would point at lines that it makes up.
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
