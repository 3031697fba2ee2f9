import Foundation
import Synchronization
import SystemPackage
import Wire

/// A store of results on disk, each under a digest of everything that it depends on.
///
/// Several processes may use one store at a time. A damaged entry counts as none, and a store that can't be written
/// costs a warning and the cache, never the build.
public final class Store: Sendable {
  /// The store's folder, which is created by the first entry.
  let folder: String
  /// The largest size of all entries on disk, in bytes.
  let limit: Int
  private let state = Mutex(State())

  private struct State {
    var warnings: [Diagnostic] = []
    var repairs: [Diagnostic] = []
    var isWritable = true
  }

  /// Creates a value for the store in a folder, which need not exist.
  init(folder: String, limit: Int = 500_000_000) {
    self.folder = folder
    self.limit = limit
  }

  /// A warning if the store can't be used as its user intends.
  public var warnings: [Diagnostic] { state.withLock(\.warnings) }
  /// Warnings about damaged entries, which were or will be made again.
  public var repairs: [Diagnostic] { state.withLock(\.repairs) }

  /// The content stored under a key; `nil` if there is none.
  func read(_ key: Digest) -> [UInt8]? {
    guard let file = Self.read(path(of: key)) else { return nil }
    guard let content = StoreEntry.decode(file, key: key) else {
      repair(key)
      return nil
    }
    return content
  }

  /// The value stored under a key; `nil` if there is none.
  func value<Value: ByteCodable>(_ key: Digest, as type: Value.Type = Value.self) -> Value? {
    guard let content = read(key) else { return nil }
    var reader = ByteReader(content)
    guard let value = try? Value(from: &reader), (try? reader.finish()) != nil else {
      repair(key)
      return nil
    }
    return value
  }

  /// Stores a value under a key.
  func store(_ value: some ByteCodable, under key: Digest) {
    var writer = ByteWriter()
    value.encode(to: &writer)
    write(writer.bytes, for: key)
  }

  /// Stores a content under a key.
  func write(_ content: [UInt8], for key: Digest) {
    guard state.withLock(\.isWritable) else { return }
    let file = StoreEntry.encode(content, key: key)
    let path = path(of: key)
    do throws(Diagnostic) {
      let parent = path.removingLastComponent()
      try FileWriter().createFolder(parent)
      let temporary = try TemporaryFile.create(in: parent, for: path.string)
      if let code = temporary.write(Data(file)) { throw .file(path.string, cannot: "be written", code) }
      if let code = temporary.move(to: path) { throw .file(path.string, cannot: "be written", code) }
      try StoreSize(folder: folder, limit: limit).add(file.count)
    } catch {
      warn("the cache is not used: \(error.message)", hint: "name another folder with LESSONS_CACHE")
      state.withLock { $0.isWritable = false }
    }
  }

  /// Removes all entries.
  ///
  /// - Returns: The number of entries.
  @discardableResult
  public func clear() -> Int { StoreSize(folder: folder, limit: limit).removeAll() }

  /// The path of an entry: its digest's hexadecimal form, the first two digits as a folder.
  private func path(of key: Digest) -> FilePath {
    let name = key.description
    return FilePath("\(folder)/\(name.prefix(2))/\(name.dropFirst(2))")
  }

  /// The bytes of an entry's file, whose time of use becomes now; `nil` if there is none.
  private static func read(_ path: FilePath) -> [UInt8]? {
    let file = open(path.string, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.isFile else { return nil }
    futimens(file, nil)
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let step = Foundation.read(file, buffer.baseAddress! + count, buffer.count - count)
        if step < 0, errno == EINTR { continue }
        guard step > 0 else { return }
        count += step
      }
    }
  }

  func warn(_ message: String, hint: String) {
    state.withLock { $0.warnings.append(.warning(.installation, message, hint: hint)) }
  }

  private func repair(_ key: Digest) {
    let message = "the entry \(key.description.prefix(12)) of the cache is damaged; it is made again"
    state.withLock { $0.repairs.append(.warning(.installation, message)) }
  }
}
