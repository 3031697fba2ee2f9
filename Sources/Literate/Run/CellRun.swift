/// What one cell did.
public struct CellRun: Sendable, Equatable {
  /// How a cell ended; the raw values are the page's `data-status`.
  public enum Ending: String, Sendable {
    /// It did what its author said: also a `fails` cell that did not compile, or a `traps` cell that trapped.
    case ok
    /// It did not compile, or did not fail as it should have.
    case failed
    case trapped
    case timeout
    /// Not run, because something above it went wrong.
    case skipped
  }

  /// In the order in which the cell made them.
  public var outputs: [CellOutput]
  public var duration: Duration
  public var ending: Ending

  public init(outputs: [CellOutput] = [], duration: Duration = .zero, ending: Ending) {
    self.outputs = outputs
    self.duration = duration
    self.ending = ending
  }

  /// What the cell printed on standard output: what a recorded output is compared with.
  public var printedText: String {
    outputs.map { if case .text(let text, .output) = $0 { text } else { "" } }.joined()
  }
}
