/// The order of additions in the sums that a neuron's weighted input and a dot product consist of.
///
/// A sum of more than 256 terms is divided into two segments of about equal length. Each is added in order, and the two results
/// are added at the end. Two independent sums hide the latency of an addition, can run on two threads, and have smaller rounding
/// errors. The division depends on the number of terms only, so the bits are the same on every machine.
enum SplitSum {
  private static let longestSegment = 256

  /// The number of segments of a sum of `count` terms: 1 or 2.
  @inline(__always)
  static func segments(of count: Int) -> Int {
    count > longestSegment ? 2 : 1
  }

  /// The terms of one segment. If there are two, the first has a multiple of sixteen terms.
  @inline(__always)
  static func segment(_ segment: Int, of count: Int) -> Range<Int> {
    let middle = count > longestSegment ? (count + 31) / 32 * Lanes.scalarCount : count
    return segment == 0 ? 0..<middle : middle..<count
  }

  /// The sum of `count` terms in this order: the reference implementation of all kernels that compute such sums.
  static func of(_ count: Int, _ term: (Int) -> Float) -> Float {
    let sums = (0..<segments(of: count)).map { index in
      segment(index, of: count).reduce(0) { sum, k in sum + term(k) }
    }
    return sums.dropFirst().reduce(sums[0], +)
  }
}
