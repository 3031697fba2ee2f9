import Foundation
import SystemPackage
import Testing

@testable import Literate

/// Tests of the writer of files: what is there before, and after.
@Suite struct FileWriterTests {
  private func text(_ path: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  private func mode(_ path: String, in folder: URL) -> mode_t {
    var status = stat()
    stat(folder.appending(path: path).path, &status)
    return status.st_mode & 0o7777
  }

  @Test func foldersAreCreatedAndNothingElseIsLeft() async throws {
    try await withTemporaryFolder { folder in
      var writer = FileWriter()
      try writer.replace(folder.appending(path: "a/b/c.txt"), with: Data("1".utf8))
      try writer.replace(folder.appending(path: "a/b/c.txt"), with: Data("2".utf8))
      #expect(files(in: folder) == ["a/b/c.txt"])
      #expect(try text("a/b/c.txt", in: folder) == "2")
    }
  }

  @Test(arguments: [0o600, 0o644, 0o755, 0o4755] as [mode_t])
  func modesAreKept(_ mode: mode_t) async throws {
    try await withTemporaryFolder { folder in
      try write(["a.txt": "1"], in: folder)
      chmod(folder.appending(path: "a.txt").path, mode)
      var writer = FileWriter()
      try writer.replace(folder.appending(path: "a.txt"), with: Data("2".utf8))
      #expect(self.mode("a.txt", in: folder) == mode)
    }
  }

  /// Links to files in other folders, through several links, and to files that are not there yet.
  @Test(arguments: [["../b.txt"], ["two.txt", "../b.txt"], ["../sub/../b.txt"]])
  func linksStayLinks(_ destinations: [String]) async throws {
    try await withTemporaryFolder { folder in
      try write(["sub/other.txt": ""], in: folder)
      let links = ["sub/one.txt", "sub/two.txt"].map { folder.appending(path: $0) }
      for (link, destination) in zip(links, destinations) {
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: destination)
      }
      var writer = FileWriter()
      for content in ["1", "2"] {
        try writer.replace(links[0], with: Data(content.utf8))
        #expect(try text("b.txt", in: folder) == content)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: links[0].path) == destinations[0])
      }
    }
  }

  /// The mode counts for root too, for whom every file is writable.
  @Test func readOnlyFilesStay() async throws {
    try await withTemporaryFolder { folder in
      try write(["a.txt": "1"], in: folder)
      chmod(folder.appending(path: "a.txt").path, 0o444)
      let error = #expect(throws: Diagnostic.self) {
        var writer = FileWriter()
        try writer.replace(folder.appending(path: "a.txt"), with: Data("2".utf8))
      }
      let path = folder.appending(path: "a.txt").path
      #expect(error?.text == "\(path) can't be written: it is read-only; allow it with `chmod u+w \(path)`")
      #expect(try text("a.txt", in: folder) == "1")
      #expect(files(in: folder) == ["a.txt"])
    }
  }

  @Test func errorsNameThePathAndTheReason() async throws {
    try await withTemporaryFolder { folder in
      try write(["file": "", "folder/x": ""], in: folder)
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: "loop")
      let expected = [
        ("file/a.txt", "/file can't be created: not a directory"),
        ("folder", "/folder can't be written: something is there that is not a file"),
        ("loop", "/loop can't be written: too many levels of symbolic links"),
      ]
      for (path, message) in expected {
        let error = #expect(throws: Diagnostic.self) {
          var writer = FileWriter()
          try writer.replace(folder.appending(path: path), with: Data())
        }
        #expect(error?.message == folder.path + message)
        #expect(error?.stage == .files)
      }
      let error = #expect(throws: Diagnostic.self) { try Data(readingFile: folder.appending(path: "none")) }
      #expect(error?.message == "\(folder.path)/none can't be read: no such file or directory")
    }
  }

  @Test func foundationsErrorsNameThePathAndTheReason() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "none/a").path
      let errors: [() throws -> Void] = [
        { try Data().write(to: URL(filePath: path)) }, { _ = try Data(contentsOf: URL(filePath: path)) },
        { _ = try FileManager.default.contentsOfDirectory(atPath: path) },
        { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false) },
      ]
      for work in errors {
        do {
          try work()
          Issue.record("no error")
        } catch {
          let message = Diagnostic(describing: error).message
          #expect(message == "\(path) can't be used: no such file or directory")
        }
      }
    }
  }

  @Test func filesOfKilledWritersAreSwept() async throws {
    try await withTemporaryFolder { folder in
      let names = [".lessons-0123456789abcdef.tmp", ".lessons-mine.tmp", ".lessons-0123456789abcdef", "notes.tmp"]
      try write(Dictionary(uniqueKeysWithValues: names.map { ($0, "") }), in: folder)
      // This one is being written.
      let temporary = try TemporaryFile.create(in: FilePath(folder.path), for: "a.txt")
      var writer = FileWriter()
      try writer.replace(folder.appending(path: "b.txt"), with: Data())
      #expect(temporary.move(to: FilePath(folder.path + "/a.txt")) == nil)
      #expect(files(in: folder) == ([".lessons-0123456789abcdef", ".lessons-mine.tmp", "a.txt", "b.txt", "notes.tmp"]))
    }
  }

  @Test func filesAreReadWhole() async throws {
    try await withTemporaryFolder { folder in
      mkfifo(folder.appending(path: "pipe").path, 0o666)
      #expect(try Data(readingFile: folder.appending(path: "pipe")).isEmpty)
      for count in [0, 1, 4096, 100_000] {
        let data = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 * 7) })
        try data.write(to: folder.appending(path: "a"))
        #expect(try Data(readingFile: folder.appending(path: "a")) == data)
      }
      #expect(try Data(readingFile: URL(filePath: "/proc/self/status")).count > 100)
    }
  }
}
