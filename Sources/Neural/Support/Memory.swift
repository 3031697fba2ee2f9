/// Owns the memory that unsafe pointers point to, and gives it back when it goes itself.
final class Memory {
  private var blocks: [UnsafeMutableRawPointer] = []

  /// Memory for `count` elements, for as long as this object lives.
  func allocate<Element: BitwiseCopyable>(_ count: Int, repeating element: Element) -> UnsafeMutablePointer<Element> {
    let bytes = max(count, 1) * MemoryLayout<Element>.stride
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: MemoryLayout<Lanes>.alignment)
    blocks.append(block)
    return block.initializeMemory(as: Element.self, repeating: element, count: count)
  }

  /// A matrix of zeros, with room for whole blocks of sixteen rows, so that it can be transposed block by block.
  func matrix(rows: Int, columns: Int) -> LaneView {
    let (width, height) = (blocksOfSixteen(columns), blocksOfSixteen(rows))
    let lanes = allocate(height * Lanes.scalarCount * width, repeating: Lanes.zero)
    return LaneView(lanes: lanes, rows: rows, columns: columns, width: width)
  }

  deinit {
    for block in blocks { block.deallocate() }
  }
}

/// How many blocks of sixteen hold `count` numbers.
func blocksOfSixteen(_ count: Int) -> Int {
  (count + Lanes.scalarCount - 1) / Lanes.scalarCount
}
