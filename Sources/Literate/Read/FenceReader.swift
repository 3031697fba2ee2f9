/// Reads the fences of a document: cells with their recorded outputs, and diagrams.
struct FenceReader {
  private let source: SourceText
  private var cells: [Cell] = []
  /// The nodes of the cells, in the same order.
  private var cellNodes: [MarkdownNode] = []
  /// The indices of the cells, by the nodes of the cells and of their outputs.
  private var cellNumbers: [MarkdownNode: Int] = [:]
  /// The location at which each `id=` was first given.
  private var ids: [String: SourceLocation] = [:]
  private var edits: [TreeEdit] = []
  private var diagnostics: [Diagnostic] = []

  private init(source: SourceText) { self.source = source }

  /// Reads a document's fences.
  ///
  /// - Returns: The cells in reading order, and the edits that replace fences by cells and diagrams.
  static func read(
    _ document: MarkdownDocument,
    _ source: SourceText
  ) -> (cells: [Cell], edits: [TreeEdit], diagnostics: [Diagnostic]) {
    var reader = FenceReader(source: source)
    let nodes = document.nodes(.codeBlock)
    let starts = Set(nodes.map(\.startLine))
    for node in nodes {
      if let fence = Fence(node, in: source, codeStarts: starts) { reader.read(fence, node) }
    }
    reader.nameCells()
    let replacements = zip(reader.cellNodes, reader.cells).map { TreeEdit.replace($0, .cell($1)) }
    return (reader.cells, replacements + reader.edits, reader.diagnostics)
  }

  private mutating func read(_ fence: Fence, _ node: MarkdownNode) {
    let isRead = ["swift", "output", "dot"].contains(fence.language)
    if !fence.isClosed {
      let (message, hint) = ("this fence is never closed", "add \(fence.marks) on a line of its own")
      diagnostics.append(Diagnostic(isRead ? .error : .warning, .read, message, at: fence.location, hint: hint))
    }
    switch fence.language {
    case "swift": readCell(fence, node)
    case "output": readOutput(fence, node)
    case "dot": readDiagram(fence, node)
    case let language: checkLanguage(language, fence.location)
    }
  }

  private mutating func options(of fence: Fence, lineMarkers: [String] = []) -> [FenceOption] {
    let (options, diagnostics) = fence.options(lineMarkers: lineMarkers, in: source)
    self.diagnostics += diagnostics
    return options
  }

  // MARK: Cells

  private mutating func readCell(_ fence: Fence, _ node: MarkdownNode) {
    let header = CellHeader(options(of: fence, lineMarkers: ["//|"]))
    diagnostics += header.diagnostics
    cellNumbers[node] = cells.count
    cellNodes.append(node)
    cells.append(
      Cell(
        id: uniqueID(header.id),
        index: cells.count,
        options: header.options,
        code: fence.text,
        location: fence.location,
        prefixes: fence.prefixes
      )
    )
  }

  /// The name of an `id=` if it is given for the first time; otherwise an empty string.
  private mutating func uniqueID(_ id: (name: String, location: SourceLocation)?) -> String {
    guard let id else { return "" }
    if let first = ids[id.name] {
      let message = "the id `\(id.name)` is taken by the cell at line \(first.line)"
      diagnostics.append(.error(.read, message, at: id.location, hint: "choose another"))
      return ""
    }
    ids[id.name] = id.location
    return id.name
  }

  /// Names the cells without an id of their own by their number.
  private mutating func nameCells() {
    var slugs = Slugs(taken: ids.keys)
    for number in cells.indices where cells[number].id.isEmpty {
      cells[number].id = slugs.unique("cell-\(number + 1)")
    }
  }

  // MARK: Outputs

  private mutating func readOutput(_ fence: Fence, _ node: MarkdownNode) {
    // An unclosed fence contains the rest of the lesson, not a recorded output.
    guard fence.isClosed else { return }
    diagnostics += options(of: fence).map { $0.unknown(among: []) }
    guard let number = node.previous.flatMap({ cellNumbers[$0] }) else {
      let hint = "put it right after the `swift` fence that prints it"
      diagnostics.append(.error(.read, "this output follows no cell", at: fence.location, hint: hint))
      return
    }
    guard cells[number].recorded == nil else {
      let hint = "a cell has one `output` fence"
      diagnostics.append(.error(.read, "this cell has an output already", at: fence.location, hint: hint))
      return
    }
    let lines = source.lines[(fence.lines.lowerBound - 1)...(fence.lines.upperBound - 1)]
    cells[number].recorded = RecordedOutput(
      text: fence.text,
      location: fence.location,
      lines: lines[lines.startIndex].line...lines[lines.endIndex - 1].line,
      prefix: lines[lines.startIndex].bytes.prefix(fence.startColumn - 1).string
    )
    cellNumbers[node] = number
    edits.append(.remove(node))
  }

  // MARK: Diagrams

  private enum DiagramKey: String, CaseIterable {
    case caption, alt
  }

  private mutating func readDiagram(_ fence: Fence, _ node: MarkdownNode) {
    let markers = ["//|", "#|"]
    // An indented `#|` would be a syntax error in Graphviz.
    var diagram = DotDiagram(dot: FenceOption.blankLines(in: fence.text, markers: markers), location: fence.location)
    for option in options(of: fence, lineMarkers: markers) {
      switch DiagramKey(rawValue: option.key) {
      case nil: diagnostics.append(option.unknown(among: DiagramKey.allCases.map(\.rawValue)))
      case _ where option.value?.isEmpty != false:
        diagnostics.append(option.invalidValue("write `\(option.key)=\"…\"`"))
      case .caption: diagram.caption = option.value
      case .alt: diagram.alt = option.value
      }
    }
    edits.append(.replace(node, .diagram(diagram)))
  }

  // MARK: Other languages

  /// Warns of a language that looks like a misspelt `swift` or `output`, as its code would silently not run.
  private mutating func checkLanguage(_ language: String, _ location: SourceLocation) {
    let start = language.drop { $0 == "{" || $0 == "." }
    let word = start.prefix { $0.isLetter }
    let isSwift = word == "swift" && word.count < language.count && start.dropFirst(5).first != "-"
    guard let meant = isSwift ? "swift" : Suggestion.nearest(to: language, among: ["output"]) else { return }
    let hint = "write `\(meant)`, a blank, then the options"
    diagnostics.append(.warning(.read, "`\(language)` is neither a cell nor an output", at: location, hint: hint))
  }
}
