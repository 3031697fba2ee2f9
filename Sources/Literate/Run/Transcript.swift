/// What happened when a lesson ran.
public struct Transcript: Sendable {
  /// One for each of the lesson's cells, in order.
  public var cells: [CellRun]
  /// The texts of the inline values, by index; one that failed is missing.
  public var values: [Int: String]
  /// What the author has to know: compile errors, traps, deadlines, at the lesson's lines.
  public var diagnostics: [Diagnostic]

  public init(cells: [CellRun], values: [Int: String] = [:], diagnostics: [Diagnostic] = []) {
    self.cells = cells
    self.values = values
    self.diagnostics = diagnostics
  }
}
