import Foundation

/// The compiler for cells, and the folder in which SwiftPM built the modules that they are compiled against.
public struct Toolchain: Sendable {
  /// The compiler's absolute path.
  public var swiftc: String
  /// SwiftPM's folder of products, with `Modules/` and the targets' object files.
  public var products: URL
  /// `lld` if that linker is installed, which is faster than the default one; otherwise `nil`.
  public var linker: String?

  /// The modules that cells are compiled against and linked with.
  static let modules = ["LessonKit", "Neural", "Wire"]

  /// Finds the compiler and the modules.
  ///
  /// - Parameters:
  ///   - products: The folder of the running command: SwiftPM builds LessonKit beside it.
  ///   - environment: The variables of the command's process; `PATH` is searched for tools.
  /// - Throws: A `Diagnostic` if there is no compiler, or LessonKit has not been built.
  public init(products: URL, environment: [String: String]) throws(Diagnostic) {
    guard let swiftc = Self.find("swiftc", environment) else {
      let hint = "install Swift, or add its bin folder to PATH"
      throw .error(.installation, "there is no swiftc on the PATH", hint: hint)
    }
    self.swiftc = swiftc
    self.products = products
    // Swift's distribution may include the linker; the compiler searches its own folder first.
    let own = URL(filePath: swiftc).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "ld.lld")
    linker =
      FileManager.default.isExecutableFile(atPath: own.path) || Self.find("ld.lld", environment) != nil ? "lld" : nil
    for module in Self.modules {
      guard FileManager.default.fileExists(atPath: self.module(module).path) else { throw missing(module) }
    }
  }

  /// The path of a program that is on the `PATH`.
  static func find(_ program: String, _ environment: [String: String]) -> String? {
    (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").lazy.map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The modules' object files, from SwiftPM's map of output files: the folders may also hold stale ones, of source
  /// files that no longer exist.
  func objects() throws(Diagnostic) -> [String] {
    var objects: [String] = []
    for module in Self.modules {
      let map = products.appending(path: "\(module).build/output-file-map.json")
      guard let data = try? Data(contentsOf: map),
        let entries = try? JSONDecoder().decode([String: OutputFiles].self, from: data)
      else { throw missing(module) }
      objects += Set(entries.values.compactMap(\.object))
        .filter { FileManager.default.fileExists(atPath: $0) }.sorted()
    }
    return objects
  }

  private func missing(_ module: String) -> Diagnostic {
    let message = "the module \(module), which cells are compiled with, is not in \(products.path)"
    return .error(.installation, message, hint: "start the command with `swift run lessons`")
  }

  /// An entry of `output-file-map.json`.
  private struct OutputFiles: Decodable {
    var object: String?
  }
}
