import CGraphviz
import Glibc
import Synchronization

/// Graphviz, the library: DOT in, its own SVG out. Nothing of it leaves this file.
///
/// Of its plugins only the `dot` layout and the core renderers are loaded, by hand: without the font ones it measures
/// text with tables of its own, everywhere the same. It never draws in this process: `shim.h` says why.
enum Graphviz {
  /// A drawing of Graphviz.
  struct Drawing {
    var svg: String
    /// The graph's name in the text, if it has one.
    var name: String?
  }

  private struct Context: @unchecked Sendable {
    /// Set once, then only read, by children.
    var pointer: OpaquePointer
  }

  private static let context = Mutex<Context?>(nil)

  /// The library's version. Loads its plugins, once.
  static func version() throws(Diagnostic) -> String {
    String(cString: gvcVersion(try loaded().pointer))
  }

  /// Lays out and draws one graph.
  static func draw(_ dot: String) throws(Diagnostic) -> Drawing {
    if let line = dot.utf8.line(of: 0) { throw .diagram("a NUL character", line: line) }
    let answer = try ask(loaded(), dot)
    if let error = answer.complaints.error { throw error }
    guard answer.isWhole else {
      throw .diagram("Graphviz crashes on this graph, or takes too long", hint: "try a simpler one")
    }
    guard let name = answer.graphs.first else { throw .diagram("there is no graph in the text") }
    if answer.graphs.count > 1 {
      throw .diagram("there are several graphs in the text", hint: "give each a fence of its own")
    }
    if answer.isEmpty { throw .diagram("the graph has no nodes") }
    if let layout = answer.layout {
      throw .diagram("there is no layout “\(layout)” here", hint: "diagrams are laid out by dot")
    }
    if answer.hasImage { throw .imageInDiagram }
    // Graphviz calls the nameless `%3`.
    let isNamed = !name.isEmpty && !name.hasPrefix("%")
    if !isNamed, dot.contains("\\G") {
      throw .diagram("“\\G” stands for the graph's name, and this graph has none")
    }
    guard let svg = answer.svg else { throw .diagram("Graphviz could not draw this graph") }
    return Drawing(svg: svg, name: isNamed ? name : nil)
  }
}

// MARK: - Asking

extension Graphviz {
  /// A child's answer.
  private struct Answer {
    var graphs: [String] = []
    var complaints = GraphvizComplaints()
    var layout: String?
    var hasImage = false
    var isEmpty = false
    var svg: String?
    /// True if the child ended as it should.
    var isWhole = false

    /// - Parameter records: each a letter, a length of eight bytes in the machine's order, and as many bytes of text.
    init(records: [UInt8]) {
      var rest = records[...]
      while let kind = rest.popFirst(), rest.count >= 8 {
        let length = rest.prefix(8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
        rest = rest.dropFirst(8)
        guard length <= rest.count else { return }
        add(kind: Int(kind), text: String(decoding: rest.prefix(Int(length)), as: UTF8.self))
        rest = rest.dropFirst(Int(length))
      }
    }

    private mutating func add(kind: Int, text: String) {
      switch kind {
      case GRAPHVIZ_GRAPH: graphs.append(text)
      case GRAPHVIZ_COMPLAINT: complaints.append(text)
      case GRAPHVIZ_LAYOUT: layout = text
      case GRAPHVIZ_IMAGE: hasImage = true
      case GRAPHVIZ_EMPTY: isEmpty = true
      case GRAPHVIZ_DRAWING: svg = text
      case GRAPHVIZ_DONE: isWhole = true
      default: break
      }
    }
  }

  private static func ask(_ context: Context, _ dot: String) throws(Diagnostic) -> Answer {
    var child: pid_t = 0
    let output = withText(GraphvizComplaints.file) { file in
      withText(dot) { text in
        var job = graphviz_job(context: context.pointer, dot: text, length: strlen(text), file: file)
        return graphviz_start(&job, &child)
      }
    }
    guard output >= 0 else { throw .diagram("there is no process to be had for Graphviz") }
    let records = bytes(from: output)
    while waitpid(child, nil, 0) < 0, errno == EINTR {}
    return Answer(records: records)
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

  /// Lends a text as the `char *` that Graphviz asks for and does not write to.
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
    // The table and its names live as long as the context: to the end.
    let table = UnsafeMutablePointer<lt_symlist_t>.allocate(capacity: 3)
    table.initialize(repeating: lt_symlist_t(name: nil, address: nil), count: 3)
    for (index, plugin) in ["dot_layout", "core"].enumerated() {
      let symbol = "gvplugin_\(plugin)_LTX_library"
      table[index] = lt_symlist_t(name: strdup(symbol), address: try address(of: symbol, plugin: plugin))
    }
    guard let context = gvContextPlugins(table, 0) else { throw .error(.installation, "Graphviz does not start") }
    // Text is measured as Helvetica where the author names no font: the nearest to what pages are set in.
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

  /// The paths of a plugin to try: its name, for which the system searches, and in `graphviz/` next to the library itself.
  /// It has the library's own version.
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
  /// The 1-based line on which a byte first stands.
  fileprivate func line(of byte: UInt8) -> Int? {
    firstIndex(of: byte).map { self[..<$0].count { $0 == UInt8(ascii: "\n") } + 1 }
  }
}
