// The HTML tags of containers. Those of blocks are followed by a line feed.

extension LessonElement.Container {
  /// The HTML that opens the container.
  var opening: String {
    switch self {
    case .heading(let heading): "<h\(heading.level) id=\"\(heading.anchor)\">"
    case .callout(let callout):
      switch callout.folding {
      case .none: "<div class=\"callout\" data-callout=\"\(callout.type)\">\n"
      case .open: "<details class=\"callout\" data-callout=\"\(callout.type)\" open>\n"
      case .closed: "<details class=\"callout\" data-callout=\"\(callout.type)\">\n"
      }
    case .calloutTitle(let callout): "<\(callout.titleTag) class=\"callout-title\">"
    case .calloutBody: "<div class=\"callout-body\">\n"
    case .prediction(let prediction):
      "<div class=\"callout prediction\" data-callout=\"\(Prediction.calloutType)\" id=\"\(prediction.id)\">\n"
    case .question: "<div class=\"question\">\n"
    case .choices: "<ol class=\"choices\" type=\"A\">\n"
    case .choice: "<li>"
    case .reasons(let right):
      """
      <details class="answer"><summary>Answer</summary>
      <p>The answer is <strong>\(Self.letter(right))</strong>.</p>
      <ol class="reasons" type="A">

      """
    case .reason(let isRight): isRight ? "<li class=\"right\">\n" : "<li>\n"
    case .table(let part): part.opening
    }
  }

  /// The HTML that closes the container.
  var closing: String {
    switch self {
    case .heading(let heading): "</h\(heading.level)>"
    case .callout(let callout): callout.folding == .none ? "</div>\n" : "</details>\n"
    case .calloutTitle(let callout): "</\(callout.titleTag)>"
    case .calloutBody, .prediction, .question: "</div>\n"
    case .choices: "</ol>\n"
    case .choice: "</li>"
    case .reason: "</li>\n"
    case .reasons: "</ol>\n</details>\n"
    case .table(let part): part.closing
    }
  }

  /// The letter of a choice in an HTML list of the type `A`: A to Z, then AA and so on.
  private static func letter(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? last : letter(index / 26 - 1) + last
  }
}

extension Callout {
  fileprivate var titleTag: String { folding == .none ? "p" : "summary" }
}

extension TablePart {
  fileprivate var opening: String {
    switch self {
    case .table: "<div class=\"table-scroll\"><table>\n"
    case .head: "<thead>\n"
    case .body: "<tbody>\n"
    case .row: "<tr>\n"
    case .cell(let cell): "<\(cell.tag)\(cell.alignment.map { " align=\"\($0.rawValue)\"" } ?? "")>"
    }
  }

  fileprivate var closing: String {
    switch self {
    case .table: "</table></div>\n"
    case .head: "</thead>\n"
    case .body: "</tbody>\n"
    case .row: "</tr>\n"
    case .cell(let cell): "</\(cell.tag)>"
    }
  }
}

extension TableCell {
  fileprivate var tag: String { row == 0 ? "th" : "td" }
}
