import Foundation
import Subprocess
import SystemPackage

/// A child process that leaves no descendants behind.
///
/// It runs in a session of its own, without input, and writes its output and errors to files. When it ends, is stopped
/// or is cancelled, its process group is killed, and with it the descendants that left the group.
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

  /// The end of a process.
  enum Ending: Equatable, Sendable {
    /// It exited with a code.
    case exited(Int32)
    /// It was ended by a signal.
    case signalled(Int32)
    /// Killed because `isAllowed` returned `false`.
    case stopped
  }

  /// Runs the process to its end.
  ///
  /// - Parameter isAllowed: Called every few milliseconds with the time since the start, and once after the end;
  ///   `false` kills the process.
  /// - Throws: `CancellationError` if the task is cancelled; an error of the system if the process can't be started.
  func run(while isAllowed: (Duration) -> Bool) async throws -> Ending {
    let outputFile = try Self.create(output)
    defer { try? outputFile.close() }
    let errorFile = try Self.create(error)
    defer { try? errorFile.close() }
    var platformOptions = PlatformOptions()
    platformOptions.createSession = true
    let tree = ProcessTree()
    var environment: [Environment.Key: String] = [ProcessTree.key: tree.name]
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
      // The process is not reaped before this closure ends: its number can't have been reused.
      defer {
        killpg(process, SIGKILL)
        tree.kill()
      }
      let start = ContinuousClock.now
      var pause = Duration.milliseconds(1)
      while !Self.hasExited(process) {
        guard isAllowed(start.duration(to: .now)) else { return false }
        try await Task.sleep(for: pause)
        pause = min(pause * 2, .milliseconds(20))
      }
      _ = isAllowed(start.duration(to: .now))
      return true
    }
    guard result.closureResult else { return .stopped }
    return switch result.terminationStatus {
    case .exited(let code): .exited(code)
    case .signaled(let signal): .signalled(signal)
    }
  }

  private static func create(_ file: URL) throws -> FileDescriptor {
    let options: FileDescriptor.OpenOptions = [.create, .truncate, .append]
    return try .open(FilePath(file.path), .writeOnly, options: options, permissions: .ownerReadWrite)
  }

  /// True for a child that has ended. It is not reaped.
  private static func hasExited(_ process: pid_t) -> Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) != 0
      || information.si_signo == SIGCHLD
  }
}
