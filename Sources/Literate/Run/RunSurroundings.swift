import Foundation

/// What the runs of all lessons of a build depend on besides the lessons: tools, modules, variables, and the files that
/// cells can read.
struct RunSurroundings: Sendable {
  var toolchain: Toolchain
  /// The folder of the lessons, with the files that cells can read.
  var lessons: URL
  /// The variables that are passed on to cells.
  var environment: [String: String]
  /// The time that a cell may take if its options give none.
  var timeout: Duration

  /// The running executable of this process.
  private static let executable = "/proc/self/exe"

  /// The surroundings as inputs.
  ///
  /// - Returns: `nil` if there are too many files to hash.
  /// - Throws: `CancellationError`; a `Diagnostic` of the installation; an error of the system.
  func inputs(_ hashes: FileHashes, _ store: Store) async throws -> Inputs? {
    let files = FileTree(lessons.path) { ProgramRunner.isAccessible($0) }
    guard !files.isTooLarge else { return nil }
    var inputs = Inputs()
    func add(_ name: String, file path: String) {
      inputs.add(name, hashes.digest(of: path)?.description ?? "unreadable")
    }
    add("the command itself", file: Self.executable)
    inputs.add("the compiler's version", try await toolchain.version(store))
    add("the compiler", file: toolchain.swiftc)
    inputs.add("the linker", toolchain.linker ?? "the default one")
    for object in try toolchain.objects() {
      add("the object \(URL(filePath: object).lastPathComponent) of LessonKit", file: object)
    }
    for module in Toolchain.modules { add("the module \(module)", file: toolchain.module(module).path) }
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) { inputs.add("the variable \(name)", value) }
    inputs.add("the time limit of cells", "\(timeout / .seconds(1)) s")
    for (path, kind) in files.files {
      switch kind {
      case .file: add("the file \(path)", file: "\(lessons.path)/\(path)")
      case .folder: inputs.add("the folder \(path)", "a folder")
      case .other: inputs.add("the file \(path)", "no regular file")
      }
    }
    hashes.save()
    return inputs
  }
}
