import Foundation
import SystemPackage

/// The writer of the files that people keep: pages, and lessons.
///
/// A file is replaced as a whole or not at all. A link stays a link: the file that it leads to is replaced. Modes stay as
/// they are, and a read-only file stays as it is. All errors are diagnostics with the path and the reason.
struct FileWriter {
  /// The folders without files of killed writers.
  private var swept: Set<FilePath> = []

  /// Replaces a file, or creates it and its folder.
  mutating func replace(_ file: URL, with content: Data) throws(Diagnostic) {
    let path = file.relativePath
    let target = try Self.target(of: path)
    let folder = target.removingLastComponent()
    try createFolder(folder)
    sweep(folder)
    let status = try Self.writableStatus(of: target, called: path)
    let temporary = try TemporaryFile.create(in: folder, for: path)
    if let status { temporary.adopt(status) }
    if let code = temporary.write(content) { throw .file(path, cannot: "be written", code) }
    if let code = temporary.move(to: target) { throw .file(path, cannot: "be written", code) }
  }

  /// Creates a file that is not there yet, and its folder.
  mutating func create(_ file: URL, with content: Data) throws(Diagnostic) {
    var status = stat()
    guard lstat(file.relativePath, &status) != 0 else { throw .file(file.relativePath, cannot: "be created", EEXIST) }
    try replace(file, with: content)
  }

  /// Removes a file or a link. It is no error if it is not there.
  func remove(_ file: URL) throws(Diagnostic) {
    guard unlink(file.relativePath) != 0, errno != ENOENT, errno != ENOTDIR else { return }
    throw .file(file.relativePath, cannot: "be removed", errno)
  }

  /// Creates a folder, and those that it is in.
  func createFolder(_ folder: FilePath) throws(Diagnostic) {
    if folder.isEmpty || mkdir(folder.string, 0o777) == 0 { return }
    var code = errno
    if code == ENOENT, folder.lastComponent != nil {
      try createFolder(folder.removingLastComponent())
      if mkdir(folder.string, 0o777) == 0 { return }
      code = errno
    }
    var status = stat()
    if stat(folder.string, &status) == 0 {
      if status.isFolder { return }
      code = ENOTDIR
    }
    throw .file(folder.string, cannot: "be created", code)
  }

  /// Removes what killed writers left in a folder.
  mutating func sweep(_ folder: FilePath) {
    guard swept.insert(folder).inserted else { return }
    TemporaryFile.sweep(folder)
  }

  /// Throws the error with which `replace` would end, as far as it can be known before.
  static func check(_ file: URL) throws(Diagnostic) {
    let target = try target(of: file.relativePath)
    _ = try writableStatus(of: target, called: file.relativePath)
    try checkFolder(target.removingLastComponent())
  }

  /// Throws an error if no file can be created in a folder, whether it is there or still to be created.
  static func checkFolder(_ folder: FilePath) throws(Diagnostic) {
    let path = folder.isEmpty ? "." : folder.string
    var status = stat()
    if stat(path, &status) != 0 {
      guard errno == ENOENT, folder.lastComponent != nil else { throw .file(path, cannot: "be written", errno) }
      return try checkFolder(folder.removingLastComponent())
    }
    guard status.isFolder else { throw .file(path, cannot: "be used", ENOTDIR) }
    guard access(path, W_OK | X_OK) == 0 else { throw .file(path, cannot: "be written", errno) }
  }

  /// The file at the end of the links that a path may lead through. It need not be there.
  static func target(of path: String) throws(Diagnostic) -> FilePath {
    var target = FilePath(path)
    for _ in 0..<40 {
      guard let destination = destination(of: target) else { return target }
      target = target.removingLastComponent().pushing(destination)
    }
    throw .file(path, cannot: "be written", ELOOP)
  }

  /// Where a link leads, relative to its folder; `nil` if it is none.
  private static func destination(of link: FilePath) -> FilePath? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(PATH_MAX)) { buffer in
      let count = readlink(link.string, buffer.baseAddress!, buffer.count)
      return count > 0 ? FilePath(String(decoding: buffer[..<count], as: UTF8.self)) : nil
    }
  }

  /// The status of a file that may be replaced; `nil` if there is none.
  private static func writableStatus(of target: FilePath, called path: String) throws(Diagnostic) -> stat? {
    var status = stat()
    guard stat(target.string, &status) == 0 else {
      guard errno == ENOENT else { throw .file(path, cannot: "be written", errno) }
      return nil
    }
    guard status.isFile else {
      throw .error(.files, "\(path) can't be written: something is there that is not a file", hint: "move it away")
    }
    // For root every file is writable, but the mode says what its owner wants.
    guard status.st_mode & 0o222 != 0 else {
      throw .error(.files, "\(path) can't be written: it is read-only", hint: "allow it with `chmod u+w \(path)`")
    }
    guard access(target.string, W_OK) == 0 else { throw .file(path, cannot: "be written", errno) }
    return status
  }
}

extension stat {
  /// True for a regular file.
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
  /// True for a folder.
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
}
