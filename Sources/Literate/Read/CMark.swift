import CCmark

/// A Markdown document as cmark's tree, for as long as the closure given to `parse` runs.
///
/// This is the only file that knows cmark. Nodes are handles into the tree; a node that is taken out of the document
/// stays valid until the closure returns, so that no handle ever dangles. Nothing here is recursive: a tree may be as
/// deep as its text is long.
struct MarkdownDocument {
  /// The parser's version.
  static var cmarkVersion: String { String(cString: cmark_version_string()) }

  let root: MarkdownNode
  /// Where the nodes go that are no longer wanted; never rendered.
  private let attic: MarkdownNode

  /// Parses CommonMark and hands the tree to `body`.
  ///
  /// - Parameter text: UTF-8.
  static func parse<Value>(_ text: [UInt8], _ body: (MarkdownDocument) throws -> Value) rethrows -> Value {
    let root = text.withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress, $0.count, options) }
    }
    let attic = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK)
    defer {
      cmark_node_free(root)
      cmark_node_free(attic)
    }
    // cmark ends the process rather than return null.
    guard let root, let attic else { preconditionFailure("cmark is out of memory") }
    return try body(MarkdownDocument(root: MarkdownNode(root), attic: MarkdownNode(attic)))
  }

  /// The document as HTML, raw HTML included.
  var html: String {
    let html = cmark_render_html(root.pointer, Self.options)
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return html.map { String(cString: $0) } ?? ""
  }

  /// The nodes of one kind, in reading order.
  func nodes(_ kind: MarkdownNode.Kind) -> [MarkdownNode] {
    var nodes: [MarkdownNode] = []
    root.walk { node, entering in if entering, node.kind == kind { nodes.append(node) } }
    return nodes
  }

  /// Takes a node, and all in it, out of the document.
  func discard(_ node: MarkdownNode) { attic.append(node) }

  /// Puts a new block before another, to be rendered as `opening`, its children, `closing`, each on lines of its own.
  @discardableResult
  func insertBlock(before node: MarkdownNode, opening: String, closing: String = "") -> MarkdownNode {
    let block = MarkdownNode(cmark_node_new(CMARK_NODE_CUSTOM_BLOCK), opening: opening, closing: closing)
    cmark_node_insert_before(node.pointer, block.pointer)
    return block
  }

  /// Puts a new block at the end of another.
  func appendBlock(to parent: MarkdownNode, opening: String, closing: String) -> MarkdownNode {
    let block = MarkdownNode(cmark_node_new(CMARK_NODE_CUSTOM_BLOCK), opening: opening, closing: closing)
    parent.append(block)
    return block
  }

  /// Puts new inline content, rendered as `opening`, its children, `closing`, at the end of a block.
  func appendInline(to parent: MarkdownNode, opening: String, closing: String) -> MarkdownNode {
    let inline = MarkdownNode(cmark_node_new(CMARK_NODE_CUSTOM_INLINE), opening: opening, closing: closing)
    parent.append(inline)
    return inline
  }

  /// Puts a new, empty paragraph before a block.
  func insertParagraph(before node: MarkdownNode) -> MarkdownNode {
    let paragraph = MarkdownNode(cmark_node_new(CMARK_NODE_PARAGRAPH))
    cmark_node_insert_before(node.pointer, paragraph.pointer)
    return paragraph
  }

  /// Puts text at the end of a node.
  func appendText(_ text: String, to parent: MarkdownNode) {
    let node = MarkdownNode(cmark_node_new(CMARK_NODE_TEXT))
    node.literal = text
    parent.append(node)
  }

  /// Puts text in the place of an inline node.
  func replace(_ node: MarkdownNode, withText text: String) {
    let new = MarkdownNode(cmark_node_new(CMARK_NODE_TEXT))
    new.literal = text
    cmark_node_insert_before(node.pointer, new.pointer)
    discard(node)
  }

  private static let options = CMARK_OPT_UNSAFE
}

/// A node of a `MarkdownDocument`: a handle, valid while the document's closure runs.
struct MarkdownNode: Hashable {
  enum Kind: CaseIterable {
    case document, blockQuote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, link, image

    fileprivate var type: cmark_node_type {
      switch self {
      case .document: CMARK_NODE_DOCUMENT
      case .blockQuote: CMARK_NODE_BLOCK_QUOTE
      case .list: CMARK_NODE_LIST
      case .item: CMARK_NODE_ITEM
      case .codeBlock: CMARK_NODE_CODE_BLOCK
      case .htmlBlock: CMARK_NODE_HTML_BLOCK
      case .customBlock: CMARK_NODE_CUSTOM_BLOCK
      case .paragraph: CMARK_NODE_PARAGRAPH
      case .heading: CMARK_NODE_HEADING
      case .thematicBreak: CMARK_NODE_THEMATIC_BREAK
      case .text: CMARK_NODE_TEXT
      case .softBreak: CMARK_NODE_SOFTBREAK
      case .lineBreak: CMARK_NODE_LINEBREAK
      case .code: CMARK_NODE_CODE
      case .htmlInline: CMARK_NODE_HTML_INLINE
      case .customInline: CMARK_NODE_CUSTOM_INLINE
      case .emphasis: CMARK_NODE_EMPH
      case .strong: CMARK_NODE_STRONG
      case .link: CMARK_NODE_LINK
      case .image: CMARK_NODE_IMAGE
      }
    }

    /// By cmark's number, which counts from 1.
    fileprivate static let byNumber = allCases.sorted { $0.type.rawValue < $1.type.rawValue }
  }

  fileprivate let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

  fileprivate init(_ pointer: OpaquePointer, opening: String, closing: String) {
    self.pointer = pointer
    cmark_node_set_on_enter(pointer, opening)
    cmark_node_set_on_exit(pointer, closing)
  }

  var kind: Kind { Kind.byNumber[Int(cmark_node_get_type(pointer).rawValue) - 1] }

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

  /// What stands after a code block's opening fence, escapes resolved.
  var info: String {
    get { string(cmark_node_get_fence_info(pointer)) }
    nonmutating set { cmark_node_set_fence_info(pointer, newValue) }
  }

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

  /// 1 to 6; 0 if the node is no heading.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The block's first line in the text, 1-based.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  /// The block's first column, 1-based, in bytes.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  /// The block's last line. One too many for a fence that its container cut off: cmark's own slip.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// Moves a node to the end of this one.
  func append(_ child: MarkdownNode) {
    cmark_node_unlink(child.pointer)
    cmark_node_append_child(pointer, child.pointer)
  }

  /// Visits this node and all in it, in reading order, twice: on entering (leaves: only then) and on leaving.
  /// The tree must not change meanwhile.
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
