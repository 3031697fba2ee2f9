import Foundation

/// A running supervisor, the small program between this process and one child: it limits the child, and kills it with all
/// its descendants.
///
/// It learns of this value's end, and of the end of this process, by the end of their connection, which the kernel sees
/// to: no signal has to arrive, and it does not matter which thread started it.
struct Supervisor: ~Copyable {
  private let process: pid_t
  private let connection: Int32
  /// The child's program, for messages.
  private let program: String

  /// The program's name. SwiftPM builds it beside the command.
  static let name = "lessons-supervisor"

  /// Starts a child process under a supervisor.
  ///
  /// - Throws: A `Diagnostic` if that is not possible, as when this process has too many open files.
  init(starting child: ChildProcess) throws(Diagnostic) {
    let file = Bundle.module.bundleURL.deletingLastPathComponent().appending(path: Self.name).path
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw .file(child.executable, cannot: "be started", errno) }
    defer { close(ends[1]) }
    do throws(Diagnostic) {
      process = try Self.spawn(file, child, connection: ends[1])
      connection = ends[0]
      program = child.executable
    } catch {
      close(ends[0])
      throw error
    }
  }

  deinit {
    close(connection)
    // It ends within milliseconds, after the last of its descendants.
    while waitpid(process, nil, 0) < 0, errno == EINTR {}
  }

  /// The end of the child, after which no descendant is left; `nil` as long as it runs.
  ///
  /// - Throws: A `Diagnostic` if the child could not be started.
  func ending() throws(Diagnostic) -> ChildProcess.Ending? {
    var message = [UInt8](repeating: 0, count: 64)
    let count = recv(connection, &message, message.count, Int32(MSG_DONTWAIT))
    guard count >= 0 else { return errno == EAGAIN || errno == EINTR ? nil : .signalled(SIGKILL) }
    let words = String(decoding: message[..<count], as: UTF8.self).split(separator: " ")
    let number = words.last.flatMap { Int32($0) }
    switch (words.first, number) {
    case ("exited"?, let code?): return .exited(code)
    case ("signalled"?, let signal?): return .signalled(signal)
    case ("failed"?, let code?): throw .file(program, cannot: "be started", code)
    case ("exceeded"?, nil):
      return ChildProcess.Limit(rawValue: String(words.last ?? "")).map { .exceeded($0) } ?? .signalled(SIGKILL)
    // Without a message it was killed itself, and its child with it.
    case (.some, _), (nil, _): return .signalled(SIGKILL)
    }
  }

  private static func spawn(_ file: String, _ child: ChildProcess, connection: Int32) throws(Diagnostic) -> pid_t {
    let output = try create(child.output)
    defer { close(output) }
    let error = try create(child.error)
    defer { close(error) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for (number, file) in [output, error, connection].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file, STDOUT_FILENO + Int32(number))
    }
    let arguments =
      [name] + child.limits.arguments + ["folder=\(child.folder.path)"]
      + (child.writableFolder.map { ["writable=\($0.path)"] } ?? []) + ["--", child.executable] + child.arguments
    var process: pid_t = 0
    let code = withCStrings(arguments) { arguments in
      withCStrings(child.environment.map { "\($0)=\($1)" }) { environment in
        posix_spawn(&process, file, &actions, nil, arguments, environment)
      }
    }
    guard code != ENOENT else {
      let message = "\(name), which starts all other programs, is not beside the command"
      throw .error(.installation, message, hint: "start the command with `swift run lessons`")
    }
    guard code == 0 else { throw .file(child.executable, cannot: "be started", code) }
    return process
  }

  private static func create(_ file: URL) throws(Diagnostic) -> Int32 {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .file(file.path, cannot: "be created", errno) }
    return descriptor
  }
}

/// Calls a closure with texts as a list of C strings that ends with a null pointer.
private func withCStrings<Result>(
  _ texts: [String],
  _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = texts.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
}
