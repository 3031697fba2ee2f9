import Foundation
import Synchronization
import Wire

/// The digests of files' contents. A file whose status has not changed is not read again.
final class FileHashes: Sendable {
  private let store: Store
  /// The key of the digests known from earlier builds.
  private let key: Digest
  private let state: Mutex<State>

  private struct State {
    /// The digests from earlier builds.
    var known: [String: Hashed]
    /// The digests of the files asked for in this one.
    var used: [String: Hashed] = [:]
    var hasChanged = false
  }

  /// A file's digest, and its status when it was read.
  private struct Hashed: Sendable {
    var status: FileStatus
    var digest: Digest
  }

  /// Reads what is known from earlier builds.
  ///
  /// - Parameter name: The name under which it is stored.
  init(_ store: Store, name: String) {
    self.store = store
    key = Digest("lessons file hashes 1\n\(name)")
    state = Mutex(State(known: (store.value(key, as: List.self) ?? List()).files))
  }

  /// The digest of a file's content.
  ///
  /// - Returns: `nil` if it is no regular file, or can't be read.
  func digest(of path: String) -> Digest? {
    guard let status = FileStatus(path: path), status.kind == .file else { return nil }
    let known = state.withLock { state in
      let hashed = state.used[path] ?? state.known[path]
      if let hashed, hashed.status == status { state.used[path] = hashed }
      return hashed
    }
    if let known, known.status == status { return known.digest }
    guard let digest = Self.read(path) else { return nil }
    // A file that changes now, or could without a trace, is read again the next time.
    if status.isSettled, FileStatus(path: path) == status {
      state.withLock { state in
        state.used[path] = Hashed(status: status, digest: digest)
        state.hasChanged = true
      }
    }
    return digest
  }

  /// True if a file's digest is known without reading it.
  func knows(_ path: String) -> Bool {
    guard let status = FileStatus(path: path) else { return false }
    return state.withLock { ($0.used[path] ?? $0.known[path])?.status == status }
  }

  /// Stores the digests for later builds, if there are new ones.
  func save() {
    let new: [String: Hashed]? = state.withLock { state in
      guard state.hasChanged else { return nil }
      state.hasChanged = false
      return state.used
    }
    if let new { store.store(List(files: new), under: key) }
  }

  private static func read(_ path: String) -> Digest? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var hash = SHA256()
    return withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
      while true {
        let count = Foundation.read(file, buffer.baseAddress!, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { return nil }
        if count == 0 { return hash.finish() }
        hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }

  private struct List: ByteCodable {
    var files: [String: Hashed] = [:]

    init(files: [String: Hashed] = [:]) { self.files = files }

    func encode(to writer: inout ByteWriter) {
      writer.write(files.count)
      for (path, hashed) in files.sorted(by: { $0.key < $1.key }) {
        writer.write(path)
        hashed.status.encode(to: &writer)
        hashed.digest.encode(to: &writer)
      }
    }

    init(from reader: inout ByteReader) throws(WireError) {
      for _ in 0..<(try reader.readCount()) {
        let path = try reader.readText()
        files[path] = Hashed(status: try FileStatus(from: &reader), digest: try Digest(from: &reader))
      }
    }
  }
}
