/// The texts that replace elements while cmark parses a lesson and writes its HTML.
///
/// A placeholder is a number between two marks. The mark is a private-use character that the lesson's text contains
/// neither literally nor as a character reference.
struct Placeholders {
  /// An element, and the text that it was read from.
  struct Entry {
    var element: LessonElement
    /// The author's text, which replaces the placeholder where no element is possible.
    var source: String
  }

  private let mark: Unicode.Scalar
  private var entries: [Entry] = []

  /// Chooses a mark that does not occur in a lesson's text.
  init(unlike text: String) {
    let used = Self.privateUse(in: text)
    // Only a text that holds all 137,468 private-use characters, over half a megabyte of them, leaves none free.
    let free = Self.candidates.joined().first { !used.contains($0) }
    mark = free.flatMap(Unicode.Scalar.init) ?? "\u{E000}"
  }

  /// Adds an element and returns its placeholder.
  mutating func add(_ element: LessonElement, source: String = "") -> String {
    entries.append(Entry(element: element, source: source))
    return text(entries.count - 1)
  }

  /// The placeholder of an entry.
  func text(_ index: Int) -> String { "\(mark)\(index)\(mark)" }

  /// The index of the only placeholder in a line of nodes; `nil` if the line holds anything else but white space.
  func index(in line: some Collection<MarkdownNode>) -> Int? {
    guard line.allSatisfy({ $0.kind == .text }) else { return nil }
    let scalars = line.map(\.literal).joined().trimmed.unicodeScalars
    guard scalars.count > 2, scalars.first == mark, scalars.last == mark else { return nil }
    return Int(String(scalars.dropFirst().dropLast()))
  }

  /// The index of the placeholder that a text begins with, and the rest of the text; `nil` if it begins with none.
  func prefix(of text: String) -> (index: Int, rest: String)? {
    let parts = text.unicodeScalars.split(separator: mark, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].isEmpty, let index = Int(String(parts[1])) else { return nil }
    return (index, String(parts[2]))
  }

  subscript(index: Int) -> Entry {
    get { entries[index] }
    set { entries[index] = newValue }
  }

  /// True if there is a placeholder in the text.
  func holdsAny(_ text: String) -> Bool { text.unicodeScalars.contains(mark) }

  /// The text with placeholders replaced by the author's text.
  func restore(_ text: String) -> String { replace(in: text, \.source) }

  /// A node's text without markup, on one line, not escaped: for tables of contents and descriptions.
  func plainText(of node: MarkdownNode) -> String { replace(in: node.text) { $0.element.plainText }.collapsed }

  private func replace(in text: String, _ replacement: (Entry) -> String) -> String {
    guard holdsAny(text) else { return text }
    return parts(of: text).map { part in
      switch part {
      case .text(let text): String(text)
      case .entry(let entry): replacement(entry)
      }
    }.joined()
  }

  /// The elements of rendered HTML, in order.
  func elements(of html: String) -> [LessonElement] {
    var elements: [LessonElement] = []
    for part in parts(of: html) {
      switch part {
      case .text(var text):
        // The line feed that ends a block's placeholder.
        if elements.last?.isBlock == true, text.unicodeScalars.first == "\n" { text.unicodeScalars.removeFirst() }
        if !text.isEmpty { elements.append(.prose(String(text))) }
      case .entry(let entry): elements.append(entry.element)
      }
    }
    return elements
  }

  /// The element of a text's only placeholder, with the text before it and the text behind it; `nil` if the text has
  /// no placeholder, or several.
  func onlyElement(in text: String) -> (before: Substring, element: LessonElement, behind: Substring)? {
    let parts = parts(of: text)
    guard parts.count == 3, case .text(let before) = parts[0], case .entry(let entry) = parts[1],
      case .text(let behind) = parts[2]
    else { return nil }
    return (before, entry.element, behind)
  }

  private enum Part {
    case text(Substring)
    case entry(Entry)
  }

  /// The text split at its placeholders. It is split by scalars, as an accent right behind a placeholder would combine
  /// with the mark.
  private func parts(of text: String) -> [Part] {
    let parts = text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
    return parts.enumerated().compactMap { number, part in
      if number.isMultiple(of: 2) { return .text(Substring(part)) }
      guard let index = Int(Substring(part)), entries.indices.contains(index) else { return nil }
      return .entry(entries[index])
    }
  }

  private static let candidates: [ClosedRange<UInt32>] = [0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD]

  /// The private-use characters of a text, those of its `&#…;` references included.
  private static func privateUse(in text: String) -> Set<UInt32> {
    var used = Set(text.unicodeScalars.lazy.map(\.value).filter { value in candidates.contains { $0.contains(value) } })
    for reference in text.utf8.split(separator: UInt8(ascii: "&")) where reference.first == UInt8(ascii: "#") {
      let digits = reference.dropFirst().prefix { $0 != UInt8(ascii: ";") }.prefix(8)
      let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
      let number = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
      if let value = UInt32(number, radix: isHexadecimal ? 16 : 10) { used.insert(value) }
    }
    return used
  }
}
