extension TreeEditor {
  /// Builds tables from their cells: the headings that begin with the placeholder of a `TableCell`, row by row.
  mutating func buildTables() {
    var table: MarkdownNode?
    var section: MarkdownNode?
    var row: MarkdownNode?
    for heading in document.nodes(.heading) {
      guard let text = heading.firstChild, text.kind == .text,
        let (index, rest) = placeholders.prefix(of: text.literal),
        case .start(.table(.cell(let cell))) = placeholders[index].element
      else { continue }
      if cell.column == 0 {
        if cell.row == 0 {
          let new = make(.table(.table), .customBlock)
          new.insert(before: heading)
          table = new
        }
        if cell.row <= 1 { section = add(cell.row == 0 ? .head : .body, to: table) }
        row = add(.row, to: section)
      }
      text.literal = String(rest.drop { $0 == " " })
      let block = document.make(.customBlock)
      let inline = make(.table(.cell(cell)), .customInline)
      block.append(inline)
      heading.children.forEach(inline.append)
      row?.append(block)
      document.discard(heading)
    }
  }

  private mutating func add(_ part: TablePart, to parent: MarkdownNode?) -> MarkdownNode {
    let node = make(.table(part), .customBlock)
    parent?.append(node)
    return node
  }
}
