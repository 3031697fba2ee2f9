/// The result of one cell's run.
public struct CellRun: Sendable, Equatable {
  /// The end of a cell's run. The raw values are the page's `data-status`.
  public enum Ending: String, Sendable {
    /// As the cell's options require: also for a `fails` cell that did not compile, or a `traps` cell that trapped.
    case ok
    /// The cell did not compile, or did not fail as its options require.
    case failed
    /// The cell trapped or crashed.
    case trapped
    /// The cell exceeded its time.
    case timeout
    /// The cell was not run because something above it failed.
    case skipped
  }

  /// The outputs, in the order in which the cell made them.
  public var outputs: [CellOutput] = []
  /// The time that the cell took.
  public var duration: Duration = .zero
  /// The end of the run.
  public var ending: Ending

  /// The text that the cell printed on standard output, to be compared with the recorded output.
  public var printedText: String {
    outputs.map { if case .text(let text, .output) = $0 { text } else { "" } }.joined()
  }

  /// Appends printed text; to the last output if that is text of the same stream.
  mutating func print(_ text: String, on stream: CellOutput.Stream) {
    // Taken out and put back, so that the text grows in place.
    guard case .text(var before, stream)? = outputs.last else { return outputs.append(.text(text, stream)) }
    outputs.removeLast()
    before += text
    outputs.append(.text(before, stream))
  }
}
