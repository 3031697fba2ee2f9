import Foundation
import Subprocess
import SystemPackage

/// A child process, from its start to the end of everything it started.
///
/// It runs in a session of its own, without input, its output and errors in files. When it ends, runs out of time or
/// is no longer wanted, its process group is killed, and so is what it started elsewhere: nothing is left running.
struct Child: Sendable {
  var executable: String
  var arguments: [String] = []
  var environment: [String: String]
  var folder: URL
  /// Where standard output and standard error go.
  var output: URL
  var error: URL

  /// How a child ended.
  enum Ending: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    /// The watcher asked for its end.
    case stopped
  }

  /// Runs the child to its end.
  ///
  /// - Parameter goesOn: asked every few milliseconds, with the time since the start; `false` ends the child.
  /// - Throws: `CancellationError` if the task is cancelled; an error of the system if the child can't be started.
  func run(while goesOn: (Duration) -> Bool) async throws -> Ending {
    let outputFile = try FileDescriptor.open(
      FilePath(output.path),
      .writeOnly,
      options: [.create, .truncate, .append],
      permissions: .ownerReadWrite
    )
    defer { try? outputFile.close() }
    let errorFile = try FileDescriptor.open(
      FilePath(error.path),
      .writeOnly,
      options: [.create, .truncate, .append],
      permissions: .ownerReadWrite
    )
    defer { try? errorFile.close() }
    var platformOptions = PlatformOptions()
    platformOptions.createSession = true
    let family = ProcessFamily()
    var environment: [Environment.Key: String] = [ProcessFamily.key: family.name]
    for (key, value) in self.environment {
      if let key = Environment.Key(rawValue: key) { environment[key] = value }
    }
    let result = try await Subprocess.run(
      Configuration(
        executable: .path(FilePath(executable)),
        arguments: Arguments(arguments),
        environment: .custom(environment),
        workingDirectory: FilePath(folder.path),
        platformOptions: platformOptions
      ),
      input: .none,
      output: .fileDescriptor(outputFile, closeAfterSpawningProcess: false),
      error: .fileDescriptor(errorFile, closeAfterSpawningProcess: false)
    ) { execution in
      let process = execution.processIdentifier.value
      // The child is not reaped before this closure ends, so its number can't have become another's.
      defer {
        killpg(process, SIGKILL)
        family.kill()
      }
      let start = ContinuousClock.now
      var pause = Duration.milliseconds(1)
      while !Self.hasExited(process) {
        guard goesOn(start.duration(to: .now)) else { return false }
        try await Task.sleep(for: pause)
        pause = min(pause * 2, .milliseconds(20))
      }
      _ = goesOn(start.duration(to: .now))
      return true
    }
    guard result.closureResult else { return .stopped }
    return switch result.terminationStatus {
    case .exited(let code): .exited(code)
    case .signaled(let signal): .signalled(signal)
    }
  }

  /// Whether a child has ended; it stays unreaped.
  private static func hasExited(_ process: pid_t) -> Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) != 0
      || information.si_signo == SIGCHLD
  }
}
