/// The first line of a callout: `[!type]`, `[!type]+` or `[!type]-`, and what follows it.
struct Callout: Equatable {
  /// How a reader opens and closes it.
  enum Folding: Equatable {
    case none, open, closed
  }

  /// In lower case: `note`. Fit for an HTML attribute.
  var type: String
  var folding: Folding
  /// The line's text behind the marker.
  var rest: String

  /// `nil` if the line does not begin a callout.
  init?(_ line: String) {
    guard line.hasPrefix("[!"), let close = line.firstIndex(of: "]") else { return nil }
    let type = line[..<close].dropFirst(2)
    guard type.utf8.first?.isLetter == true,
      type.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    self.type = type.lowercased()
    var rest = line[close...].dropFirst()
    switch rest.first {
    case "+": folding = .open
    case "-": folding = .closed
    case _: folding = .none
    }
    if folding != .none { rest = rest.dropFirst() }
    self.rest = String(rest.drop { $0 == " " || $0 == "\t" })
  }

  /// What stands for a title if the author gave none: `Note`.
  var defaultTitle: String { type.prefix(1).uppercased() + type.dropFirst() }

  var opening: String {
    switch folding {
    case .none: "<div class=\"callout\" data-callout=\"\(type)\">"
    case .open: "<details class=\"callout\" data-callout=\"\(type)\" open>"
    case .closed: "<details class=\"callout\" data-callout=\"\(type)\">"
    }
  }

  var closing: String { folding == .none ? "</div>" : "</details>" }
  var titleOpening: String { "<\(titleElement) class=\"callout-title\">" }
  var titleClosing: String { "</\(titleElement)>" }

  private var titleElement: String { folding == .none ? "p" : "summary" }
}

extension Callout {
  /// Turns the quotes of a document that are callouts into callouts.
  static func convert(in document: MarkdownDocument, source: SourceText) {
    for quote in document.nodes(.blockQuote) {
      guard let paragraph = quote.firstChild, paragraph.kind == .paragraph, paragraph.startLine == quote.startLine,
        // `\[!note]` has the same text in the tree.
        source.lines[paragraph.startLine - 1].bytes.dropFirst(paragraph.startColumn - 1).starts(with: "[!".utf8),
        let text = paragraph.firstChild, text.kind == .text, let callout = Callout(text.literal)
      else { continue }
      text.literal = callout.rest
      convert(quote, to: callout, firstParagraph: paragraph, in: document)
    }
  }

  private static func convert(
    _ quote: MarkdownNode,
    to callout: Callout,
    firstParagraph: MarkdownNode,
    in document: MarkdownDocument
  ) {
    let block = document.insertBlock(before: quote, opening: callout.opening, closing: callout.closing)
    let title = document.appendInline(to: block, opening: callout.titleOpening, closing: callout.titleClosing)
    let line = firstParagraph.children.prefix { $0.kind != .softBreak && $0.kind != .lineBreak }
    let isEmpty = callout.rest.isEmpty && line.count == 1
    for node in line { title.append(node) }
    if isEmpty { document.appendText(callout.defaultTitle, to: title) }

    if let lineEnd = firstParagraph.firstChild {
      document.discard(lineEnd)
    } else {
      document.discard(firstParagraph)
    }
    let content = quote.children
    if !content.isEmpty {
      let body = document.appendBlock(to: block, opening: "<div class=\"callout-body\">", closing: "</div>")
      for node in content { body.append(node) }
    }
    document.discard(quote)
  }
}
