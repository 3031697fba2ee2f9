import CGraphviz
import Glibc
import Synchronization

/// The Graphviz library: DOT in, SVG out. This is the only file that uses it.
///
/// Only two plugins are loaded, the `dot` layout and the core renderers: without font plugins Graphviz measures text
/// with its built-in tables, the same on every machine. Each graph is drawn in a forked process, because Graphviz
/// crashes on some graphs, is not thread-safe, and keeps state from one graph to the next.
enum Graphviz {
  /// A drawing of Graphviz.
  struct Drawing {
    var svg: String
    /// The graph's name, if it has one.
    var name: String?
  }

  private struct Context: @unchecked Sendable {
    /// Written once, then only read, by child processes.
    var pointer: OpaquePointer
  }

  private static let context = Mutex<Context?>(nil)

  /// The library's version. The first call loads the plugins.
  static func version() throws(Diagnostic) -> String {
    String(cString: gvcVersion(try loaded().pointer))
  }

  /// Lays out and draws one graph.
  static func draw(_ dot: String) throws(Diagnostic) -> Drawing {
    if let line = dot.utf8.line(of: 0) { throw .diagram("a NUL character", line: line) }
    let response = try run(loaded(), dot)
    if let error = response.messages.error { throw error }
    guard response.isComplete else {
      throw .diagram("Graphviz crashes on this graph, or takes too long", hint: "try a simpler one")
    }
    guard let name = response.graphs.first else { throw .diagram("there is no graph in the text") }
    if response.graphs.count > 1 {
      throw .diagram("there are several graphs in the text", hint: "give each a fence of its own")
    }
    if response.isEmpty { throw .diagram("the graph has no nodes") }
    if let layout = response.layout {
      throw .diagram("there is no layout “\(layout)” here", hint: "diagrams are laid out by dot")
    }
    if response.hasImage { throw .imageInDiagram }
    // Graphviz names a graph without a name `%3` or the like.
    let isNamed = !name.isEmpty && !name.hasPrefix("%")
    if !isNamed, dot.contains("\\G") {
      throw .diagram("“\\G” stands for the graph's name, and this graph has none")
    }
    guard let svg = response.svg else { throw .diagram("Graphviz could not draw this graph") }
    return Drawing(svg: svg, name: isNamed ? name : nil)
  }
}

// MARK: - Child process

extension Graphviz {
  /// The records that a child process wrote.
  private struct Response {
    /// The names of the graphs in the text.
    var graphs: [String] = []
    var messages = GraphvizMessages()
    /// The layout that the graph asks for, if it is not available.
    var layout: String?
    var hasImage = false
    var isEmpty = false
    var svg: String?
    /// True if the child process reached its end.
    var isComplete = false

    /// Decodes records.
    ///
    /// - Parameter records: For each record a letter for its type, a length of eight bytes in the machine's order, and
    ///   as many bytes of text.
    init(records: [UInt8]) {
      var rest = records[...]
      while let type = rest.popFirst(), rest.count >= 8 {
        let length = rest.prefix(8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
        rest = rest.dropFirst(8)
        guard length <= rest.count else { return }
        add(type: Int(type), text: String(decoding: rest.prefix(Int(length)), as: UTF8.self))
        rest = rest.dropFirst(Int(length))
      }
    }

    private mutating func add(type: Int, text: String) {
      switch type {
      case GRAPHVIZ_GRAPH: graphs.append(text)
      case GRAPHVIZ_MESSAGE: messages.append(text)
      case GRAPHVIZ_LAYOUT: layout = text
      case GRAPHVIZ_IMAGE: hasImage = true
      case GRAPHVIZ_EMPTY: isEmpty = true
      case GRAPHVIZ_DRAWING: svg = text
      case GRAPHVIZ_DONE: isComplete = true
      default: break
      }
    }
  }

  private static func run(_ context: Context, _ dot: String) throws(Diagnostic) -> Response {
    var child: pid_t = 0
    let output = withText(GraphvizMessages.file) { file in
      withText(dot) { text in
        var job = graphviz_job(context: context.pointer, dot: text, length: strlen(text), file: file)
        return graphviz_start(&job, &child)
      }
    }
    guard output >= 0 else { throw .diagram("there is no process to be had for Graphviz") }
    let records = bytes(from: output)
    while waitpid(child, nil, 0) < 0, errno == EINTR {}
    return Response(records: records)
  }

  private static func bytes(from file: CInt) -> [UInt8] {
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { return bytes }
    }
  }

  /// Calls a closure with a text as a `char *`, which Graphviz does not write to.
  private static func withText<Result>(_ text: String, _ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
    var bytes = Array(text.utf8CString)
    return bytes.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
  }
}

// MARK: - Loading

extension Graphviz {
  private static func loaded() throws(Diagnostic) -> Context {
    try context.withLock { context throws(Diagnostic) in
      if let context { return context }
      let new = try makeContext()
      context = new
      return new
    }
  }

  private static func makeContext() throws(Diagnostic) -> Context {
    // The table and its names are never freed: the context uses them until the process ends.
    let table = UnsafeMutablePointer<lt_symlist_t>.allocate(capacity: 3)
    table.initialize(repeating: lt_symlist_t(name: nil, address: nil), count: 3)
    for (index, plugin) in ["dot_layout", "core"].enumerated() {
      let symbol = "gvplugin_\(plugin)_LTX_library"
      table[index] = lt_symlist_t(name: strdup(symbol), address: try address(of: symbol, plugin: plugin))
    }
    guard let context = gvContextPlugins(table, 0) else { throw .error(.installation, "Graphviz does not start") }
    // The default font is Helvetica, whose widths are the nearest to those of the pages' font.
    for kind in [AGRAPH, AGNODE, AGEDGE] {
      withText("fontname") { key in withText("Helvetica") { _ = agattr(nil, kind, key, $0) } }
    }
    return Context(pointer: context)
  }

  private static func address(of symbol: String, plugin: String) throws(Diagnostic) -> UnsafeMutableRawPointer {
    for path in candidates(for: plugin) {
      if let library = dlopen(path, RTLD_NOW), let address = dlsym(library, symbol) { return address }
    }
    throw .error(.installation, "Graphviz's plugin “\(plugin)” is not installed", hint: "install Debian's libgvc6")
  }

  /// The paths at which to look for a plugin: the bare file name, for the system's search, and the folder `graphviz/`
  /// next to the library. The file's version is that of the library.
  private static func candidates(for plugin: String) -> [String] {
    let fallback = ".so.6"
    guard let name = graphviz_library_path().map({ String(cString: $0) }), let slash = name.lastIndex(of: "/")
    else { return ["libgvplugin_\(plugin)\(fallback)"] }
    let version = name[slash...].firstRange(of: ".so").map { String(name[$0.lowerBound...]) } ?? fallback
    let folder = "\(name[..<slash])/graphviz"
    return [version, fallback].flatMap { ["libgvplugin_\(plugin)\($0)", "\(folder)/libgvplugin_\(plugin)\($0)"] }
  }
}

extension String.UTF8View {
  /// The line, from 1, of the first occurrence of a byte.
  fileprivate func line(of byte: UInt8) -> Int? {
    firstIndex(of: byte).map { self[..<$0].count { $0 == UInt8(ascii: "\n") } + 1 }
  }
}
