import Foundation
import Wire

extension Toolchain {
  /// What the compiler says about its version.
  ///
  /// - Parameter store: Keeps the text as long as the compiler's files are unchanged; `nil` to ask every time.
  /// - Throws: `CancellationError`; an error of the system.
  func version(_ store: Store?) async throws -> String {
    let compiler = URL(filePath: swiftc).resolvingSymlinksInPath()
    var writer = ByteWriter()
    for path in [compiler.path, compiler.deletingLastPathComponent().appending(path: "swift-frontend").path] {
      writer.write(path)
      FileStatus(path: path)?.encode(to: &writer)
    }
    let key = Digest(Array("lessons compiler version 1\n".utf8) + writer.bytes)
    if let text = store?.read(key) { return String(decoding: text, as: UTF8.self) }
    let text = try await askVersion()
    if text.contains("Swift version") { store?.write(Array(text.utf8), for: key) }
    return text
  }

  /// The file of a module that cells are compiled against.
  func module(_ name: String) -> URL { products.appending(path: "Modules/\(name).swiftmodule") }

  private func askVersion() async throws -> String {
    try await ScratchFolder.with { folder in
      let child = ChildProcess(
        executable: swiftc,
        arguments: ["--version"],
        // The compiler leaves its temporary folders behind; these go with this one.
        environment: ["TMPDIR": folder.path],
        folder: folder,
        output: folder.appending(path: "version"),
        error: folder.appending(path: "errors")
      )
      _ = try await child.run { $0 < .seconds(60) }
      return try String(contentsOf: child.output, encoding: .utf8)
    }
  }
}
