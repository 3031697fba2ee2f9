import Foundation
import Testing

/// Tests of builds that are killed: the next one leaves nothing of them.
@Suite struct KilledBuildTests {
  private static let lesson = """
    # A

    ```swift
    import Foundation
    let child = Process()
    child.executableURL = URL(filePath: "/bin/sh")
    child.arguments = ["-c", "setsid env -i setsid sleep 300 & sleep 300"]
    try child.run()
    try FileManager.default.createDirectory(atPath: "locked/in", withIntermediateDirectories: true)
    chmod("locked", 0o500)
    usleep(200_000)
    ```

    ```dot
    digraph { a -> b }
    ```

    $x^2$
    """

  /// The processes whose working directory is in a folder, as it was when the directory was still there.
  private func processes(in folder: URL) -> [String] {
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.filter { Int($0) != nil } ?? []
    return numbers.filter { number in
      let directory = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(number)/cwd")
      return directory?.hasPrefix(folder.path) ?? false
    }
  }

  @Test func nothingIsLeftOfAKilledBuild() async throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var generator = SplitMix(state: seed)
    try await withTemporaryFolder { folder in
      let scratch = folder.appending(path: "scratch")
      try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
      try write(["Lessons/a.md": Self.lesson, "Other/b.md": "# B\n"], in: folder)
      for round in 0..<12 {
        let moment = Int.random(in: 0...2_000, using: &generator)
        let process = Process()
        process.executableURL = Checkout.products.appending(path: "lessons")
        process.arguments = ["build", "--quiet", "--no-cache"]
        process.currentDirectoryURL = folder
        process.environment = commandEnvironment(in: folder).merging(["TMPDIR": scratch.path]) { $1 }
        try process.run()
        try await Task.sleep(for: .milliseconds(moment))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let next = try await lessons(
          ["build", "--lessons", "Other", "--output", "Site"],
          in: folder,
          environment: ["TMPDIR": scratch.path]
        )
        let comment: Comment = "seed \(seed), round \(round), after \(moment) ms"
        #expect(next.code == 0, comment)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [], comment)
        #expect(processes(in: folder) == [], comment)
      }
    }
  }
}

/// The generator SplitMix64.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
