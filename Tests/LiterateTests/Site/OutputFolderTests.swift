import Foundation
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
      try output.clean()
      #expect(files(in: folder) == ["mine.txt", "sub/mine.html"])
    }
  }

  @Test func theListCannotNameFilesElsewhere() async throws {
    try await withTemporaryFolder { folder in
      try write(["keep.txt": "", "site/assets/files.txt": "../keep.txt\n/etc/passwd\n"], in: folder)
      #expect(try OutputFolder(folder.appending(path: "site")).clean() == [])
      #expect(files(in: folder).contains("keep.txt"))
    }
  }

  @Test func katexIsCopiedButNotListed() async throws {
    try await withTemporaryFolder { folder in
      let output = OutputFolder(folder)
      try output.write(["a.html": Data(), "assets/katex/katex.css": Data()], replacingAll: true)
      let list = try String(contentsOf: folder.appending(path: "assets/files.txt"), encoding: .utf8)
      #expect(list == "a.html\nassets/files.txt\n")
      #expect(try output.clean().count == 3)
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
}
