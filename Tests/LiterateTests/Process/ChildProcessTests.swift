import Foundation
import Testing

@testable import Literate

/// Tests of real child processes: what they leave, and what they may use.
@Suite struct ChildProcessTests {
  /// Runs a line of a shell.
  private func run(
    _ line: String,
    in folder: URL,
    limits: ResourceLimits = ResourceLimits(),
    isConfined: Bool = false,
    while isAllowed: (Duration) -> Bool = { $0 < .seconds(60) }
  ) async throws -> (ending: ChildProcess.Ending, output: String, error: String) {
    let child = ChildProcess(
      executable: "/bin/bash",
      arguments: ["-c", line],
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"],
      folder: folder,
      output: folder.appending(path: "output"),
      error: folder.appending(path: "error"),
      limits: limits,
      writableFolder: isConfined ? folder : nil
    )
    let ending = try await child.run(while: isAllowed)
    let (output, error) = (try Data(readingFile: child.output), try Data(readingFile: child.error))
    return (ending, String(decoding: output, as: UTF8.self), String(decoding: error, as: UTF8.self))
  }

  /// A line of a shell that starts a process which leaves nothing of its origin but its parents, and waits for it to
  /// write its number into the file `grandchild`.
  private static let startsGrandchild = """
    setsid env -i setsid /bin/sh -c 'echo $$ > new; mv new grandchild; exec sleep 300' &
    until [ -e grandchild ]; do sleep 0.01; done
    """

  private func grandchild(in folder: URL) throws -> pid_t {
    let text = try String(contentsOf: folder.appending(path: "grandchild"), encoding: .utf8)
    return try #require(pid_t(text.trimmingSuffix("\n")))
  }

  @Test func endingsAreReported() async throws {
    try await withTemporaryFolder { folder in
      let end = try await run("echo out; echo err >&2; pwd; exit 3", in: folder)
      #expect(end.ending == .exited(3) && end.output == "out\n\(folder.path)\n" && end.error == "err\n")
      #expect(try await run("kill -TERM $$", in: folder).ending == .signalled(SIGTERM))
      #expect(try await run("sleep 60", in: folder, while: { $0 < .milliseconds(50) }).ending == .stopped)
      let nothing = ChildProcess(
        executable: "/nowhere/at-all",
        environment: [:],
        folder: folder,
        output: folder.appending(path: "output"),
        error: folder.appending(path: "error")
      )
      await #expect(throws: Diagnostic.file("/nowhere/at-all", cannot: "be started", ENOENT)) {
        try await nothing.run { _ in true }
      }
    }
  }

  @Test func descendantsEndWithTheProcess() async throws {
    try await withTemporaryFolder { folder in
      #expect(try await run(Self.startsGrandchild, in: folder).ending == .exited(0))
      let grandchild = try grandchild(in: folder)
      #expect(kill(grandchild, 0) != 0)
    }
  }

  @Test func descendantsEndWhenTheProcessIsStopped() async throws {
    try await withTemporaryFolder { folder in
      let end = try await run("\(Self.startsGrandchild)\nsleep 300", in: folder) { _ in
        !FileManager.default.fileExists(atPath: folder.appending(path: "grandchild").path)
      }
      #expect(end.ending == .stopped)
      let grandchild = try grandchild(in: folder)
      #expect(kill(grandchild, 0) != 0)
    }
  }

  @Test func descendantsEndWhenTheTaskIsCancelled() async throws {
    try await withTemporaryFolder { folder in
      let task = Task { try await run("\(Self.startsGrandchild)\nsleep 300", in: folder, while: { _ in true }) }
      while !FileManager.default.fileExists(atPath: folder.appending(path: "grandchild").path) {
        try await Task.sleep(for: .milliseconds(5))
      }
      task.cancel()
      await #expect(throws: CancellationError.self) { _ = try await task.value }
      let grandchild = try grandchild(in: folder)
      #expect(kill(grandchild, 0) != 0)
    }
  }

  // MARK: Limits

  private static let mebibyte = 1 << 20

  @Test func memoryIsLimited() async throws {
    try await withTemporaryFolder { folder in
      let limits = ResourceLimits(memory: 100 * Self.mebibyte)
      let one = try await run("head -c 200M /dev/zero | tail -c 150M > /dev/null", in: folder, limits: limits)
      #expect(one.ending == .exited(1) && one.error.contains("exhausted"), "\(one)")
      let line = "for i in 1 2 3; do (head -c 60M /dev/zero; sleep 60) | tail -c 50M > /dev/null & done; wait"
      #expect(try await run(line, in: folder, limits: limits).ending == .exceeded(.memory))
    }
  }

  @Test func processesAreCounted() async throws {
    try await withTemporaryFolder { folder in
      let limits = ResourceLimits(processes: 16)
      let line = "while true; do setsid sleep 300 & done"
      let end = try await run(line, in: folder, limits: limits)
      #expect(end.ending == .exceeded(.processes))
    }
  }

  @Test func processorTimeIsLimited() async throws {
    try await withTemporaryFolder { folder in
      let end = try await run("while true; do :; done", in: folder, limits: ResourceLimits(processorTime: .zero))
      #expect(end.ending == .signalled(SIGXCPU))
    }
  }

  @Test func filesAreLimited() async throws {
    try await withTemporaryFolder { folder in
      let limits = ResourceLimits(fileSize: Self.mebibyte, openFiles: 20)
      #expect(try await run("exec head -c 2M /dev/zero", in: folder, limits: limits).ending == .signalled(SIGXFSZ))
      let line = "for number in {3..30}; do eval \"exec $number< /dev/null\" || exit 7; done"
      let end = try await run(line, in: folder, limits: limits)
      #expect(end.ending == .exited(7) || end.error.contains("Too many open files"), "\(end)")
      #expect(try await run("ulimit -c", in: folder).output == "0\n")
    }
  }

  @Test(.enabled(if: hasLandlock)) func otherFilesAreReadOnly() async throws {
    try await withTemporaryFolder { folder in
      try write(["inside/a": "", "outside/b": "old"], in: folder)
      for (line, isAllowed) in [
        ("echo new > a", true), ("mkdir d && mv a d && rm -r d", true), ("echo > /dev/null", true),
        ("cat ../outside/b", true), ("echo new > ../outside/b", false), ("rm ../outside/b", false),
        ("mv ../outside/b b", false), ("ln ../outside/b b", false), ("truncate -s 0 ../outside/b", false),
        ("echo > ../outside/c", false), ("mkdir ../outside/d", false), ("setsid -w env -i rm ../outside/b", false),
        ("kill -9 $PPID", false), ("kill -9 \(ProcessInfo.processInfo.processIdentifier)", false),
      ] {
        let inside = folder.appending(path: "inside")
        let end = try await run(line, in: inside, isConfined: true)
        #expect((end.ending == .exited(0)) == isAllowed, "\(line): \(end)")
        let outside = try String(contentsOf: folder.appending(path: "outside/b"), encoding: .utf8)
        #expect(outside == "old", "\(line)")
      }
    }
  }

  /// True if the kernel can confine processes to a folder, and their signals to themselves.
  private static let hasLandlock: Bool = {
    typealias SystemCall = @convention(c) (Int, Int, Int, Int) -> Int
    guard let function = dlsym(nil, "syscall") else { return false }
    return unsafeBitCast(function, to: SystemCall.self)(444, 0, 0, 1) >= 6
  }()
}
