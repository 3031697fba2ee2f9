/// Extracts formulas, inline Swift and image embeds from a lesson's text, so that cmark reads neither `$$a_b*c*_d$$` as
/// emphasis nor a formula's line that begins with `-` as a list.
///
/// Block structure takes precedence over inline structure, with one exception: a `$$` extends to the `$$` that closes
/// it, whatever its lines begin with. Such formulas are extracted first; then cmark finds the right paragraphs, tables
/// are split into their cells, and all other elements are looked for in paragraphs and cells.
struct InlineExtractor {
  private typealias Position = SourceText.Position

  /// The most rounds of the search for formulas whose lines look like blocks. Each extraction changes the blocks behind
  /// it, so a text needs as many rounds as one of its paragraphs has such formulas.
  private static let maxRounds = 50

  /// Extracts the elements of a text.
  ///
  /// - Parameter file: The file's path, in the form that messages use.
  func extract(_ text: String, file: String) -> ExtractedText {
    var extracted = ExtractedText(source: SourceText(text, file: file), placeholders: Placeholders(unlike: text))
    for _ in 0...Self.maxRounds {
      let displays = displaysAcrossBlocks(in: extracted)
      if displays.isEmpty { break }
      extracted = extracted.replacing(displays)
    }
    extracted = TableExtractor.extract(from: extracted)
    let inlines = inlines(in: extracted)
    extracted = extracted.replacing(inlines.extractions)
    extracted.diagnostics += inlines.diagnostics
    return extracted
  }

  // MARK: Formulas that look like blocks

  /// The display formulas that extend beyond their paragraph, at most one for each paragraph.
  private func displaysAcrossBlocks(in text: ExtractedText) -> [ExtractedText.Extraction] {
    let source = text.source
    guard source.lines.contains(where: { $0.bytes.contains(.dollar) }) else { return [] }
    var extractions: [ExtractedText.Extraction] = []
    var end = Position(line: -1, column: 0)
    for leaf in LeafBlock.all(in: source) where leaf.lines.lowerBound > end.line {
      let leafText = leaf.text(in: source)
      var scanner = InlineScanner(leafText.bytes)
      while let match = scanner.next() {
        guard case .openDisplay(let dollars) = match else { continue }
        let opening = leafText.range(dollars)
        guard let (tex, closing) = display(behind: opening.upperBound, in: leaf, source) else { continue }
        let location = source.location(opening.lowerBound)
        let formula = Formula(text.placeholders.restore(tex.string), display: true, location: location)
        let range = opening.lowerBound..<closing
        extractions.append(ExtractedText.Extraction(range: range, element: .formula(formula)))
        end = closing
        break
      }
    }
    return extractions
  }

  /// The TeX of a display formula that extends beyond its leaf block, and the position behind its closing `$$`; `nil`
  /// if a blank line, a fence or the end of the leaf's container comes first.
  private func display(
    behind opening: Position,
    in leaf: LeafBlock,
    _ source: SourceText
  ) -> (tex: [UInt8], end: Position)? {
    var tex: [UInt8] = []
    var position = opening
    while position.line < source.lines.count {
      let bytes = source.lines[position.line].bytes
      let start = position.column
      while position.column + 1 < bytes.count {
        if bytes[position.column] == .dollar, bytes[position.column + 1] == .dollar {
          tex += bytes[start..<position.column]
          return (tex, Position(line: position.line, column: position.column + 2))
        }
        position.column += bytes[position.column] == .backslash ? 2 : 1
      }
      tex += bytes[start...] + [.lineFeed]
      guard let next = continuation(of: leaf, on: position.line + 1, source) else { return nil }
      position = next
    }
    return nil
  }

  /// The position at which a formula of the leaf continues on a line; `nil` if it can't.
  private func continuation(of leaf: LeafBlock, on number: Int, _ source: SourceText) -> Position? {
    guard number < source.lines.count else { return nil }
    let bytes = source.lines[number].bytes
    let start = source.lines[number].contentStart(quoteDepth: leaf.quoteDepth).offset
    guard start < bytes.count, leaf.contains(number, in: source) || leaf.lines.contains(number) else { return nil }
    if bytes[start...].starts(with: "```".utf8) || bytes[start...].starts(with: "~~~".utf8) { return nil }
    return Position(line: number, column: start)
  }

  // MARK: Formulas, values and embeds within a leaf block

  private func inlines(in text: ExtractedText) -> (extractions: [ExtractedText.Extraction], diagnostics: [Diagnostic]) {
    var extractions: [ExtractedText.Extraction] = []
    var diagnostics: [Diagnostic] = []
    for leaf in LeafBlock.all(in: text.source) {
      let leafText = leaf.text(in: text.source)
      func location(_ offset: Int) -> SourceLocation { text.source.location(leafText.position(of: offset)) }
      var scanner = InlineScanner(leafText.bytes)
      while let match = scanner.next() {
        switch match {
        case .span(let span):
          do throws(Diagnostic) {
            // The content may hold placeholders of formulas that the first search extracted.
            let content = text.placeholders.restore(leafText.bytes[span.content].string)
            let element = try element(span, content, location)
            extractions.append(ExtractedText.Extraction(range: leafText.range(span.range), element: element))
          } catch {
            diagnostics.append(error)
          }
        case .openDisplay(let dollars) where leafText.beginsLine(dollars.lowerBound):
          let hint = "add `$$`, with no blank line before it; for two dollars write `\\$\\$`"
          let start = location(dollars.lowerBound)
          diagnostics.append(.warning(.read, "this formula is never closed", at: start, hint: hint))
        case .openDisplay: break
        }
      }
    }
    return (extractions, diagnostics)
  }

  /// The element of a span.
  ///
  /// - Parameters:
  ///   - content: The span's content in the author's text.
  ///   - location: Maps an offset in the leaf's text to the file.
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
