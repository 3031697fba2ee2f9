/// The result of one cell's run.
public struct CellRun: Sendable, Equatable {
  /// The way in which a cell ended. The raw values are the page's `data-status`.
  public enum Ending: String, Sendable {
    /// As its author said: also for a `fails` cell that did not compile, or a `traps` cell that trapped.
    case ok
    /// It did not compile, or did not fail as it should have.
    case failed
    case trapped
    case timeout
    /// It was not run, because something above it failed.
    case skipped
  }

  /// The outputs, in the order in which the cell made them.
  public var outputs: [CellOutput] = []
  public var duration: Duration = .zero
  public var ending: Ending

  /// The text that the cell printed on standard output: what a recorded output is compared with.
  public var printedText: String {
    outputs.map { if case .text(let text, .output) = $0 { text } else { "" } }.joined()
  }

  /// Appends printed text, to the last output if that is of the same stream.
  mutating func print(_ text: String, on stream: CellOutput.Stream) {
    // Taken out and put back, so that the text grows in place.
    guard case .text(var before, stream)? = outputs.last else { return outputs.append(.text(text, stream)) }
    outputs.removeLast()
    before += text
    outputs.append(.text(before, stream))
  }
}
