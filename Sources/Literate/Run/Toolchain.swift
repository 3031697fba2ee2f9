import Foundation

/// What cells are compiled with: the compiler, and the folder in which SwiftPM has built LessonKit and Neural.
public struct Toolchain: Sendable {
  /// The compiler, an absolute path.
  public var swiftc: String
  /// SwiftPM's folder of products, which holds `Modules/` and the targets' objects.
  public var products: URL
  /// A linker faster than the system's own, if there is one: `lld`.
  public var linker: String?

  /// - Parameters:
  ///   - products: the folder of the running command: SwiftPM builds LessonKit beside it.
  ///   - environment: the variables of the command's own process; `PATH` says where to look for tools.
  /// - Throws: `ToolchainError` if there is no compiler, or LessonKit has not been built.
  public init(products: URL, environment: [String: String]) throws(ToolchainError) {
    guard let swiftc = Self.find("swiftc", environment) else { throw .noCompiler }
    self.swiftc = swiftc
    self.products = products
    // Swift brings it along; the compiler looks beside itself first.
    let own = URL(filePath: swiftc).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "ld.lld")
    linker =
      FileManager.default.isExecutableFile(atPath: own.path) || Self.find("ld.lld", environment) != nil ? "lld" : nil
    for module in Self.modules {
      let file = products.appending(path: "Modules/\(module).swiftmodule")
      guard FileManager.default.fileExists(atPath: file.path) else { throw .noModule(module, products.path) }
    }
  }

  /// The path of a program that is on the `PATH`.
  static func find(_ program: String, _ environment: [String: String]) -> String? {
    (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").lazy.map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static let modules = ["LessonKit", "Neural", "Wire"]

  /// The object files of LessonKit and Neural, as SwiftPM's own map lists them: the folders may hold others, of
  /// source files that are gone.
  func objects() throws(ToolchainError) -> [String] {
    var objects: [String] = []
    for module in Self.modules {
      let map = products.appending(path: "\(module).build/output-file-map.json")
      guard let data = try? Data(contentsOf: map),
        let entries = try? JSONDecoder().decode([String: OutputFiles].self, from: data)
      else { throw .noModule(module, products.path) }
      objects += Set(entries.values.compactMap(\.object))
        .filter { FileManager.default.fileExists(atPath: $0) }.sorted()
    }
    return objects
  }

  private struct OutputFiles: Decodable {
    var object: String?
  }
}
