/// An arena: memory that unsafe pointers refer to, freed as a whole when the object is deinitialised.
final class Memory: @unchecked Sendable {
  /// Blocks are aligned to pages, because hardware prefetchers stay within a page: they do not touch a block that another core
  /// writes.
  private static let pageSize = 4096

  private var blocks: [UnsafeMutableRawPointer] = []

  /// Allocates memory for `count` elements, each initialised to `element`.
  func allocate<Element: BitwiseCopyable>(_ count: Int, repeating element: Element) -> UnsafeMutablePointer<Element> {
    let start: UnsafeMutablePointer<Element> = allocate(count)
    start.initialize(repeating: element, count: count)
    return start
  }

  /// Allocates a copy of `elements`.
  func allocate<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
    let start: UnsafeMutablePointer<Element> = allocate(elements.count)
    for index in elements.indices { (start + index).initialize(to: elements[index]) }
    return UnsafeMutableBufferPointer(start: start, count: elements.count)
  }

  /// Allocates uninitialised memory for `count` elements. Elements are never deinitialised.
  func allocate<Element: ~Copyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Element>.stride,
      alignment: Memory.pageSize
    )
    blocks.append(block)
    return block.bindMemory(to: Element.self, capacity: count)
  }

  deinit {
    for block in blocks { block.deallocate() }
  }
}
