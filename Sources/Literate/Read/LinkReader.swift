/// Reads the links and images of a document: films become placeholders, links to lessons lead to their pages, and
/// images are looked up.
struct LinkReader {
  private(set) var placeholders: Placeholders
  private(set) var diagnostics: [Diagnostic] = []
  /// The image files that are there, by path.
  private(set) var images: Set<String> = []
  private let document: MarkdownDocument
  private let source: SourceText
  private let catalogue: ImageCatalogue
  private let lessons: [String]
  /// The leaf block that is being read, and how far its links have been found in the source.
  private var lines = 0..<0
  private var cursor = SourceText.Position(line: 0, column: 0)
  /// Addresses that are not in the rest of the leaf block: those of references.
  private var absent: Set<String> = []

  init(
    _ document: MarkdownDocument,
    source: SourceText,
    placeholders: Placeholders,
    catalogue: ImageCatalogue,
    lessons: [String]
  ) {
    self.placeholders = placeholders
    self.document = document
    self.source = source
    self.catalogue = catalogue
    self.lessons = lessons
    for (node, isAlternative) in Self.linksAndLeaves(of: document) {
      if node.kind == .link {
        readLink(node)
      } else if node.kind != .image {
        enter(node)
      } else if !isAlternative {
        readImage(node)
      }
    }
  }

  /// Links, images (also those that are only another image's text) and the blocks they stand in, in reading order.
  private static func linksAndLeaves(of document: MarkdownDocument) -> [(node: MarkdownNode, isAlternative: Bool)] {
    var nodes: [(MarkdownNode, Bool)] = []
    var imageDepth = 0
    document.root.walk { node, entering in
      if entering, [.link, .image, .paragraph, .heading].contains(node.kind) { nodes.append((node, imageDepth > 0)) }
      if node.kind == .image { imageDepth += entering ? 1 : -1 }
    }
    return nodes
  }

  private mutating func enter(_ node: MarkdownNode) {
    lines = (node.startLine - 1)..<min(source.lines.count, max(node.startLine, node.endLine))
    cursor = SourceText.Position(line: node.startLine - 1, column: node.startColumn - 1)
    absent = []
  }

  private mutating func readLink(_ node: MarkdownNode) {
    guard case .local(let path, let suffix) = Destination(node.url), path.hasSuffix(".md"), !path.contains("/") else {
      return
    }
    let name = String(path.dropLast(3))
    guard lessons.contains(name) else {
      let location = locate(node.url, behind: "[") ?? source.location(cursor)
      let hint = Suggestion.nearest(to: name, among: lessons).map { "did you mean `\($0).md`?" }
      diagnostics.append(.warning(.read, "there is no lesson `\(path)`", at: location, hint: hint))
      return
    }
    let written = node.url.prefix { $0 != "?" && $0 != "#" }
    node.url = "\(written.dropLast(3)).html\(suffix)"
  }

  private mutating func readImage(_ node: MarkdownNode) {
    let location = locate(node.url, behind: "![") ?? nextImage()
    if let id = VideoAddress.id(in: node.url) {
      let alt = node.plainText(placeholders)
      let video = VideoCard(
        id: id,
        title: alt.isEmpty ? "Video" : alt,
        address: node.url,
        location: location,
        isBlock: false
      )
      document.replace(node, withText: placeholders.add(.video(video), source: node.url))
      return
    }
    do {
      if let path = try catalogue.image(node.url, at: location) { images.insert(path) }
    } catch {
      diagnostics.append(error)
    }
  }

  /// The place where a link or image with this address begins: where `opening` last stands before the address. cmark
  /// tells only the columns of blocks. `nil` if the address is not in the rest of the block, as that of a reference.
  private mutating func locate(_ address: String, behind opening: String) -> SourceLocation? {
    guard !address.isEmpty, !absent.contains(address) else { return nil }
    let target = Array(address.utf8)
    var candidate: SourceText.Position?
    for place in places() {
      let rest = source.lines[place.line].bytes.dropFirst(place.column)
      if rest.starts(with: opening.utf8) {
        candidate = place
      } else if let candidate, rest.starts(with: target) {
        cursor = place
        return source.location(candidate)
      }
    }
    absent.insert(address)
    return nil
  }

  /// The place of the next `![`.
  private mutating func nextImage() -> SourceLocation {
    for place in places() where source.lines[place.line].bytes.dropFirst(place.column).starts(with: "![".utf8) {
      cursor = SourceText.Position(line: place.line, column: place.column + 1)
      return source.location(place)
    }
    return source.location(cursor)
  }

  /// The places in the block from the cursor on.
  private func places() -> some Sequence<SourceText.Position> {
    let (source, cursor) = (source, cursor)
    return (cursor.line..<max(cursor.line, lines.upperBound)).lazy.flatMap { line in
      let end = source.lines[line].bytes.count
      return (min(end, line == cursor.line ? cursor.column : 0)..<end).lazy
        .map { SourceText.Position(line: line, column: $0) }
    }
  }
}
