import Foundation

/// An installed KaTeX, and the JavaScript interpreter that runs it in a child process.
public struct KaTeX: Sendable {
  /// The folder with `katex.min.js`, `katex.min.css` and `fonts/`.
  var folder: URL
  /// The path of `duk` (Duktape) or `node`.
  var interpreter: String
  /// The longest time for loading KaTeX, and for each formula. The longest plain formula takes some seconds.
  var deadline = Duration.seconds(30)

  /// Finds KaTeX's script and an interpreter: `duk`, or else `node`.
  ///
  /// - Parameter environment: `LESSONS_KATEX` names KaTeX's folder where it is not Debian's; `PATH` is searched for the
  ///   interpreter.
  /// - Throws: A `Diagnostic` if KaTeX or an interpreter is missing.
  public init(_ environment: [String: String]) throws(Diagnostic) {
    guard let folder = Self.folder(environment) else {
      throw .error(.installation, "KaTeX is not installed", hint: "install Debian's libjs-katex and fonts-katex")
    }
    guard let interpreter = ["duk", "node"].lazy.compactMap({ Toolchain.find($0, environment) }).first else {
      throw .error(.installation, "there is neither `duk` nor `node` to run KaTeX", hint: "install Debian's duktape")
    }
    self.folder = folder
    self.interpreter = interpreter
  }

  /// KaTeX's folder, or `nil` if it is not installed.
  static func folder(_ environment: [String: String]) -> URL? {
    let folders =
      environment["LESSONS_KATEX"].map { [$0] } ?? ["/usr/share/javascript/katex", "/usr/share/nodejs/katex/dist"]
    return folders.map { URL(filePath: $0, directoryHint: .isDirectory) }
      .first { FileManager.default.fileExists(atPath: script(in: $0).path) }
  }

  private static func script(in folder: URL) -> URL { folder.appending(path: "katex.min.js") }

  /// KaTeX's version, read from its script.
  var version: String? {
    guard let data = try? Data(contentsOf: Self.script(in: folder)),
      let start = data.range(of: Data("version:\"".utf8))?.upperBound
    else { return nil }
    return String(decoding: data[start...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }

  /// The result for one formula: HTML, or an error message and its position in the TeX in UTF-16 units.
  struct Response: Decodable {
    var html: String?
    var message: String?
    var position: Int?
  }

  /// Typesets formulas in one child process.
  ///
  /// - Returns: The results for the first formulas. If they are not all, the child process crashed, ran out of memory
  ///   or exceeded its time at the formula behind them.
  /// - Throws: A `Diagnostic` if KaTeX can't be loaded; `CancellationError`; an error of the system.
  func typeset(_ formulas: [TeX]) async throws -> [Response] {
    let script = Self.script(in: folder)
    guard let katex = try? Data(contentsOf: script) else {
      throw Self.unusable("cannot read KaTeX at \(script.path)")
    }
    return try await ScratchFolder.with { folder in
      let program = folder.appending(path: "formulas.js")
      try Self.program(katex, formulas).write(to: program)
      let child = child(running: program, in: folder)
      var (size, time) = (UInt64(0), Duration.zero)
      _ = try await child.run { elapsed in
        let attributes = try? FileManager.default.attributesOfItem(atPath: child.output.path)
        let written = attributes?[.size] as? UInt64 ?? 0
        if written > size { (size, time) = (written, elapsed) }
        return elapsed - time < deadline
      }
      // The bytes behind the last line feed are an incomplete line.
      let output = try Data(contentsOf: child.output)
      let lines = output.split(separator: .lineFeed, omittingEmptySubsequences: false).dropLast()
      guard lines.first == Data("ready".utf8) else {
        let message = try String(decoding: Data(contentsOf: child.error), as: UTF8.self).split(separator: "\n").first
        throw Self.unusable("\(script.path) is not a KaTeX that works here (\(message ?? "it does not start"))")
      }
      return try lines.dropFirst().map { try JSONDecoder().decode(Response.self, from: $0) }
    }
  }

  private static func unusable(_ message: String) -> Diagnostic {
    .error(.installation, message, hint: "install Debian's libjs-katex")
  }

  /// A process of the interpreter with at most half a gigabyte of memory; the longest plain formula takes 80 MB in
  /// Duktape. Node needs more for itself, and has an option of its own.
  private func child(running program: URL, in folder: URL) -> ChildProcess {
    let isDuktape = interpreter.hasSuffix("/duk")
    return ChildProcess(
      executable: interpreter,
      arguments: (isDuktape ? [] : ["--max-old-space-size=512"]) + [program.path],
      environment: [:],
      folder: folder,
      output: folder.appending(path: "output"),
      error: folder.appending(path: "errors"),
      limits: ResourceLimits(memory: isDuktape ? 512 << 20 : 4 << 30, processes: 16, fileSize: 1 << 30, openFiles: 256),
      writableFolder: folder
    )
  }

  /// The program: the theme's script, KaTeX's, and a call with the formulas.
  private static func program(_ katex: Data, _ formulas: [TeX]) throws -> Data {
    let list = formulas.map { "[\(literal($0.text)), \($0.display)]" }.joined(separator: ",\n")
    let script = Bundle.module.resourceURL!.appending(path: "Theme/typeset.js")
    return try Data(contentsOf: script) + katex + Data("\n;typesetAll([\(list)])\n".utf8)
  }

  /// A JavaScript string literal with every UTF-16 unit escaped.
  private static func literal(_ text: String) -> String {
    "\"" + text.utf16.map { "\\u" + String(0x10000 + Int($0), radix: 16).dropFirst() }.joined() + "\""
  }
}
