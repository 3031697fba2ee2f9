/// Rewrites the pipe tables of a text for cmark, which has none: each cell becomes a heading on a line of its own that
/// begins with the placeholder of a `TableCell`. So cmark parses each cell's text by itself, in the container in which
/// the table is, and ends the paragraph above; `TreeEditor` builds the table from these headings.
///
/// Tables are recognised by the rules of GitHub Flavored Markdown: a delimiter row in a paragraph makes a table if the
/// line above it has as many cells. The table ends at a blank line, another block, or its container's end.
struct TableExtractor {
  private let source: SourceText
  private var placeholders: Placeholders
  private var diagnostics: [Diagnostic] = []

  /// A table by its place in the text.
  private struct Table {
    /// The block of text that contains the header row.
    var leaf: LeafBlock
    /// The header row, the delimiter row, and the rows below.
    var lines: Range<Int>
    var alignments: [TableCell.Alignment?]
  }

  /// The text with a line for each cell of its tables.
  static func extract(from text: ExtractedText) -> ExtractedText {
    guard text.source.lines.contains(where: { $0.bytes.contains(.pipe) || $0.bytes.contains(UInt8(ascii: ":")) }) else {
      return text
    }
    var extractor = TableExtractor(source: text.source, placeholders: text.placeholders)
    var result = text
    result.source.lines = extractor.lines()
    result.placeholders = extractor.placeholders
    result.diagnostics += extractor.diagnostics
    return result
  }

  private init(source: SourceText, placeholders: Placeholders) {
    self.source = source
    self.placeholders = placeholders
  }

  private mutating func lines() -> [SourceLine] {
    var lines: [SourceLine] = []
    var end = 0
    for leaf in LeafBlock.all(in: source) where leaf.lines.lowerBound >= end {
      guard let table = table(in: leaf) else { continue }
      lines += source.lines[end..<table.lines.lowerBound]
      lines += cells(of: table)
      end = table.lines.upperBound
    }
    return lines + source.lines[end...]
  }

  // MARK: Recognition

  private mutating func table(in leaf: LeafBlock) -> Table? {
    for number in leaf.lines where number < source.lines.count {
      let text = source.lines[number].bytes[leaf.contentStart(of: number, in: source)...]
      if leaf.isUnderline(number, in: source) { return nil }
      guard let alignments = TableRow.alignments(text) else { continue }
      // As in GitHub's parser, a delimiter row that does not fit ends the search.
      if let problem = problem(with: number, of: leaf, columns: alignments.count) {
        if text.contains(.pipe) { diagnostics.append(problem) }
        return nil
      }
      var end = number + 1
      while end < source.lines.count, isRow(end, of: leaf) { end += 1 }
      return Table(leaf: leaf, lines: (number - 1)..<end, alignments: alignments)
    }
    return nil
  }

  /// The reason why a delimiter row does not make a table; `nil` if it makes one.
  private func problem(with number: Int, of leaf: LeafBlock, columns: Int) -> Diagnostic? {
    func warning(_ message: String, hint: String) -> Diagnostic {
      let column = leaf.contentStart(of: number, in: source)
      let location = source.location(SourceText.Position(line: number, column: column))
      return .warning(.read, message, at: location, hint: hint)
    }
    guard number > leaf.lines.lowerBound, !isCalloutTitle(number - 1, of: leaf) else {
      let message = "this is no table, because there is no header row directly above this delimiter row"
      return warning(message, hint: "write the columns' names on the line above it")
    }
    guard leaf.contains(number, in: source), !leaf.isIndented(number, in: source) else {
      let message = "this is no table, because the delimiter row is not indented or quoted like the header row"
      return warning(message, hint: "begin each row like the header row")
    }
    let header = row(number - 1, of: leaf).cells.count
    guard header == columns else {
      let reason = "its header row and delimiter row differ in the number of cells, \(header) and \(columns)"
      return warning(
        "this is no table, because \(reason)",
        hint: "write as many `---` as there are columns, and `\\|` for a pipe in a cell"
      )
    }
    return nil
  }

  private func isCalloutTitle(_ number: Int, of leaf: LeafBlock) -> Bool {
    let text = source.lines[number].bytes[leaf.contentStart(of: number, in: source)...]
    return leaf.quoteDepth > 0 && number == leaf.lines.lowerBound && Callout(text.string) != nil
  }

  /// True if a line below a table belongs to it: a line that would be a paragraph if it stood alone.
  private func isRow(_ number: Int, of leaf: LeafBlock) -> Bool {
    guard leaf.contains(number, in: source), !leaf.isIndented(number, in: source) else { return false }
    let text = source.lines[number].bytes[leaf.contentStart(of: number, in: source)...]
    guard text.contains(where: { !$0.isSpace }) else { return false }
    return MarkdownDocument.parse(Array(text)) { document in
      // There is no block for the definition of a link's address, which a row is not.
      document.root.firstChild.map { $0.kind == .paragraph } ?? true
    }
  }

  private func row(_ number: Int, of leaf: LeafBlock) -> TableRow {
    TableRow(source.lines[number].bytes, from: leaf.contentStart(of: number, in: source))
  }

  // MARK: Cells

  /// The lines of a table's cells.
  private mutating func cells(of table: Table) -> [SourceLine] {
    let delimiterRow = table.lines.lowerBound + 1
    let prefix = table.leaf.prefix(like: delimiterRow, in: source)
    var lines: [SourceLine] = []
    for (index, number) in table.lines.filter({ $0 != delimiterRow }).enumerated() {
      let row = row(number, of: table.leaf)
      warn(about: row, on: number, columns: table.alignments.count)
      for (column, alignment) in table.alignments.enumerated() {
        var line = SourceLine()
        if lines.isEmpty, number == table.leaf.lines.lowerBound {
          // It may begin with the mark of a list's item.
          line.append(source.lines[number], from: 0, to: table.leaf.startColumn)
        } else {
          line.append(prefix, origin: source.lines[number].origin(of: 0))
        }
        let cell = TableCell(row: index, column: column, alignment: alignment)
        append(cell, of: row, source.lines[number], to: &line)
        lines.append(line)
      }
    }
    return lines
  }

  /// Appends a cell as a heading with a closing `#`, so that one in the cell's text is not taken for it.
  private mutating func append(_ cell: TableCell, of row: TableRow, _ source: SourceLine, to line: inout SourceLine) {
    let end = source.bytes.count
    let range = cell.column < row.cells.count ? row.cells[cell.column] : end..<end
    let placeholder = placeholders.add(.start(.table(.cell(cell))))
    line.append("# \(placeholder) ", origin: source.origin(of: range.lowerBound))
    var start = range.lowerBound
    for escape in row.escapes where range.contains(escape) {
      line.append(source, from: start, to: escape)
      start = escape + 1
    }
    line.append(source, from: start, to: range.upperBound)
    line.append(" #", origin: source.origin(of: range.upperBound))
  }

  private mutating func warn(about row: TableRow, on number: Int, columns: Int) {
    func warn(_ message: String, at column: Int, hint: String) {
      let location = source.location(SourceText.Position(line: number, column: column))
      diagnostics.append(.warning(.read, message, at: location, hint: hint))
    }
    if let cell = row.cells.dropFirst(columns).first(where: { !$0.isEmpty }) {
      let message =
        "this cell is left out, because the table has only \(columns) \(columns == 1 ? "column" : "columns")"
      warn(message, at: cell.lowerBound, hint: "write `\\|` for a pipe in a cell, also in code")
    }
    if let bar = row.doubleBars.first {
      let message = "in a table's formulas `\\|` is a double bar, but on GitHub a single one"
      warn(message, at: bar, hint: "write `\\Vert` or `\\vert`")
    }
  }
}
