/// Owns the memory that unsafe pointers point to, and gives it back when it goes itself.
final class Memory: @unchecked Sendable {
  /// Each block begins with a page: processors fetch ahead what follows in a page, and must not fetch what another core writes.
  private static let pageSize = 4096

  private var blocks: [UnsafeMutableRawPointer] = []

  /// Memory for `count` elements, for as long as this object lives.
  func allocate<Element: BitwiseCopyable>(_ count: Int, repeating element: Element) -> UnsafeMutablePointer<Element> {
    let start: UnsafeMutablePointer<Element> = allocate(count)
    start.initialize(repeating: element, count: count)
    return start
  }

  /// The same, with a copy of some elements.
  func allocate<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
    let start: UnsafeMutablePointer<Element> = allocate(elements.count)
    for index in elements.indices { (start + index).initialize(to: elements[index]) }
    return UnsafeMutableBufferPointer(start: start, count: elements.count)
  }

  /// Memory for `count` elements that are yet to be initialised; they are never deinitialised.
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
