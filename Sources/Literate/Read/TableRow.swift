/// A line of a pipe table, split into its cells.
///
/// By the rules of GitHub Flavored Markdown a pipe ends a cell, also in code, unless a backslash is right before it. In
/// addition formulas, inline values and image embeds stay whole, whatever pipes they contain.
struct TableRow {
  /// The cells' ranges in the line, without the white space around them.
  private(set) var cells: [Range<Int>] = []
  /// The offsets in the line of the backslashes that escape a pipe and are not part of the cells' text. In a formula,
  /// `\|` is TeX.
  private(set) var escapes: [Int] = []
  /// The offsets of `\|` in formulas.
  private(set) var doubleBars: [Int] = []

  /// Splits a line.
  ///
  /// - Parameter start: The offset of the line's content.
  init(_ line: [UInt8], from start: Int) {
    let text = line[start...].trimmed
    let spans = Self.spans(in: Array(text)).map { $0.shifted(by: text.startIndex) }
    var cellStart = text.startIndex
    for pipe in text.indices where text[pipe] == .pipe {
      let span = spans.containing(pipe)
      if pipe > text.startIndex, text[pipe - 1] == .backslash {
        if case .formula? = span?.kind { doubleBars.append(pipe - 1) } else { escapes.append(pipe - 1) }
      } else if span == nil {
        // The pipe that a row may begin with ends no cell.
        if pipe > text.startIndex { cells.append(text[cellStart..<pipe].trimmed.indices) }
        cellStart = pipe + 1
      }
    }
    // Behind the pipe that a row may end with there is no cell.
    let last = text[cellStart...].trimmed.indices
    if !last.isEmpty { cells.append(last) }
  }

  private static func spans(in text: [UInt8]) -> [InlineScanner.Span] {
    var scanner = InlineScanner(text)
    return Array(sequence(state: ()) { _ in scanner.next() }).compactMap {
      if case .span(let span) = $0 { span } else { nil }
    }
  }

  // MARK: Delimiter rows

  /// The alignments that a delimiter row such as `| :-- | --- |` gives its columns; `nil` if the text is no such row.
  static func alignments(_ text: ArraySlice<UInt8>) -> [TableCell.Alignment?]? {
    // Dashes alone are the underline of a heading.
    guard text.allSatisfy({ $0.isBlank || "|:-".utf8.contains($0) }), text.contains(where: { "|:".utf8.contains($0) })
    else { return nil }
    let line = Array(text)
    var alignments: [TableCell.Alignment?] = []
    for cell in TableRow(line, from: 0).cells {
      let colon = UInt8(ascii: ":")
      let (begins, ends) = (line[cell].first == colon, line[cell].last == colon)
      let dashes = line[cell].dropFirst(begins ? 1 : 0).dropLast(ends ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      switch (begins, ends) {
      case (true, true): alignments.append(.center)
      case (true, false): alignments.append(.left)
      case (false, true): alignments.append(.right)
      case (false, false): alignments.append(nil)
      }
    }
    return alignments.isEmpty ? nil : alignments
  }
}

extension InlineScanner.Span {
  fileprivate func shifted(by offset: Int) -> InlineScanner.Span {
    func shift(_ range: Range<Int>) -> Range<Int> { range.lowerBound + offset..<range.upperBound + offset }
    return InlineScanner.Span(kind: kind, range: shift(range), content: shift(content))
  }
}

extension [InlineScanner.Span] {
  /// The span that contains an offset. The spans are in order.
  fileprivate func containing(_ offset: Int) -> InlineScanner.Span? {
    let index = partitioningIndex { $0.range.upperBound > offset }
    return index < count && self[index].range.contains(offset) ? self[index] : nil
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmed: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !$0.isSpace }), let last = lastIndex(where: { !$0.isSpace }) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}
