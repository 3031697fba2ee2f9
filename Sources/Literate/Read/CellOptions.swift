/// The options of a cell, written after ```` ```swift ```` and in `//| key: value` lines.
public struct CellOptions: Sendable, Hashable {
  /// The use of the code.
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

  /// The form of a cell's code on the page.
  public enum Code: String, Sendable {
    /// In full.
    case shown
    /// Folded, to be unfolded by the page's reader.
    case fold
    /// Left out.
    case hidden
  }

  /// The use of the cell's code.
  public var mode: Mode = .run
  /// The form of the code on the page.
  public var code: Code = .shown
  /// True if the outputs are left out of the page.
  public var quiet = false
  /// True if the outputs differ from run to run: they are neither compared nor written to pages.
  public var volatile = false
  /// The largest difference of a printed number from the recorded one, relative to the larger of 1 and the recorded
  /// number's magnitude.
  public var tolerance: Double?
  /// The time that the cell may take, in seconds; `nil` for the command's `--timeout`.
  public var timeout: Double?
  /// The caption of the cell's figures.
  public var caption: String?
  /// The text alternative of the cell's figures.
  public var alt: String?
}
