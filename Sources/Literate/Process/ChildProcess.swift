import Foundation

/// A child process that leaves no descendants behind.
///
/// It runs in a session of its own, without input, within limits, and writes its output and errors to files. When it
/// ends, is stopped or is cancelled, its descendants are killed before `run` returns. They are also killed when this
/// process ends, however that happens.
struct ChildProcess: Sendable {
  /// The program's absolute path.
  var executable: String
  var arguments: [String] = []
  var environment: [String: String]
  /// The working directory.
  var folder: URL
  /// The files for standard output and standard error.
  var output: URL
  var error: URL
  var limits = ResourceLimits()
  /// The only folder in which the process and its descendants may change files, where the kernel can see to that.
  /// Without one, they may do all that this process may do.
  var writableFolder: URL?

  /// The end of a process.
  enum Ending: Equatable, Sendable {
    /// It exited with a code.
    case exited(Int32)
    /// It was ended by a signal.
    case signalled(Int32)
    /// Killed because `isAllowed` returned `false`.
    case stopped
    /// Killed because it and its descendants exceeded a limit.
    case exceeded(Limit)
  }

  /// A limit of a process and its descendants together.
  enum Limit: String, Sendable {
    case memory, processes
  }

  /// The longest time between two calls of `isAllowed`.
  private static let longestPause = Duration.milliseconds(5)

  /// Runs the process to its end.
  ///
  /// - Parameter isAllowed: Called every few milliseconds with the time since the start, and once after the end;
  ///   `false` kills the process.
  /// - Throws: `CancellationError` if the task is cancelled; a `Diagnostic` if the process can't be started.
  func run(while isAllowed: (Duration) -> Bool) async throws -> Ending {
    // Its end, for whatever reason this function is left, is the end of the process and of its descendants.
    let supervisor = try Supervisor(starting: self)
    let start = ContinuousClock.now
    var pause = Duration.milliseconds(1)
    while true {
      if let ending = try supervisor.ending() {
        _ = isAllowed(start.duration(to: .now))
        return ending
      }
      guard isAllowed(start.duration(to: .now)) else { return .stopped }
      try await Task.sleep(for: pause)
      pause = min(pause * 2, Self.longestPause)
    }
  }
}
