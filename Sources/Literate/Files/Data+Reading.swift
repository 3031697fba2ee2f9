import Foundation

extension Data {
  /// Reads a file.
  ///
  /// - Throws: A `Diagnostic` with the path and the reason.
  init(readingFile file: URL) throws(Diagnostic) {
    try self.init(readingFile: file, called: file.relativePath)
  }

  /// Reads a file whose path has a form of its own in messages.
  init(readingFile file: URL, called path: String) throws(Diagnostic) {
    // A pipe without a writer would otherwise wait for one.
    let descriptor = open(file.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path, cannot: "be read", errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .file(path, cannot: "be read", errno) }
    var bytes = Data(count: Int(status.st_size) + 1)
    var count = 0
    while true {
      let added = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress! + count, buffer.count - count)
      }
      if added < 0, errno == EINTR { continue }
      guard added >= 0 else { throw .file(path, cannot: "be read", errno) }
      guard added > 0 else { break }
      count += added
      // Some files, such as those of /proc, are longer than they say.
      if count == bytes.count { bytes.count *= 2 }
    }
    self = bytes.prefix(count)
  }
}
