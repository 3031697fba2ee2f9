import CCmark

/// A Markdown document as cmark's tree, valid while the closure given to `parse` runs.
///
/// This is the only file that uses cmark. Nodes are handles into the tree; a node that is removed from the document
/// stays valid until the closure returns, so that no handle dangles. Nothing here is recursive, because a tree may be
/// as deep as its text is long.
struct MarkdownDocument {
  /// The version of the cmark library.
  static var cmarkVersion: String { String(cString: cmark_version_string()) }

  /// The document's node, which contains all others.
  let root: MarkdownNode
  /// The parent of the nodes outside the document, new and discarded ones. Never rendered.
  private let detached: MarkdownNode

  /// Parses CommonMark and passes the tree to `body`.
  ///
  /// - Parameter text: UTF-8.
  static func parse<Value>(_ text: [UInt8], _ body: (MarkdownDocument) throws -> Value) rethrows -> Value {
    let root = text.withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress, $0.count, options) }
    }
    let detached = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK)
    defer {
      cmark_node_free(root)
      cmark_node_free(detached)
    }
    // cmark aborts when it has no memory, so null is not expected.
    guard let root, let detached else { preconditionFailure("cmark is out of memory") }
    return try body(MarkdownDocument(root: MarkdownNode(root), detached: MarkdownNode(detached)))
  }

  /// The document as HTML, raw HTML included.
  var html: String {
    let html = cmark_render_html(root.pointer, Self.options)
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return html.map { String(cString: $0) } ?? ""
  }

  /// The nodes of one kind, in document order.
  func nodes(_ kind: MarkdownNode.Kind) -> [MarkdownNode] {
    var nodes: [MarkdownNode] = []
    root.walk { node, entering in if entering, node.kind == kind { nodes.append(node) } }
    return nodes
  }

  /// Removes a node with its descendants from the document.
  func discard(_ node: MarkdownNode) { detached.append(node) }

  /// Makes a node outside the document, to be inserted. A custom node is rendered as `opening`, its children and
  /// `closing`; in a custom block each of the two is followed by a line feed.
  func make(_ kind: MarkdownNode.Kind, opening: String = "", closing: String = "") -> MarkdownNode {
    let node = MarkdownNode(cmark_node_new(cmark_node_type(rawValue: kind.rawValue)))
    cmark_node_set_on_enter(node.pointer, opening)
    cmark_node_set_on_exit(node.pointer, closing)
    detached.append(node)
    return node
  }

  private static let options = CMARK_OPT_UNSAFE
}

/// A node of a `MarkdownDocument`: a handle, valid while the document's closure runs.
struct MarkdownNode: Hashable {
  /// The kinds of nodes, with cmark's numbers.
  enum Kind: UInt32 {
    case document = 1
    case blockQuote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, link, image
  }

  fileprivate let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

  var kind: Kind {
    let number = cmark_node_get_type(pointer).rawValue
    guard let kind = Kind(rawValue: number) else { preconditionFailure("cmark has no node type \(number)") }
    return kind
  }

  var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
  var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
  var previous: MarkdownNode? { cmark_node_previous(pointer).map(MarkdownNode.init) }
  var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }

  var children: [MarkdownNode] { firstChild.map { Array(sequence(first: $0, next: \.next)) } ?? [] }

  /// The text of a text, code, code block or HTML node; otherwise empty.
  var literal: String {
    get { string(cmark_node_get_literal(pointer)) }
    nonmutating set { cmark_node_set_literal(pointer, newValue) }
  }

  /// The info string behind a code block's opening fence, with escapes resolved.
  var info: String { string(cmark_node_get_fence_info(pointer)) }

  /// A link's or an image's destination.
  var url: String {
    get { string(cmark_node_get_url(pointer)) }
    nonmutating set { cmark_node_set_url(pointer, newValue) }
  }

  /// A link's or an image's title.
  var title: String {
    get { string(cmark_node_get_title(pointer)) }
    nonmutating set { cmark_node_set_title(pointer, newValue) }
  }

  /// The heading's level, 1 to 6; 0 if the node is no heading.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// True for the end of a line of text.
  var isLineEnd: Bool { kind == .softBreak || kind == .lineBreak }

  /// The text of this node and its descendants without markup; not escaped.
  var text: String {
    var text = ""
    walk { node, _ in
      if node.kind == .text || node.kind == .code { text += node.literal }
      if node.isLineEnd { text += " " }
    }
    return text
  }

  /// The block's first line in the text, from 1.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  /// The block's first column, from 1, in bytes.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  /// The block's last line, from 1. Because of an error in cmark it is one too high for a fence that ends with its
  /// container.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// Moves a node to the end of this one.
  func append(_ child: MarkdownNode) {
    cmark_node_unlink(child.pointer)
    cmark_node_append_child(pointer, child.pointer)
  }

  /// Moves this node in front of another.
  func insert(before node: MarkdownNode) {
    cmark_node_unlink(pointer)
    cmark_node_insert_before(node.pointer, pointer)
  }

  /// Visits this node and its descendants in document order, each on entering and, unless it is a leaf, on leaving.
  /// The tree must not change during the walk.
  func walk(_ visit: (_ node: MarkdownNode, _ entering: Bool) -> Void) {
    let iterator = cmark_iter_new(pointer)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      visit(MarkdownNode(cmark_iter_get_node(iterator)), event == CMARK_EVENT_ENTER)
    }
  }

  private func string(_ characters: UnsafePointer<CChar>?) -> String { characters.map { String(cString: $0) } ?? "" }
}
