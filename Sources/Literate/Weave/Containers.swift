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
    }
  }

  /// The HTML that closes the container.
  var closing: String {
    switch self {
    case .heading(let heading): "</h\(heading.level)>"
    case .callout(let callout): callout.folding == .none ? "</div>\n" : "</details>\n"
    case .calloutTitle(let callout): "</\(callout.titleTag)>"
    case .calloutBody: "</div>\n"
    }
  }
}

extension Callout {
  fileprivate var titleTag: String { folding == .none ? "p" : "summary" }
}
