/// Takes cells, recorded outputs and diagrams out of a document and puts placeholders in their place.
struct FenceReader {
  private let document: MarkdownDocument
  private let source: SourceText
  private(set) var placeholders: Placeholders
  private(set) var cells: [Cell] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The cells by the blocks that stand for them.
  private var cellNumbers: [MarkdownNode: Int] = [:]
  /// The cells' entries in `placeholders`.
  private var entries: [Int] = []
  /// Where each `id=` was first given.
  private var ids: [String: SourceLocation] = [:]

  init(_ document: MarkdownDocument, source: SourceText, placeholders: Placeholders) {
    self.document = document
    self.source = source
    self.placeholders = placeholders
    let nodes = document.nodes(.codeBlock)
    let starts = Set(nodes.map(\.startLine))
    for node in nodes {
      guard let fence = Fence(node, in: source, codeStarts: starts) else { continue }
      switch fence.language {
      case "swift": readCell(fence, node)
      case "output": readOutput(fence, node)
      case "dot": readDiagram(fence, node)
      default:
        checkClosed(fence, .warning)
        checkLanguage(fence)
      }
    }
    nameCells()
    for (entry, cell) in zip(entries, cells) { self.placeholders[entry].piece = .cell(cell) }
  }

  // MARK: Cells

  private mutating func readCell(_ fence: Fence, _ node: MarkdownNode) {
    checkClosed(fence, .error)
    let header = CellHeader(options(of: fence, lineMarkers: ["//|"]))
    diagnostics += header.diagnostics
    let cell = Cell(
      id: uniqueID(header.id),
      index: cells.count,
      options: header.options,
      code: fence.text,
      location: location(fence),
      prefixes: fence.prefixes
    )
    cellNumbers[replace(node, with: .cell(cell))] = cells.count
    entries.append(placeholders.entries.count - 1)
    cells.append(cell)
  }

  /// The id if it is given for the first time, or else nothing.
  private mutating func uniqueID(_ id: (name: String, location: SourceLocation)?) -> String {
    guard let id else { return "" }
    if let first = ids[id.name] {
      diagnostics.append(
        .error(
          .read,
          "the id `\(id.name)` is taken by the cell at line \(first.line)",
          at: id.location,
          hint: "choose another"
        )
      )
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
    checkClosed(fence, .error)
    let location = location(fence)
    // What an open fence holds is the rest of the lesson, not what a cell prints.
    guard fence.isClosed else { return }
    diagnostics += options(of: fence, lineMarkers: []).map { $0.unknown(among: []) }
    guard let number = node.previous.flatMap({ cellNumbers[$0] }) else {
      diagnostics.append(
        .error(
          .read,
          "this output follows no cell",
          at: location,
          hint: "put it right after the `swift` fence that prints it"
        )
      )
      return
    }
    guard cells[number].recorded == nil else {
      diagnostics.append(
        .error(.read, "this cell has an output already", at: location, hint: "a cell has one `output` fence")
      )
      return
    }
    let line = source.lines[fence.lines.lowerBound - 1].bytes
    let lines = source.lines[fence.lines.lowerBound - 1].line...source.lines[fence.lines.upperBound - 1].line
    cells[number].recorded = RecordedOutput(
      text: fence.text,
      location: location,
      lines: lines,
      prefix: line.prefix(fence.startColumn - 1).string
    )
    document.discard(node)
  }

  // MARK: Diagrams

  private enum DiagramKey: String, CaseIterable {
    case caption, alt
  }

  private mutating func readDiagram(_ fence: Fence, _ node: MarkdownNode) {
    checkClosed(fence, .error)
    let markers = ["//|", "#|"]
    // Graphviz would take a `#|` that is indented for an error.
    var diagram = DotDiagram(
      dot: FenceOption.blankLines(in: fence.text, markers: markers),
      location: location(fence)
    )
    for option in options(of: fence, lineMarkers: markers) {
      switch DiagramKey(rawValue: option.key) {
      case nil: diagnostics.append(option.unknown(among: DiagramKey.allCases.map(\.rawValue)))
      case _ where option.value?.isEmpty != false: diagnostics.append(option.bad("write `\(option.key)=\"…\"`"))
      case .caption: diagram.caption = option.value
      case .alt: diagram.alt = option.value
      }
    }
    _ = replace(node, with: .diagram(diagram))
  }

  // MARK: Common

  private mutating func options(of fence: Fence, lineMarkers: [String]) -> [FenceOption] {
    let number = fence.lines.lowerBound
    let words = fence.info.drop { !$0.isSpace }
    let inInfo = FenceOption.inInfo(words) { source.location(.init(line: number - 1, column: $0)) }
    diagnostics += inInfo.diagnostics
    let lines = fence.text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let inLines = FenceOption.inLines(lines, markers: lineMarkers) { line, offset in
      source.location(.init(line: number + line, column: max(0, offset + fence.prefixes[line])))
    }
    return inInfo.options + inLines
  }

  private mutating func checkClosed(_ fence: Fence, _ severity: Diagnostic.Severity) {
    guard !fence.isClosed else { return }
    diagnostics.append(
      Diagnostic(
        severity,
        .read,
        "this fence is never closed",
        at: location(fence),
        hint: "add \(fence.marks) on a line of its own"
      )
    )
  }

  /// Warns of a language that was meant to be one of ours: a cell that does not run would rot in silence.
  private mutating func checkLanguage(_ fence: Fence) {
    let start = fence.language.drop { $0 == "{" || $0 == "." }
    let word = start.prefix { $0.isLetter }
    let isSwift = word == "swift" && word.count < fence.language.count && start.dropFirst(5).first != "-"
    guard let meant = isSwift ? "swift" : Suggestion.nearest(to: fence.language, among: ["output"]) else { return }
    diagnostics.append(
      .warning(
        .read,
        "`\(fence.language)` is neither a cell nor an output",
        at: location(fence),
        hint: "write `\(meant)`, a blank, then the options"
      )
    )
  }

  private func location(_ fence: Fence) -> SourceLocation {
    source.location(.init(line: fence.lines.lowerBound - 1, column: fence.startColumn - 1))
  }

  /// Puts a block that stands for a piece in the place of a node.
  private mutating func replace(_ node: MarkdownNode, with piece: Piece) -> MarkdownNode {
    let placeholder = placeholders.add(piece, source: node.literal, isBlock: true)
    let block = document.insertBlock(before: node, opening: placeholder)
    document.discard(node)
    return block
  }
}
