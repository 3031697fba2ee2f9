#if !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// All bytes of a file.
  func contents(ofFile path: String) throws(IDXError) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw IDXError(path, errno == ENOENT ? .missing : .unreadable(reason: systemError()))
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes += chunk[..<count]
      if count == chunk.count { continue }
      guard ferror(file) == 0 else { throw IDXError(path, .unreadable(reason: systemError())) }
      return bytes
    }
  }

  private func systemError() -> String {
    String(cString: strerror(errno))
  }
#endif
