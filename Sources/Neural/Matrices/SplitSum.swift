/// The order in which sums of many terms are added up: a neuron's weighted input, a dot product.
///
/// A sum of more than 256 terms is computed as two segments, its first and its second half, each in order, which are added at the
/// end. Two sums side by side take the time of one, since an addition need not wait for the one before; two threads can have
/// one each; and rounding errors grow more slowly. The number of terms alone decides where the sum is split, so the bits are the
/// same on every machine.
enum SplitSum {
  private static let longestSegment = 256

  /// The number of segments of a sum of `count` terms: 1 or 2.
  @inline(__always)
  static func segments(of count: Int) -> Int {
    count > longestSegment ? 2 : 1
  }

  /// The terms of one segment. The first segment of two has a multiple of sixteen terms.
  @inline(__always)
  static func segment(_ segment: Int, of count: Int) -> Range<Int> {
    let middle = count > longestSegment ? (count + 31) / 32 * Lanes.scalarCount : count
    return segment == 0 ? 0..<middle : middle..<count
  }

  /// The sum of `count` terms in this order: the naive twin of every kernel that adds up long sums.
  static func of(_ count: Int, _ term: (Int) -> Float) -> Float {
    let sums = (0..<segments(of: count)).map { index in
      segment(index, of: count).reduce(0) { sum, k in sum + term(k) }
    }
    return sums.dropFirst().reduce(sums[0], +)
  }
}
