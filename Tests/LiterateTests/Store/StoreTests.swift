import Foundation
import Testing

@testable import Literate

/// Tests of the store of results: bytes in, bytes out, whatever happens to its files.
@Suite struct StoreTests {
  private func withStore(limit: Int = 500_000_000, _ body: (Store) throws -> Void) async throws {
    try await withTemporaryFolder { try body(Store(folder: $0.appending(path: "a/cache").path, limit: limit)) }
  }

  /// The paths of the entries' files.
  private func entries(of store: Store) -> [String] {
    let folder = URL(filePath: store.folder)
    return files(in: folder).filter { $0 != "size" }.map { folder.appending(path: $0).path }
  }

  @Test func whatWasStoredIsRead() async throws {
    try await withStore { store in
      let (a, b) = (Digest("a"), Digest("b"))
      #expect(store.read(a) == nil)
      store.write([1, 2, 3], for: a)
      store.write([], for: b)
      #expect(store.read(a) == [1, 2, 3])
      #expect(store.read(b) == [])
      store.write([4], for: a)
      #expect(Store(folder: store.folder).read(a) == [4])
      #expect(store.clear() == 2)
      #expect(store.read(a) == nil && store.warnings.isEmpty && store.repairs.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: store.folder))
    }
  }

  @Test func aDamagedEntryIsNone() async throws {
    try await withStore { store in
      let key = Digest("key")
      store.write(Array("content".utf8), for: key)
      let path = try #require(entries(of: store).first)
      let whole = try Data(contentsOf: URL(filePath: path))
      for length in 0..<whole.count {
        try whole.prefix(length).write(to: URL(filePath: path))
        #expect(store.read(key) == nil, "\(length) bytes")
      }
      for index in whole.indices {
        var damaged = whole
        damaged[index] ^= 1
        try damaged.write(to: URL(filePath: path))
        #expect(store.read(key) == nil, "byte \(index)")
      }
      try (whole + [0]).write(to: URL(filePath: path))
      #expect(store.read(key) == nil)
      let repairs = store.repairs.count
      #expect(repairs == 2 * whole.count + 1)
      store.write([7], for: key)
      #expect(store.read(key) == [7] && store.repairs.count == repairs && store.warnings.isEmpty)
    }
  }

  @Test func anEntryOfAnotherKeyIsNone() async throws {
    try await withStore { store in
      store.write([1], for: Digest("a"))
      let first = try #require(entries(of: store).first)
      store.write([2], for: Digest("b"))
      let second = try #require(entries(of: store).first { $0 != first })
      try FileManager.default.removeItem(atPath: second)
      try FileManager.default.copyItem(atPath: first, toPath: second)
      #expect(store.read(Digest("b")) == nil)
      #expect(store.repairs.count == 1)
    }
  }

  @Test func aFolderOrALinkInAnEntrysPlace() async throws {
    try await withStore { store in
      let key = Digest("a")
      store.write([1], for: key)
      let path = try #require(entries(of: store).first)
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
      #expect(store.read(key) == nil)
      store.write([2], for: key)
      #expect(store.read(key) == [2])
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(atPath: path + "/x", withIntermediateDirectories: true)
      #expect(store.read(key) == nil)
      store.write([3], for: key)
      #expect(store.read(key) == nil && store.warnings.count == 1)
    }
  }

  @Test func aStoreThatCannotBeWrittenIsAWarning() async throws {
    try await withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: "file"))
      let store = Store(folder: folder.appending(path: "file/cache").path)
      store.write([1], for: Digest("a"))
      store.write([2], for: Digest("b"))
      #expect(store.read(Digest("a")) == nil)
      #expect(store.warnings.map(\.severity) == [.warning])
      #expect(store.warnings.first?.message.contains("the cache is not used: ") == true)
      #expect(store.clear() == 0)
    }
  }

  @Test func whatWasUsedLongestAgoIsRemovedFirst() async throws {
    try await withStore(limit: 100_000) { store in
      let content = [UInt8](repeating: 1, count: 7_000)
      // Each takes two blocks of 4096 bytes on the disk: twelve are below the limit.
      for number in 0..<12 { store.write(content, for: Digest("\(number)")) }
      #expect(entries(of: store).count == 12)
      // The times of use are set, as the file system's clock may be coarse.
      for (age, key) in ["1", "0", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"].enumerated() {
        let name = Digest(key).description
        let path = "\(store.folder)/\(name.prefix(2))/\(name.dropFirst(2))"
        var times = [timespec(tv_sec: 1_000 + age, tv_nsec: 0), timespec(tv_sec: 1_000 + age, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
      }
      #expect(store.read(Digest("1")) != nil)
      store.write(content, for: Digest("12"))
      let left = (0...12).filter { number in
        let name = Digest("\(number)").description
        return FileManager.default.fileExists(atPath: "\(store.folder)/\(name.prefix(2))/\(name.dropFirst(2))")
      }
      #expect(!left.contains(0) && left.contains(1) && left.contains(12), "\(left)")
      #expect(left == left.sorted() && left.count < 12 && left.dropFirst().first == 13 - left.count + 1, "\(left)")
    }
  }

  @Test func onlyEntriesAreRemoved() async throws {
    try await withStore { store in
      store.write([1], for: Digest("a"))
      let folder = URL(filePath: store.folder)
      try write(["notes.txt": "mine", "ab/cd": "mine", "zz/x": "mine"], in: folder)
      store.clear()
      #expect(files(in: folder) == ["ab/cd", "notes.txt", "zz/x"])
    }
  }

  @Test func severalWritersAndReaders() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "cache").path
      let errors = try await (0..<8).map { $0 }.concurrentMap(limit: 8) { worker in
        let store = Store(folder: path, limit: 300_000)
        var errors = 0
        for round in 0..<60 {
          let number = (worker + round) % 10
          let content = [UInt8](repeating: UInt8(number), count: 1_000 * number)
          store.write(content, for: Digest("\(number)"))
          if let read = store.read(Digest("\((number + 1) % 10)")), Set(read).count > 1 { errors += 1 }
          if worker == 0, round % 20 == 19 { store.clear() }
        }
        return errors + store.repairs.count
      }
      #expect(errors.reduce(0, +) == 0)
    }
  }

  @Test func theFolderOfTheUser() {
    func folder(_ variables: [String: String]) -> String? { Store(variables)?.folder }
    #expect(folder(["LESSONS_CACHE": "c", "HOME": "/h"]) == "c")
    #expect(folder(["LESSONS_CACHE": "", "XDG_CACHE_HOME": "/x", "HOME": "/h"]) == "/x/lessons")
    #expect(folder(["XDG_CACHE_HOME": "relative", "HOME": "/h"]) == "/h/.cache/lessons")
    #expect(folder([:]) == nil)
  }

  @Test(arguments: [
    ("1000", 1_000), ("500M", 500_000_000), ("2 GB", 2_000_000_000), ("64kb", 64_000), ("0", 0), ("much", nil),
    ("-1", nil), ("999999999999G", nil), ("1.5G", nil),
  ])
  func sizes(text: String, size: Int?) {
    #expect(Store.size(text) == size)
    let store = Store(["LESSONS_CACHE": "/c", "LESSONS_CACHE_SIZE": text])
    #expect(store?.limit == size ?? 500_000_000)
    #expect(store?.warnings.count == (size == nil ? 1 : 0))
  }
}
