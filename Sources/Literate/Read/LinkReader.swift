import Foundation

/// Reads the links and images of a document: directs links between lessons to their pages, turns videos into elements,
/// and looks up the files of images.
struct LinkReader {
  private let catalogue: ImageCatalogue
  private let lessons: [String]
  private var locator: LinkLocator
  private var edits: [TreeEdit] = []
  private var images: [String: SourceLocation] = [:]
  private var diagnostics: [Diagnostic] = []

  /// Reads a document's links and images.
  ///
  /// - Parameter lessons: The names of all lessons.
  /// - Returns: The edits of the tree, and the paths of the image files that were found, each with the location of its
  ///   first use.
  static func read(
    _ document: MarkdownDocument,
    _ source: SourceText,
    catalogue: ImageCatalogue,
    lessons: [String]
  ) -> (edits: [TreeEdit], images: [String: SourceLocation], diagnostics: [Diagnostic]) {
    var reader = LinkReader(catalogue: catalogue, lessons: lessons, locator: LinkLocator(source))
    // An image in another image's text alternative is part of that text.
    var imageDepth = 0
    document.root.walk { node, entering in
      if entering, node.kind == .paragraph || node.kind == .heading { reader.locator.enter(node) }
      if entering, node.kind == .link { reader.readLink(node) }
      if entering, node.kind == .image, imageDepth == 0 { reader.readImage(node) }
      if node.kind == .image { imageDepth += entering ? 1 : -1 }
    }
    return (reader.edits, reader.images, reader.diagnostics)
  }

  private mutating func readLink(_ node: MarkdownNode) {
    guard case .local(let path) = Destination(node.url), path.hasSuffix(".md"), !path.contains("/") else { return }
    let name = String(path.dropLast(3))
    guard let lesson = lessons.first(where: { $0 == name }) else {
      let location = locator.locate(node.url, behind: "[") ?? locator.location
      let hint = Suggestion.nearest(to: name, among: lessons).map { "did you mean `\($0).md`?" }
      diagnostics.append(.warning(.read, "there is no lesson `\(path)`", at: location, hint: hint))
      return
    }
    let written = node.url.prefix { $0 != "?" && $0 != "#" }
    let page = Self.isSame(lesson, name) ? String(written.dropLast(3)) : Self.encoded(lesson)
    edits.append(.link(node, address: "\(page).html\(node.url.dropFirst(written.count))"))
  }

  private mutating func readImage(_ node: MarkdownNode) {
    let location = locator.locate(node.url, behind: "![") ?? locator.nextImage()
    if let id = VideoAddress.id(in: node.url) {
      let alt = node.text.collapsed
      let video = VideoCard(id: id, title: alt.isEmpty ? "Video" : alt, address: node.url, location: location)
      edits.append(.replace(node, .video(video)))
      return
    }
    do {
      guard let match = try catalogue.image(node.url, at: location) else { return }
      images[match.path] = images[match.path] ?? location
      diagnostics += match.warnings
      if case .local(let path) = Destination(node.url), !Self.isSame(path, match.path) {
        edits.append(.link(node, address: Self.encoded(match.path)))
      }
    } catch {
      diagnostics.append(error)
    }
  }

  /// True if two paths are equal, also in their Unicode form.
  private static func isSame(_ first: String, _ second: String) -> Bool { first.utf8.elementsEqual(second.utf8) }

  private static func encoded(_ path: String) -> String {
    path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
  }
}
