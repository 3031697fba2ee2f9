/// Takes formulas, inline Swift and image embeds out of a lesson's text, so that cmark does not take `$$a_b*c*_d$$` for
/// emphasis, nor a formula's line that begins with `-` for a list.
///
/// Blocks bind tighter than their content, in all cases but one: a `$$` goes on until the `$$` that closes it, whatever
/// its lines begin with. Those formulas are taken out first; then cmark's paragraphs are right, and the rest is found in
/// them.
struct InlineExtractor {
  private typealias Position = SourceText.Position

  /// The most rounds in which formulas that look like blocks are looked for. Behind the end of one, the next may begin
  /// in what no longer is the block it seemed: a text takes as many rounds as its paragraphs hold such formulas.
  private static let maxRounds = 50

  /// - Parameter file: The file's path, as messages name it.
  func extract(_ text: String, file: String) -> ExtractedText {
    var extracted = ExtractedText(source: SourceText(text, file: file), placeholders: Placeholders(unlike: text))
    for _ in 0...Self.maxRounds {
      let displays = displaysAcrossBlocks(in: extracted)
      if displays.isEmpty { break }
      extracted = extracted.replacing(displays)
    }
    let inlines = inlines(in: extracted)
    extracted = extracted.replacing(inlines.finds)
    extracted.diagnostics = inlines.diagnostics
    return extracted
  }

  private func leaves(in source: SourceText) -> [LeafBlock] {
    MarkdownDocument.parse(source.bytes) { LeafBlock.all(in: $0) }
  }

  // MARK: Formulas that look like blocks

  /// The display formulas that their paragraph does not close, at most one a paragraph.
  private func displaysAcrossBlocks(in text: ExtractedText) -> [ExtractedText.Find] {
    let source = text.source
    guard source.lines.contains(where: { $0.bytes.contains(.dollar) }) else { return [] }
    var finds: [ExtractedText.Find] = []
    var end = Position(line: -1, column: 0)
    for leaf in leaves(in: source) where leaf.lines.lowerBound > end.line {
      let leafText = leaf.text(in: source)
      var scanner = InlineScanner(leafText.bytes)
      while let find = scanner.next() {
        guard case .openDisplay(let dollars) = find else { continue }
        let opening = leafText.range(dollars)
        guard let (tex, closing) = display(behind: opening.upperBound, in: leaf, source) else { continue }
        let location = source.location(opening.lowerBound)
        let formula = Formula(text.placeholders.restore(tex.string), display: true, location: location)
        finds.append(ExtractedText.Find(range: opening.lowerBound..<closing, element: .formula(formula)))
        end = closing
        break
      }
    }
    return finds
  }

  /// The rest of a display formula whose opening dollars the leaf's own text does not close: up to `$$`. `nil` if a
  /// blank line, a fence or the end of the leaf's container comes first.
  private func display(
    behind opening: Position,
    in leaf: LeafBlock,
    _ source: SourceText
  ) -> (tex: [UInt8], end: Position)? {
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
      guard let next = continuation(of: leaf, on: place.line + 1, source) else { return nil }
      place = next
    }
    return nil
  }

  /// The place on a line where a formula of the leaf goes on.
  private func continuation(of leaf: LeafBlock, on number: Int, _ source: SourceText) -> Position? {
    guard number < source.lines.count else { return nil }
    let bytes = source.lines[number].bytes
    let (start, quotes) = source.lines[number].contentStart(quoteDepth: leaf.quoteDepth)
    let isInside = quotes == leaf.quoteDepth && (!leaf.isInList || start >= leaf.startColumn)
    guard start < bytes.count, isInside || leaf.lines.contains(number) else { return nil }
    if bytes[start...].starts(with: "```".utf8) || bytes[start...].starts(with: "~~~".utf8) { return nil }
    return Position(line: number, column: start)
  }

  // MARK: Everything else

  private func inlines(in text: ExtractedText) -> (finds: [ExtractedText.Find], diagnostics: [Diagnostic]) {
    var finds: [ExtractedText.Find] = []
    var diagnostics: [Diagnostic] = []
    for leaf in leaves(in: text.source) {
      let leafText = leaf.text(in: text.source)
      func location(_ offset: Int) -> SourceLocation { text.source.location(leafText.position(of: offset)) }
      var scanner = InlineScanner(leafText.bytes)
      while let find = scanner.next() {
        switch find {
        case .span(let span):
          do throws(Diagnostic) {
            // A formula's dollars may have been taken for code before: those of a formula with a line like a list's.
            let content = text.placeholders.restore(leafText.bytes[span.content].string)
            let element = try element(span, content, location)
            finds.append(ExtractedText.Find(range: leafText.range(span.range), element: element))
          } catch {
            diagnostics.append(error)
          }
        case .openDisplay(let dollars) where leafText.beginsLine(dollars.lowerBound):
          diagnostics.append(
            .warning(
              .read,
              "this formula is never closed",
              at: location(dollars.lowerBound),
              hint: "add `$$`, with no blank line before it; for two dollars write `\\$\\$`"
            )
          )
        case .openDisplay: break
        }
      }
    }
    return (finds, diagnostics)
  }

  /// - Parameters:
  ///   - content: The span's content, as the author wrote it.
  ///   - location: The place of a byte of the leaf's text.
  private func element(
    _ span: InlineScanner.Span,
    _ content: String,
    _ location: (Int) -> SourceLocation
  ) throws(Diagnostic) -> LessonElement {
    let start = location(span.range.lowerBound)
    switch span.kind {
    case .formula(let display): return .formula(Formula(content, display: display, location: start))
    case .embed: return .image(ImageEmbed(content, at: start))
    case .value:
      let code = InlineScanner.codeContent(content.utf8)
      let expression = code.dropFirst(InlineValue.marker.utf8.count).string.trimmed
      guard !expression.isEmpty else {
        throw .error(.read, "no expression here", at: start, hint: "write one: `{swift} 6 * 7`, in backticks")
      }
      let blank = content.utf8.prefix(while: \.isSpace).count + InlineValue.marker.utf8.count
      let offset = blank + content.utf8.dropFirst(blank).prefix(while: \.isSpace).count
      return .value(InlineValue(expression: expression, location: location(span.content.lowerBound + offset)))
    }
  }
}
