#if !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Why a file could not be read or written, in the system's words.
  struct FileError: Error {
    let isMissing: Bool
    let reason: String

    /// What the last call to the system said.
    static var last: FileError {
      FileError(isMissing: errno == ENOENT, reason: String(cString: strerror(errno)))
    }
  }

  func isThere(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// All bytes of a file.
  func contents(ofFile path: String) throws(FileError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw .last }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes += chunk[..<count]
      if count == chunk.count { continue }
      guard ferror(file) == 0 else { throw .last }
      return bytes
    }
  }

  /// Makes `bytes` the content of a file, as a whole or not at all.
  func write(_ bytes: [UInt8], toFile path: String) throws(FileError) {
    let unfinished = "\(path).\(getpid()).unfinished"
    guard let file = fopen(unfinished, "wb") else { throw .last }
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    // A full disk may show only when the file is closed.
    let failure = isWritten ? nil : FileError.last
    let isClosed = fclose(file) == 0
    if isWritten, isClosed, rename(unfinished, path) == 0 { return }
    let error = failure ?? .last
    unlink(unfinished)
    throw error
  }
#endif
