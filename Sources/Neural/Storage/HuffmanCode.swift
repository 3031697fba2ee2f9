/// A Huffman code of DEFLATE: for each symbol as many bits as its length says; of equally long codes, the next symbol's is
/// the next number (RFC 1951, 3.2.2).
struct HuffmanCode {
  /// For every combination of the next `width` bits the symbol they begin with, times 16, plus its length; 0 for none.
  private let table: [UInt16]
  private let width: Int

  /// - Parameter lengths: for each symbol its number of bits, 0 to 15; 0 for one that does not occur.
  init(lengths: ArraySlice<UInt8>) throws(GzipError) {
    let longest = Int(lengths.max() ?? 0)
    var counts = Array(repeating: 0, count: 16)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    // What is left of all combinations of bits after the codes so far: never less than nothing, and in the end nothing,
    // but for a code of one symbol, which takes one bit all the same, or of none.
    var left = 1
    var next = Array(repeating: 0, count: 17)
    for length in 1...15 {
      left = 2 * left - counts[length]
      if left < 0 { throw .damaged("its codes overlap") }
      next[length + 1] = (next[length] + counts[length]) * 2
    }
    if left > 0, longest > 1 { throw .damaged("its codes leave gaps") }

    width = longest
    var table = Array(repeating: UInt16(0), count: 1 << longest)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      // Codes come with their highest bit first, in a stream whose numbers come with their lowest first.
      let first = HuffmanCode.reversed(next[length], width: length)
      next[length] += 1
      for index in stride(from: first, to: table.count, by: 1 << length) {
        table[index] = UInt16(symbol << 4 | length)
      }
    }
    self.table = table
  }

  private static func reversed(_ bits: Int, width: Int) -> Int {
    (0..<width).reduce(0) { $0 << 1 | (bits >> $1 & 1) }
  }

  /// Takes the next symbol.
  @inline(__always)
  func next(from bits: inout BitReader) throws(GzipError) -> Int {
    let entry = Int(table[bits.peek(width)])
    if entry == 0 { throw .damaged("it has a code that stands for nothing") }
    try bits.drop(entry & 15)
    return entry >> 4
  }
}
