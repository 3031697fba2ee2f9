import SwiftDiagnostics
import SwiftParser
import SwiftParserDiagnostics
import SwiftSyntax

/// A check of one cell's syntax with Swift's own parser.
///
/// All cells are compiled as one program, in which an unclosed brace is an error at the program's end. Parsing each
/// cell alone finds the cell that has it. All top-level code of a script is accepted: `await`, `try`, `#if`, imports.
enum SyntaxCheck {
  /// An error of the parser.
  struct Problem: Hashable {
    /// The line in the code, from 1.
    var line: Int
    /// The column in UTF-8 bytes, from 1.
    var column: Int
    var message: String
  }

  /// The errors of the parser, in the order of the text; empty if the code is well-formed. A `#sourceLocation` is an
  /// error too, as it would give diagnostics wrong lines.
  static func problems(in code: String) -> [Problem] {
    let tree = Parser.parse(source: code)
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    guard tree.hasError else {
      return tree.tokens(viewMode: .sourceAccurate).filter { $0.tokenKind == .poundSourceLocation }.map { token in
        let position = converter.location(for: token.positionAfterSkippingLeadingTrivia)
        return Problem(line: position.line, column: position.column, message: "a cell's lines are the lesson's own")
      }
    }
    return ParseDiagnosticsGenerator.diagnostics(for: tree)
      .filter { $0.diagMessage.severity == .error }
      .map { diagnostic in
        let position = diagnostic.location(converter: converter)
        return Problem(line: position.line, column: position.column, message: diagnostic.message)
      }
  }
}
