/// A callout: a quote whose first line is `[!type]`, `[!type]+` or `[!type]-`, and a title or nothing.
public struct Callout: Sendable, Hashable {
  /// The initial state of a callout that the page's reader can fold.
  public enum Folding: Sendable, Hashable {
    /// Not foldable.
    case none
    /// Foldable, unfolded at first.
    case open
    /// Foldable, folded at first.
    case closed
  }

  /// The type in lower case: `note`. Letters, digits, `-` and `_`.
  public var type: String
  /// The initial state, from the sign behind the marker.
  public var folding: Folding
  /// The line's text behind the marker: the beginning of the title.
  var rest: String

  /// Parses the first line of a quote.
  ///
  /// - Returns: `nil` if the line does not begin a callout.
  init?(_ line: String) {
    guard line.hasPrefix("[!"), let close = line.firstIndex(of: "]") else { return nil }
    let type = line[..<close].dropFirst(2)
    guard type.utf8.first?.isLetter == true, type.utf8.allSatisfy(\.isWord) else { return nil }
    self.type = type.lowercased()
    let rest = line[close...].dropFirst()
    switch rest.first {
    case "+": folding = .open
    case "-": folding = .closed
    case _: folding = .none
    }
    self.rest = String(rest.dropFirst(folding == .none ? 0 : 1).drop { $0 == " " || $0 == "\t" })
  }

  /// The title if the author gave none: `Note`.
  var defaultTitle: String { type.prefix(1).uppercased() + type.dropFirst() }
}

extension Callout {
  /// The quotes of a document that are callouts.
  static func all(
    in document: MarkdownDocument,
    _ source: SourceText
  ) -> [(quote: MarkdownNode, callout: Callout)] {
    document.nodes(.blockQuote).compactMap { quote in
      guard let paragraph = quote.firstChild, paragraph.kind == .paragraph, paragraph.startLine == quote.startLine,
        // `\[!note]` has the same text in the tree.
        source.lines[paragraph.startLine - 1].bytes.dropFirst(paragraph.startColumn - 1).starts(with: "[!".utf8),
        let text = paragraph.firstChild, text.kind == .text
      else { return nil }
      return Callout(text.literal).map { (quote, $0) }
    }
  }
}
