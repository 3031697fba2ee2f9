/// Scans the text of a paragraph or heading for formulas, inline Swift and image embeds, and skips everything that
/// CommonMark takes literally: escapes, code spans, raw HTML, autolinks, link destinations.
///
/// Dollars follow Pandoc's rules: an opening `$` has no space behind it; the next `$` closes it if it has no space
/// before it and no digit behind it; otherwise neither is maths. `$$` closes `$$`.
struct InlineScanner {
  enum Match: Equatable {
    case span(Span)
    /// A `$$` that the text does not close: the range of the two dollars.
    case openDisplay(Range<Int>)
  }

  struct Span: Equatable {
    enum Kind: Equatable {
      case formula(display: Bool)
      /// A code span that begins with `{swift}`.
      case value
      /// `![[image.png]]`
      case embed
    }

    var kind: Kind
    var range: Range<Int>
    /// The range between the delimiters.
    var content: Range<Int>
  }

  private let text: [UInt8]
  private var position = 0
  private var openBrackets = 0
  /// Closing delimiters that don't occur in the rest of the text: without this set, many opening delimiters would take
  /// quadratic time.
  private var absent: Set<[UInt8]> = []

  init(_ text: [UInt8]) { self.text = text }

  /// The next match; `nil` at the end of the text.
  mutating func next() -> Match? {
    while position < text.count {
      switch text[position] {
      case .backslash: position += 2
      case UInt8(ascii: "`"): if let match = scanCodeSpan() { return match }
      case .dollar: if let match = scanDollar() { return match }
      case UInt8(ascii: "!"): if let match = scanEmbed() { return match }
      case UInt8(ascii: "<"): scanAngle()
      case UInt8(ascii: "["):
        openBrackets += 1
        position += 1
      case UInt8(ascii: "]"): scanBracket()
      default: position += 1
      }
    }
    return nil
  }

  // MARK: Code

  private mutating func scanCodeSpan() -> Match? {
    let start = position
    let fence = Array(text[start...].prefix { $0 == UInt8(ascii: "`") })
    position += fence.count
    guard !absent.contains(fence) else { return nil }
    var end = position
    while let tick = text[end...].firstIndex(of: UInt8(ascii: "`")) {
      let run = text[tick...].prefix { $0 == UInt8(ascii: "`") }
      if run.count == fence.count {
        let content = position..<tick
        position = run.endIndex
        let isSwift = Self.codeContent(text[content]).string.hasPrefix(InlineValue.marker)
        return isSwift ? .span(Span(kind: .value, range: start..<position, content: content)) : nil
      }
      end = run.endIndex
    }
    absent.insert(fence)
    return nil
  }

  /// A code span's content by CommonMark's rules: line ends become spaces, and one space is removed at both ends.
  static func codeContent(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let content = bytes.map { $0 == .lineFeed ? .space : $0 }
    guard content.count > 1, content.first == .space, content.last == .space, content.contains(where: { $0 != .space })
    else { return content }
    return Array(content.dropFirst().dropLast())
  }

  // MARK: Maths

  private mutating func scanDollar() -> Match? {
    let start = position
    guard isDollar(start + 1) else { return scanInlineMaths() }
    let closing = closingDollars(from: start + 2) { isDollar($0 + 1) }
    position = closing.map { $0 + 2 } ?? start + 2
    guard let closing else { return .openDisplay(start..<position) }
    let content = (start + 2)..<closing
    guard text[content].contains(where: { !$0.isSpace }) else { return nil }
    return .span(Span(kind: .formula(display: true), range: start..<position, content: content))
  }

  private mutating func scanInlineMaths() -> Match? {
    let start = position
    position += 1
    guard position < text.count, !text[position].isSpace,
      let closing = closingDollars(from: position, where: { _ in true }),
      !text[closing - 1].isSpace, closing + 1 == text.count || !text[closing + 1].isDigit
    else { return nil }
    let content = position..<closing
    position = closing + 1
    return .span(Span(kind: .formula(display: false), range: start..<position, content: content))
  }

  private func isDollar(_ index: Int) -> Bool { index < text.count && text[index] == .dollar }

  /// The offset of the next unescaped dollar for which the predicate is true; `nil` if a blank line comes first.
  private func closingDollars(from start: Int, where fits: (Int) -> Bool) -> Int? {
    var index = start
    var lineIsBlank = false
    while index < text.count {
      switch text[index] {
      case .backslash where index + 1 < text.count && text[index + 1] != .lineFeed:
        index += 1
        lineIsBlank = false
      case .dollar where fits(index): return index
      case .lineFeed:
        if lineIsBlank { return nil }
        lineIsBlank = true
      case .space, .tab: break
      default: lineIsBlank = false
      }
      index += 1
    }
    return nil
  }

  // MARK: Brackets

  private mutating func scanEmbed() -> Match? {
    let start = position
    position += 1
    guard text[start...].starts(with: "![[".utf8) else { return nil }
    let content = text[(start + 3)...].prefix { !"[]\n".utf8.contains($0) }
    guard text[content.endIndex...].starts(with: "]]".utf8), ImageEmbed.isImage(content.string) else { return nil }
    position = content.endIndex + 2
    return .span(Span(kind: .embed, range: start..<position, content: content.indices))
  }

  private mutating func scanBracket() {
    position += 1
    guard openBrackets > 0 else { return }
    openBrackets -= 1
    position = LiteralSyntax.linkTarget(in: text, at: position) ?? position
  }

  private mutating func scanAngle() {
    switch LiteralSyntax.angle(in: text, at: position) {
    case .none: position += 1
    case .complete(let end): position = end
    case .until(let closing, let start):
      position += 1
      guard !absent.contains(closing) else { return }
      if let end = text[start...].firstRange(of: closing)?.upperBound {
        position = end
      } else {
        absent.insert(closing)
      }
    }
  }
}
