import Foundation

/// The states of the files in the course's `Data/`, by which a change during a build is noticed: inode, size and times.
struct DataStamps: Sendable, Equatable {
  private let stamps: [String: [Int]]

  /// The folder of the data that cells read, in the lessons' folder.
  static let folder = "Data"

  /// Reads the states of the files in `Data/`, and in the folders in it.
  init(of lessons: LessonFolder) {
    let folder = lessons.url.appending(path: Self.folder).resolvingSymlinksInPath()
    var stamps: [String: [Int]] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
      var status = stat()
      guard stat(folder.appending(path: path).path, &status) == 0, !status.isFolder else { continue }
      let (modified, changed) = (status.st_mtim, status.st_ctim)
      stamps["\(Self.folder)/\(path)"] = [
        Int(bitPattern: UInt(status.st_ino)), Int(status.st_size), modified.tv_sec, modified.tv_nsec, changed.tv_sec,
        changed.tv_nsec,
      ]
    }
    self.stamps = stamps
  }

  /// The path, relative to the lessons' folder, of the first file that is not as it was.
  func firstChange(since earlier: DataStamps) -> String? {
    Set(stamps.keys).union(earlier.stamps.keys).sorted().first { stamps[$0] != earlier.stamps[$0] }
  }
}
