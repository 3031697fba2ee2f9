/// Puts placeholders in the place of formulas, inline Swift and image embeds, so that cmark does not take
/// `$$a_b*c*_d$$` for emphasis, nor a formula's line that begins with `-` for a list.
///
/// Blocks bind tighter than what is in them, in all cases but one: a `$$` goes on until the `$$` that closes it, whatever
/// its lines begin with. Those formulas go first; then the paragraphs are what they seem, and the rest is found in them.
struct InlineGuard {
  /// The text for cmark.
  private(set) var source: SourceText
  private(set) var placeholders: Placeholders
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceText, placeholders: Placeholders) {
    self.source = source
    self.placeholders = placeholders
    var round = 0
    while replaceDisplaysAcrossBlocks(), round < Self.rounds { round += 1 }
    replaceInlines()
  }

  private typealias Position = SourceText.Position

  // MARK: Formulas that look like blocks

  /// Where one such formula ends, the next may begin, in what no longer is the block it seemed: hence rounds, of which a
  /// text takes as many as its paragraphs hold such formulas, and no text more than these.
  private static let rounds = 50

  /// - Returns: whether there were any.
  private mutating func replaceDisplaysAcrossBlocks() -> Bool {
    guard source.lines.contains(where: { $0.bytes.contains(.dollar) }) else { return false }
    var edits: [SourceText.Edit] = []
    var end = Position(line: -1, column: 0)
    for leaf in leaves() where leaf.lines.lowerBound > end.line {
      let text = leaf.text(in: source)
      var scanner = InlineScanner(text.bytes)
      while let find = scanner.next() {
        guard case .openDisplay(let dollars) = find else { continue }
        let opening = text.range(dollars)
        guard let (tex, closing) = display(behind: opening.upperBound, in: leaf) else { continue }
        let location = source.location(opening.lowerBound)
        let formula = Formula(placeholders.restore(tex.string), display: true, location: location)
        edits.append(edit(opening.lowerBound..<closing, to: .maths(formula)))
        end = closing
        break
      }
    }
    source = source.replacing(edits)
    return !edits.isEmpty
  }

  /// The rest of a display formula whose opening dollars the leaf's own text does not close: up to `$$`, a blank line,
  /// a fence, or the end of the leaf's container.
  private func display(behind opening: Position, in leaf: LeafBlock) -> (tex: [UInt8], end: Position)? {
    var tex: [UInt8] = []
    var place = opening
    while place.line < source.lines.count {
      let bytes = source.lines[place.line].bytes
      let start = place.column
      while place.column + 1 < bytes.count {
        if bytes[place.column] == .dollar, bytes[place.column + 1] == .dollar {
          tex += bytes[start..<place.column]
          return (tex, Position(line: place.line, column: place.column + 2))
        }
        place.column += bytes[place.column] == .backslash ? 2 : 1
      }
      tex += bytes[start...] + [.lineFeed]
      guard let next = continuation(of: leaf, on: place.line + 1) else { return nil }
      place = next
    }
    return nil
  }

  private func continuation(of leaf: LeafBlock, on number: Int) -> Position? {
    guard number < source.lines.count else { return nil }
    let bytes = source.lines[number].bytes
    let (start, quotes) = source.lines[number].contentStart(quoteDepth: leaf.quoteDepth)
    let isInside = quotes == leaf.quoteDepth && (!leaf.isInList || start >= leaf.startColumn)
    guard start < bytes.count, isInside || leaf.lines.contains(number) else { return nil }
    if bytes[start...].starts(with: "```".utf8) || bytes[start...].starts(with: "~~~".utf8) { return nil }
    return Position(line: number, column: start)
  }

  // MARK: Everything else

  private mutating func replaceInlines() {
    var edits: [SourceText.Edit] = []
    for leaf in leaves() {
      let text = leaf.text(in: source)
      var scanner = InlineScanner(text.bytes)
      while let find = scanner.next() {
        switch find {
        case .span(let span):
          guard let piece = piece(for: span, in: text) else { continue }
          edits.append(edit(text.range(span.range), to: piece))
        case .openDisplay(let dollars) where text.beginsLine(dollars.lowerBound):
          diagnostics.append(
            .warning(
              .read,
              "this formula is never closed",
              at: location(of: dollars.lowerBound, in: text),
              hint: "add `$$`, with no blank line before it; for two dollars write `\\$\\$`"
            )
          )
        case .openDisplay: break
        }
      }
    }
    source = source.replacing(edits)
  }

  private mutating func piece(for span: InlineScanner.Span, in text: LeafText) -> Piece? {
    let location = location(of: span.range.lowerBound, in: text)
    // A formula's dollars may have been taken for code before: those of a formula with a line like a list's.
    let content = placeholders.restore(text.bytes[span.content].string)
    switch span.kind {
    case .maths(let display):
      return .maths(Formula(content, display: display, location: location))
    case .embed:
      return WikiImage(content).map { .image(ImageEmbed($0, at: location)) }
    case .value:
      let code = InlineScanner.codeContent(content.utf8)
      let expression = code.dropFirst(InlineValue.marker.utf8.count).string.trimmed
      guard !expression.isEmpty else {
        diagnostics.append(
          .error(.read, "no expression here", at: location, hint: "write one: `{swift} 6 * 7`, in backticks")
        )
        return nil
      }
      let marker = text.bytes[span.content].prefix { $0.isSpace }.count + InlineValue.marker.utf8.count
      let blank = text.bytes[span.content].dropFirst(marker).prefix { $0.isSpace }.count
      let start = self.location(of: span.content.lowerBound + marker + blank, in: text)
      return .value(InlineValue(index: 0, expression: expression, location: start, cellsAbove: 0))
    }
  }

  private mutating func edit(_ range: Range<Position>, to piece: Piece) -> SourceText.Edit {
    let written = placeholders.restore(source.bytes(range).string)
    return SourceText.Edit(range: range, replacement: placeholders.add(piece, source: written))
  }

  private func location(of offset: Int, in text: LeafText) -> SourceLocation {
    source.location(text.position(of: offset))
  }

  private func leaves() -> [LeafBlock] { MarkdownDocument.parse(source.bytes) { LeafBlock.all(in: $0) } }
}
