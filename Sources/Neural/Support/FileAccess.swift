#if !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Returns `true` if `path` names an existing file or folder.
  func fileExists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Reads a whole file.
  ///
  /// - Throws: A `FileError` if the file does not exist or cannot be read.
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

  /// Replaces the content of the file at `path` atomically: `bytes` are written to a temporary file in the same folder, which is
  /// then renamed.
  ///
  /// - Throws: A `FileError` if the file cannot be written; a file that was there before is unchanged.
  func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let temporary = "\(path).\(getpid()).unfinished"
    guard let file = fopen(temporary, "wb") else { throw .system(path, "cannot be written") }
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    // A full disk may be reported only when the file is closed.
    let failure = isWritten ? nil : FileError.system(path, "cannot be written")
    let isClosed = fclose(file) == 0
    if isWritten, isClosed, rename(temporary, path) == 0 { return }
    let error = failure ?? .system(path, "cannot be written")
    unlink(temporary)
    throw error
  }

  extension FileError {
    /// The error that `errno` describes.
    fileprivate static func system(_ file: String, _ problem: String) -> FileError {
      FileError(file, "\(problem): \(String(cString: strerror(errno)))")
    }
  }
#endif
