import Foundation
import Testing

@testable import Literate

/// Tests of the digests of files, and of the lists of the files in a folder.
@Suite struct FileHashesTests {
  @Test func aChangedFileHasAnotherDigest() async throws {
    try await withTemporaryFolder { folder in
      let store = Store(folder: folder.appending(path: "cache").path)
      let file = folder.appending(path: "a").path
      func digest() -> Digest? {
        let hashes = FileHashes(store, name: "test")
        defer { hashes.save() }
        return hashes.digest(of: file)
      }
      #expect(digest() == nil)
      for text in ["one", "two", "two", "six", ""] {
        // The same file, mostly of the same size, and within the resolution of the clock.
        try Data(text.utf8).write(to: URL(filePath: file))
        #expect(digest() == Digest(text))
        #expect(digest() == Digest(text))
      }
    }
  }

  @Test func anUnchangedFileIsNotReadAgain() async throws {
    try await withTemporaryFolder { folder in
      let store = Store(folder: folder.appending(path: "cache").path)
      // Any old file of the system will do: its digest is known by its status alone.
      let hashes = FileHashes(store, name: "test")
      let digest = hashes.digest(of: "/bin/sh")
      hashes.save()
      #expect(digest != nil)
      #expect(FileHashes(store, name: "test").knows("/bin/sh") && !FileHashes(store, name: "other").knows("/bin/sh"))
    }
  }

  @Test func whatIsNoFileHasNoDigest() async throws {
    try await withTemporaryFolder { folder in
      let hashes = FileHashes(Store(folder: folder.appending(path: "cache").path), name: "test")
      let pipe = folder.appending(path: "pipe").path
      #expect(mkfifo(pipe, 0o600) == 0)
      for path in [pipe, folder.path, "/nowhere"] { #expect(hashes.digest(of: path) == nil) }
    }
  }

  @Test func theFilesOfATree() async throws {
    try await withTemporaryFolder { folder in
      try write(["Data/b": "", "Data/.hidden": "", "Data/sub/c.md": "", "a.md": "", "elsewhere/x": ""], in: folder)
      for (link, destination) in [("Data/up", ".."), ("Data/link", "../elsewhere"), ("Data/dead", "nowhere")] {
        let path = folder.appending(path: link).path
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: destination)
      }
      let tree = FileTree(folder.path) { $0 == "Data" }
      #expect(
        tree.files.map(\.path) == [
          "Data", "Data/.hidden", "Data/b", "Data/link", "Data/link/x", "Data/sub", "Data/sub/c.md", "Data/up",
        ]
      )
      #expect(!tree.isTooLarge && FileTree(folder.path, limit: 3) { _ in true }.isTooLarge)
    }
  }
}
