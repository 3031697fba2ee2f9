import Foundation
import SystemPackage
import Testing

@testable import Literate

@Suite struct OutputFolderTests {
  @Test func onlyChangedFilesAreWritten() async throws {
    try await withTemporaryFolder { (folder: URL) async throws in
      let output = OutputFolder(folder.appending(path: "site"))
      let site = ["a.html": Data("a".utf8), "assets/site.css": Data("b".utf8)]
      #expect(try output.write(site, replacingAll: true) == ["a.html", "assets/files.txt", "assets/site.css"])
      #expect(try output.write(site, replacingAll: true) == [])
      #expect(try output.write(["a.html": Data("c".utf8)], replacingAll: false) == ["a.html"])
      #expect(files(in: folder) == ["site/a.html", "site/assets/files.txt", "site/assets/site.css"])
    }
  }

  @Test func otherFilesAreKept() async throws {
    try await withTemporaryFolder { folder in
      try write(["mine.txt": "mine", "sub/mine.html": "mine"], in: folder)
      let output = OutputFolder(folder)
      try output.write(["sub/a.html": Data(), "b.html": Data()], replacingAll: true)
      try output.write(["b.html": Data()], replacingAll: true)
      #expect(files(in: folder) == ["assets/files.txt", "b.html", "mine.txt", "sub/mine.html"])
      try await output.clean()
      #expect(files(in: folder) == ["mine.txt", "sub/mine.html"])
    }
  }

  @Test func theListCannotNameFilesElsewhere() async throws {
    try await withTemporaryFolder { folder in
      try write(["keep.txt": "", "site/assets/files.txt": "../keep.txt\n/etc/passwd\n"], in: folder)
      #expect(try await OutputFolder(folder.appending(path: "site")).clean() == [])
      #expect(files(in: folder).contains("keep.txt"))
    }
  }

  @Test func katexIsCopiedButNotListed() async throws {
    try await withTemporaryFolder { folder in
      let output = OutputFolder(folder)
      try output.write(["a.html": Data(), "assets/katex/katex.css": Data()], replacingAll: true)
      let list = try String(contentsOf: folder.appending(path: "assets/files.txt"), encoding: .utf8)
      #expect(list == "a.html\nassets/files.txt\n")
      #expect(try await output.clean().count == 3)
      #expect(files(in: folder) == [])
    }
  }

  @Test func otherFilesAreNotOverwritten() async throws {
    try await withTemporaryFolder { folder in
      try write(["b.html": "mine"], in: folder)
      #expect(throws: Diagnostic.self) {
        try OutputFolder(folder).write(["a.html": Data(), "b.html": Data()], replacingAll: true)
      }
      #expect(files(in: folder) == ["b.html"])
    }
  }

  /// Names with two dots, line ends and backslashes, and the two Unicode forms of `é`, which are two files.
  @Test func anyNameIsAPath() async throws {
    try await withTemporaryFolder { folder in
      let output = OutputFolder(folder)
      for name in ["a..b", "a\nb", "a\r\nb", "a\\nb", "\u{E9}", "e\u{301}"] {
        for text in ["1", "2"] { try output.write(["\(name).html": Data(text.utf8)], replacingAll: true) }
        #expect(
          files(in: folder).map { Array($0.utf8) }
            == [Array("\(name).html".utf8), Array("assets/files.txt".utf8)].sorted { $0.lexicographicallyPrecedes($1) }
        )
      }
      try await output.clean()
      #expect(files(in: folder) == [])
    }
  }

  /// What is on the disk when a build is killed after any of its steps is mended by the next build.
  @Test func writingMayEndAnywhere() async throws {
    let first = ["a.html": "1", "b.html": "1", "old.html": "1", "Images/old.png": "1"].mapValues { Data($0.utf8) }
    let second = ["a.html": "2", "b.html": "2", "new.html": "2", "Images/new.png": "2"].mapValues { Data($0.utf8) }
    for steps in 0...5 {
      try await withTemporaryFolder { folder in
        let output = OutputFolder(folder)
        try output.write(first, replacingAll: true)
        let paths = ["Images/new.png", "a.html", "b.html", "new.html"]
        // The steps of the second build, in their order: the list of all files, then each file.
        let all = Manifest(Set((Array(first.keys) + second.keys + ["assets/files.txt"]).map { FilePath($0) }))
        if steps > 0 { try all.data.write(to: folder.appending(path: "assets/files.txt")) }
        for path in paths.prefix(max(0, steps - 1)) {
          let text = String(decoding: second[path]!, as: UTF8.self)
          try write(
            [path: text, ".lessons-0123456789abcdef.tmp": "", "assets/.lessons-0123456789abcdef.tmp": ""],
            in: folder
          )
        }
        try output.write(second, replacingAll: true)
        #expect(files(in: folder) == ["Images/new.png", "a.html", "assets/files.txt", "b.html", "new.html"])
        for (path, data) in second { #expect(try Data(contentsOf: folder.appending(path: path)) == data) }
      }
    }
  }

  /// Where a file can't be replaced, nothing is written, and the error says which file and why.
  @Test func nothingIsWrittenIfAFileCannotBe() async throws {
    try await withTemporaryFolder { folder in
      let output = OutputFolder(folder)
      try output.write(["a.html": Data(), "b.html": Data()], replacingAll: true)
      chmod(folder.appending(path: "b.html").path, 0o444)
      let error = #expect(throws: Diagnostic.self) {
        try output.write(["a.html": Data("new".utf8), "b.html": Data("new".utf8)], replacingAll: true)
      }
      #expect(error?.message == "\(folder.path)/b.html can't be written: it is read-only")
      #expect(try Data(contentsOf: folder.appending(path: "a.html")) == Data())
    }
  }

  @Test func aSecondWriterWaitsAndGivesUp() async throws {
    try await withTemporaryFolder { folder in
      let first = try await FolderLock.acquire(folder, waitingAtMost: .zero) { _ in Issue.record("nobody else writes") }
      var holders: [pid_t?] = []
      let error = await #expect(throws: Diagnostic.self) {
        try await OutputFolder(folder, patience: .milliseconds(50)).locked {
          holders.append($0)
        } _: {
        }
      }
      #expect(error?.stage == .files)
      #expect(error?.message.contains("has not finished writing \(folder.path)") == true, "\(error?.message ?? "")")
      #expect(holders.count == 1)
      withExtendedLifetime(first) {}
      #expect(files(in: folder) == [])
    }
  }

  @Test func aLockEndsWithItsHolder() async throws {
    try await withTemporaryFolder { folder in
      let output = OutputFolder(folder.appending(path: "site"), patience: .zero)
      for _ in 0..<3 {
        try await output.locked { _ = try output.write(["a.html": Data()], replacingAll: true) }
        // `clean` removes the folder that it has locked.
        try await output.clean()
      }
    }
  }
}
