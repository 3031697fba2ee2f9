/// How sums of many terms are added up: a neuron's weighted inputs, a dot product.
///
/// A sum of more than 256 terms is two, of its first and of its second half, each in order; those two are added at the end. Two sums
/// side by side are faster than one, since an addition need not wait for the one before; two cores can have one each; and
/// rounding errors grow more slowly. How the terms are halved depends on their number alone, so the bits are the same on
/// every machine.
enum LongSum {
  private static let longest = 256

  /// How many parts a sum of `count` terms has: 1 or 2.
  @inline(__always)
  static func parts(of count: Int) -> Int {
    count > longest ? 2 : 1
  }

  /// The terms of one part. The first has a multiple of sixteen.
  @inline(__always)
  static func part(_ part: Int, of count: Int) -> Range<Int> {
    let middle = count > longest ? (count + 31) / 32 * Lanes.scalarCount : count
    return part == 0 ? 0..<middle : middle..<count
  }

  /// The sum of `count` terms, in this order: the naive twin of every kernel that adds up long sums.
  static func of(_ count: Int, _ term: (Int) -> Float) -> Float {
    let sums = (0..<parts(of: count)).map { part in
      self.part(part, of: count).reduce(0) { sum, k in sum + term(k) }
    }
    return sums.dropFirst().reduce(sums[0], +)
  }
}
