/// Parsers of the inline syntax whose content CommonMark takes literally: raw HTML, autolinks, link destinations.
enum LiteralSyntax {
  /// The syntax that a `<` begins.
  enum Angle {
    /// Text.
    case none
    /// A tag or an autolink; `end` is the offset behind it.
    case complete(end: Int)
    /// A comment, processing instruction, declaration or CDATA section: it ends with the first `closing` from `start`
    /// on.
    case until(closing: [UInt8], start: Int)
  }

  /// The syntax that the `<` at `start` begins.
  static func angle(in text: [UInt8], at start: Int) -> Angle {
    let rest = text[(start + 1)...]
    if rest.starts(with: "!--".utf8) { return .until(closing: Array("-->".utf8), start: start + 4) }
    if rest.starts(with: "![CDATA[".utf8) { return .until(closing: Array("]]>".utf8), start: start + 9) }
    if rest.first == UInt8(ascii: "?") { return .until(closing: Array("?>".utf8), start: start + 2) }
    if rest.first == UInt8(ascii: "!"), rest.dropFirst().first?.isLetter == true {
      return .until(closing: Array(">".utf8), start: start + 2)
    }
    guard let end = autolink(text, start + 1) ?? tag(text, start + 1) else { return .none }
    return .complete(end: end)
  }

  /// `<scheme:…>` and `<name@host>`: no white space, no angles.
  private static func autolink(_ text: [UInt8], _ start: Int) -> Int? {
    let address = text[start...].prefix { $0 > .space && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    guard address.endIndex < text.count, text[address.endIndex] == UInt8(ascii: ">") else { return nil }
    let scheme = address.prefix { $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) }
    let isLink =
      (2...32).contains(scheme.count) && scheme.first?.isLetter == true
      && address.dropFirst(scheme.count).first == UInt8(ascii: ":")
    return isLink || address.contains(UInt8(ascii: "@")) ? address.endIndex + 1 : nil
  }

  /// `<name attribute="…">`, `<name/>`, `</name>`.
  private static func tag(_ text: [UInt8], _ start: Int) -> Int? {
    var cursor = Cursor(text: text, index: start)
    let isClosing = cursor.take("/")
    guard cursor.current?.isLetter == true else { return nil }
    cursor.skip { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
    while cursor.skipSpace() {
      guard !isClosing, let byte = cursor.current,
        byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      else { break }
      cursor.skip { $0.isLetter || $0.isDigit || "_.:-".utf8.contains($0) }
      guard cursor.attributeValue() else { return nil }
    }
    if !isClosing { _ = cursor.take("/") }
    return cursor.take(">") ? cursor.index : nil
  }

  /// `(destination "title")` behind a link's text.
  ///
  /// - Returns: The offset behind it; `nil` if there is none at `start`.
  static func linkTarget(in text: [UInt8], at start: Int) -> Int? {
    var cursor = Cursor(text: text, index: start)
    guard cursor.take("(") else { return nil }
    cursor.skipSpace()
    guard cursor.destination() else { return nil }
    if cursor.skipSpace(), cursor.current != UInt8(ascii: ")") {
      guard cursor.quoted("\"", "\"") || cursor.quoted("'", "'") || cursor.quoted("(", ")") else { return nil }
      cursor.skipSpace()
    }
    return cursor.take(")") ? cursor.index : nil
  }

  /// An offset in a text that advances over the parts that are recognised.
  private struct Cursor {
    let text: [UInt8]
    var index: Int

    var current: UInt8? { index < text.count ? text[index] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard current == UInt8(ascii: character) else { return false }
      index += 1
      return true
    }

    mutating func skip(while isWanted: (UInt8) -> Bool) {
      while let byte = current, isWanted(byte) { index += 1 }
    }

    /// Skips white space.
    ///
    /// - Returns: True if there was any.
    @discardableResult
    mutating func skipSpace() -> Bool {
      let start = index
      skip { $0.isSpace }
      return index > start
    }

    /// Skips `= value` behind an attribute's name, if it is there. False if the value is malformed.
    mutating func attributeValue() -> Bool {
      let name = index
      skipSpace()
      guard take("=") else {
        index = name
        return true
      }
      skipSpace()
      if quoted("\"", "\"", escapes: false) || quoted("'", "'", escapes: false) { return true }
      let start = index
      skip { !$0.isSpace && !"\"'=<>`".utf8.contains($0) }
      return index > start
    }

    /// Skips a text between delimiters.
    ///
    /// - Parameter escapes: True if a backslash escapes the next byte.
    mutating func quoted(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar, escapes: Bool = true) -> Bool {
      let start = index
      guard take(opening) else { return false }
      while let byte = current {
        if take(closing) { return true }
        if byte == UInt8(ascii: opening) { break }
        index += escapes && byte == .backslash ? 2 : 1
      }
      index = start
      return false
    }

    /// Skips `<…>`, or a text without white space whose parentheses balance.
    mutating func destination() -> Bool {
      if current == UInt8(ascii: "<") {
        return quoted("<", ">")
      }
      // The depth at which cmark stops.
      var depth = 0
      while let byte = current, byte > .space, depth <= 32 {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          if depth == 0 { return true }
          depth -= 1
        }
        index += byte == .backslash ? 2 : 1
      }
      return depth == 0
    }
  }
}
