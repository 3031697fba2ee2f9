/// What an author writes after ```` ```swift ```` and in `//| key: value` lines.
public struct CellOptions: Sendable, Hashable {
  /// What is done with the code.
  public enum Mode: String, Sendable, CaseIterable {
    /// Compiled and run, in order with the others.
    case run
    /// Shown only.
    case `static`
    /// Compiled, not run.
    case norun
    /// Must not compile; the diagnostic is the output.
    case fails
    /// Must trap; the message is the output.
    case traps
  }

  /// How the code appears on the page.
  public enum Code: String, Sendable {
    case shown, fold, hidden
  }

  public var mode: Mode = .run
  public var code: Code = .shown
  /// Outputs are not shown.
  public var quiet = false
  /// Outputs differ from run to run: neither compared nor written to pages.
  public var volatile = false
  /// How far a recorded number may be from the computed one, relative to the larger of 1 and its size.
  public var tolerance: Double?
  /// How long the cell may take, in seconds; `nil` for the command's `--timeout`.
  public var timeout: Double?
  /// The caption and the text alternative of the cell's figures.
  public var caption: String?
  public var alt: String?

  public init() {}
}
