/// The mark at the beginning of a list's item that is a task or a choice: `[ ]` or `[x]`, and a space.
enum TaskMark {
  case open, done

  /// The length in bytes with the space.
  static let length = 4

  /// The mark of a list's item; `nil` if it has none.
  init?(of item: MarkdownNode, in source: SourceText) {
    guard let paragraph = item.firstChild, paragraph.kind == .paragraph,
      let text = paragraph.firstChild, text.kind == .text,
      // `\[ ]` has the same text in the tree.
      source.lines[paragraph.startLine - 1].bytes.dropFirst(paragraph.startColumn - 1).first == UInt8(ascii: "[")
    else { return nil }
    switch text.literal.prefix(Self.length) {
    case "[x] ", "[X] ": self = .done
    case "[ ] ": self = .open
    case _: return nil
    }
  }
}
