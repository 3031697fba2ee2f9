// Inputs with most of their numbers zero, as handwritten digits have them.
//
// Goals, in this order:
// 1. The same bits as the dense product: sums run over j = 0, 1, 2, … and leave out only the terms whose input is zero.
//    Such a term is +0 or -0, and adding it changes no bit of a sum that began at +0: +0 + -0 is +0, and no sum of
//    numbers that began at +0 becomes -0. The one exception: a weight (or an error) that is infinite or not a number would
//    make 0 · ∞ = NaN; behind an input that is zero it goes unnoticed.
// 2. Speed: four fifths of a digit's pixels are black. The others are found eight at a time, without a branch.
// 3. Bytes stay bytes until they are used; only the few examples that are being worked on are numbers.
//
// Left out: a kernel of its own for inputs without zeros. They take up to twice as long as they might.

/// A few rows of inputs, (B, inputs): for each row the numbers that are not zero, and their columns.
struct SparseRows: @unchecked Sendable {
  /// Numbers in a row, zeros included.
  let columns: Int
  /// Room for a row's list: columns are written eight at a time, so it takes up to eight more than there are.
  private let stride: Int
  private let lists: UnsafeMutablePointer<UInt32>
  private let values: UnsafeMutablePointer<Float>
  private let counts: UnsafeMutablePointer<Int>
  /// For each pattern of eight bits, the positions of its ones, from the lowest on.
  private let positions: UnsafeMutablePointer<SIMD8<UInt8>>
  /// For each byte, the Float nearest to it divided by 255.
  private let brightness: UnsafeMutablePointer<Float>

  init(rows: Int, columns: Int, memory: Memory) {
    self.columns = columns
    stride = (columns + 15) / 8 * 8
    lists = memory.allocate(rows * stride, repeating: 0)
    values = memory.allocate(rows * stride, repeating: 0)
    counts = memory.allocate(rows, repeating: 0)
    brightness = memory.allocate(256, repeating: 0)
    for byte in 0..<256 { brightness[byte] = Float(byte) / 255 }
    positions = memory.allocate(256, repeating: .zero)
    for pattern in 0..<256 {
      var count = 0
      for bit in 0..<8 where pattern >> bit & 1 == 1 {
        positions[pattern][count] = UInt8(bit)
        count += 1
      }
    }
  }

  /// The numbers of one row that are not zero.
  func entries(_ row: Int) -> Entries {
    Entries(columns: lists + row * stride, values: values + row * stride, count: counts[row])
  }

  /// All numbers of one row, zeros included.
  func row(_ row: Int) -> [Float] {
    var numbers = Array(repeating: Float(0), count: columns)
    let entries = entries(row)
    for k in 0..<entries.count { numbers[Int(entries.columns[k])] = entries.values[k] }
    return numbers
  }

  /// Sets a row to numbers.
  func setRow(_ row: Int, to numbers: UnsafePointer<Float>) {
    let (list, values) = (lists + row * stride, values + row * stride)
    var count = 0
    for column in 0..<columns {
      list[count] = UInt32(truncatingIfNeeded: column)
      values[count] = numbers[column]
      if numbers[column] != 0 { count += 1 }
    }
    counts[row] = count
  }

  /// Sets a row to bytes, each divided by 255.
  func setRow(_ row: Int, toPixels pixels: UnsafePointer<UInt8>) {
    let (list, values) = (lists + row * stride, values + row * stride)
    let whole = columns & ~7
    var count = 0
    for start in Swift.stride(from: 0, to: whole, by: 8) {
      let pattern = patternOfOthersThanZero(UnsafeRawPointer(pixels), at: start)
      let found = SIMD8<UInt32>(truncatingIfNeeded: positions[pattern]) &+ UInt32(truncatingIfNeeded: start)
      UnsafeMutableRawPointer(list + count).storeBytes(of: found, as: SIMD8<UInt32>.self)
      count &+= pattern.nonzeroBitCount
    }
    for column in whole..<columns where pixels[column] != 0 {
      list[count] = UInt32(truncatingIfNeeded: column)
      count += 1
    }
    for k in 0..<count { values[k] = brightness[Int(pixels[Int(list[k])])] }
    counts[row] = count
  }

  /// Eight bits for eight bytes, the first byte's lowest: 1 where the byte is not zero.
  @inline(__always)
  private func patternOfOthersThanZero(_ bytes: UnsafeRawPointer, at offset: Int) -> Int {
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    // Adding 127 to a byte's low seven bits carries into its eighth unless they are all zero.
    let low7: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let ones = (((word & low7) &+ low7 | word) & ~low7) &>> 7
    // Bit 8i times bit 56 − 7i is bit 56 + i: the product gathers the eight bits in its highest byte.
    return Int(truncatingIfNeeded: (ones &* 0x0102_0408_1020_4080) &>> 56)
  }
}

/// The numbers of one row that are not zero.
struct Entries {
  /// Where they are, in order.
  let columns: UnsafePointer<UInt32>
  let values: UnsafePointer<Float>
  let count: Int

  /// The first entry at `column` or behind it.
  func firstIndex(from column: Int) -> Int {
    var (low, high) = (0, column == 0 ? 0 : count)
    while low < high {
      let middle = (low + high) / 2
      if columns[middle] < column { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
