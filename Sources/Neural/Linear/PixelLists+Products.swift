// The products of the first layer with pictures. Shapes: x (B, inputs), the pictures; z, δ (B, outputs); w and its gradient g
// (inputs, outputs). All work on a strip, sixteen outputs or thirty-two, and on one part of the inputs: threads share both out
// among them.
//
// Goals, in this order:
// 1. The same bits as the dense product: sums run over j = 0, 1, 2, … and leave out only the terms whose input is zero.
//    Such a term is +0 or -0, and adding it changes no bit of a sum that is not -0; one that began at +0, or at a weight other
//    than -0, never becomes that. Two exceptions, where the numbers are extreme: a weight (or an error) that is infinite or
//    not a number would make 0 · ∞ = NaN, which may go unnoticed behind an input that is zero; and a weight of -0 there may
//    stay -0 where it would become +0.
// 2. Speed: an entry takes one multiplication and one addition of a vector, and five steps to find them; a strip of two panels takes
//    these five steps once for both. A panel's part of w (25 KB for half of 784 inputs) stays in the nearest cache meanwhile, and of
//    two nearly all that is used: the edges of pictures are black.
// 3. Nothing is copied: lists are read where they are.

extension PixelLists {
  /// Forward: `zᵢ = Σⱼ xᵢⱼ wⱼ`, one sum for each part of the inputs.
  ///
  /// - Parameters:
  ///   - pictures: which picture each row i is.
  ///   - parts: which parts: 0..<1, 1..<2 or both.
  ///   - w: all inputs, as `SplitRows` places them.
  ///   - z: the same strip for the first and for the second part, a row for each of the pictures.
  func sums<Row: StripRow>(
    of pictures: UnsafeBufferPointer<Int>,
    parts: Range<Int>,
    times w: Strip<Row>,
    into z: (Strip<Row>, Strip<Row>)
  ) {
    let count = parts.count &* pictures.count
    guard count > 0 else { return }
    /// One sum after the other: all pictures' first part, then all pictures' second.
    @inline(__always)
    func sum(_ number: Int) -> Sum<Row> {
      let isFirst = number < pictures.count
      let (part, i) = (parts.lowerBound &+ (isFirst ? 0 : 1), number &- (isFirst ? 0 : pictures.count))
      return Sum(along: walk(pictures[i], part, w), to: (part == 0 ? z.0 : z.1).down(i))
    }
    // Two at a time: neither an addition, which waits four clock ticks for the one before, nor a list that is not yet in the cache
    // holds up the other. Whichever is complete makes room for the next.
    var a = sum(0)
    guard count > 1 else { return a.complete() }
    var b = sum(1)
    var next = 2
    while true {
      while !a.isComplete, !b.isComplete {
        a.addNext()
        b.addNext()
        a.addNext()
        b.addNext()
      }
      guard next < count else { break }
      if a.isComplete {
        a.complete()
        a = sum(next)
      } else {
        b.complete()
        b = sum(next)
      }
      next &+= 1
    }
    a.complete()
    b.complete()
  }

  /// Backward: `gⱼ += Σᵢ xᵢⱼ δᵢ`, for j from one part of the inputs, one picture after the other.
  ///
  /// - Parameters:
  ///   - pictures: which picture each row i is.
  ///   - δ: a row for each of the pictures.
  ///   - g: the same strip, all inputs, as `SplitRows` places them; it may be the weights themselves.
  func addGradient<Row: StripRow>(
    of pictures: UnsafeBufferPointer<Int>,
    part: Int,
    times δ: Strip<Row>,
    to g: Strip<Row>
  ) {
    for i in 0..<pictures.count {
      let error = δ[i]
      var walk = walk(pictures[i], part, g)
      while !walk.isAtEnd { walk.addFour(error) }
    }
  }
}

/// `Σⱼ xⱼ wⱼ` along one walk, on its way.
private struct Sum<Row: StripRow> {
  private var walk: Walk<Row>
  private var value = Row.zero
  private let place: Strip<Row>

  @inline(__always)
  init(along walk: Walk<Row>, to place: Strip<Row>) {
    (self.walk, self.place) = (walk, place)
  }

  var isComplete: Bool { walk.isAtEnd }

  @inline(__always)
  mutating func addNext() {
    walk.addNext(to: &value)
  }

  /// Adds what is left, and writes the sum to its place.
  @inline(__always)
  mutating func complete() {
    while !isComplete { addNext() }
    place[0] = value
  }
}

/// The naive twins: the same sums, to the last bit, for weights and errors that are finite.
extension PixelLists {
  func sumsNaive(
    of pictures: UnsafeBufferPointer<Int>,
    part: Int,
    times w: Strip<Lanes>,
    into z: Strip<Lanes>
  ) {
    for i in 0..<pictures.count {
      let x = numbers(pictures[i])
      z[i] = inputsAndRows(part).reduce(Lanes.zero) { sum, j in sum + w[j.row] * x[j.input] }
    }
  }

  func addGradientNaive(
    of pictures: UnsafeBufferPointer<Int>,
    part: Int,
    times δ: Strip<Lanes>,
    to g: Strip<Lanes>
  ) {
    for i in 0..<pictures.count {
      let x = numbers(pictures[i])
      for j in inputsAndRows(part) { g[j.row] = g[j.row] + δ[i] * x[j.input] }
    }
  }

  private func inputsAndRows(_ part: Int) -> [(input: Int, row: Int)] {
    zip(LongSum.part(part, of: pixelCount), SplitRows.rows(ofPart: part, inputs: pixelCount)).map { ($0, $1) }
  }
}
