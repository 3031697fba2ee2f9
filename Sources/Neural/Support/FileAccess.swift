#if !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// True if there is a file or folder of that path.
  func fileExists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Reads all bytes of a file.
  func readFile(_ path: String) throws(FileError) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw errno == ENOENT ? FileError(path, "there is no such file") : .system(path, "cannot be read")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes += chunk[..<count]
      if count == chunk.count { continue }
      guard ferror(file) == 0 else { throw .system(path, "cannot be read") }
      return bytes
    }
  }

  /// Makes `bytes` the content of a file, as a whole or not at all: they are written under another name, which then replaces
  /// the file's.
  func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let unfinished = "\(path).\(getpid()).unfinished"
    guard let file = fopen(unfinished, "wb") else { throw .system(path, "cannot be written") }
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    // A full disk may show only when the file is closed.
    let failure = isWritten ? nil : FileError.system(path, "cannot be written")
    let isClosed = fclose(file) == 0
    if isWritten, isClosed, rename(unfinished, path) == 0 { return }
    let error = failure ?? .system(path, "cannot be written")
    unlink(unfinished)
    throw error
  }

  extension FileError {
    /// The error that the system's last call reported.
    fileprivate static func system(_ file: String, _ problem: String) -> FileError {
      FileError(file, "\(problem): \(String(cString: strerror(errno)))")
    }
  }
#endif
