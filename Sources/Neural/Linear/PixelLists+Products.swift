// The products of the first layer with pictures. Shapes: x (B, inputs), the pictures; z, δ (B, outputs); w and its gradient g
// (inputs, outputs). All work on one panel, sixteen outputs, and on one part of the inputs: threads share both out among them.
//
// Goals, in this order:
// 1. The same bits as the dense product: sums run over j = 0, 1, 2, … and leave out only the terms whose input is zero.
//    Such a term is +0 or -0, and adding it changes no bit of a sum that began at +0: +0 + -0 is +0, and no sum of
//    numbers that began at +0 becomes -0. Two exceptions, where the numbers are extreme: a weight (or an error) that is infinite or
//    not a number would make 0 · ∞ = NaN, which may go unnoticed behind an input that is zero; and a weight of -0 there may
//    stay -0 where it would become +0.
// 2. Speed: an entry takes one multiplication and one addition of a vector, and five steps to find them. A panel's part of w
//    (25 KB for half of 784 inputs) stays in the nearest cache meanwhile.
// 3. Nothing is copied: lists are read where they are.

extension PixelLists {
  /// Forward: `zᵢ = Σⱼ xᵢⱼ wⱼ`, one sum for each part of the inputs.
  ///
  /// - Parameters:
  ///   - pictures: which picture each row i is.
  ///   - parts: which parts: 0..<1, 1..<2 or both.
  ///   - w: one panel, all inputs, as `SplitRows` places them.
  ///   - z: the same panel for the first and for the second part, a vector for each of the pictures.
  func sums(
    of pictures: UnsafeBufferPointer<Int>,
    parts: Range<Int>,
    times w: UnsafeMutablePointer<Lanes>,
    into z: (UnsafeMutablePointer<Lanes>, UnsafeMutablePointer<Lanes>)
  ) {
    let count = parts.count &* pictures.count
    guard count > 0 else { return }
    /// One sum after the other: all pictures' first part, then all pictures' second.
    func sum(_ number: Int) -> Sum {
      let isFirst = number < pictures.count
      let (part, i) = (parts.lowerBound &+ (isFirst ? 0 : 1), number &- (isFirst ? 0 : pictures.count))
      return Sum(along: walk(pictures[i], part, w), to: (part == 0 ? z.0 : z.1) + i)
    }
    // Two at a time: neither an addition, which waits four clock ticks for the one before, nor a list that is not yet in the cache
    // holds up the other. Whichever is complete makes room for the next.
    var a = sum(0)
    guard count > 1 else { return a.complete() }
    var b = sum(1)
    var next = 2
    while true {
      if a.isComplete {
        a.complete()
        guard next < count else { break }
        a = sum(next)
        next &+= 1
      } else if b.isComplete {
        b.complete()
        guard next < count else { break }
        b = sum(next)
        next &+= 1
      } else {
        a.addNext()
        b.addNext()
        a.addNext()
        b.addNext()
        a.addNext()
        b.addNext()
        a.addNext()
        b.addNext()
      }
    }
    a.complete()
    b.complete()
  }

  /// Backward: `gⱼ += Σᵢ xᵢⱼ δᵢ`, for j from one part of the inputs, one picture after the other.
  ///
  /// - Parameters:
  ///   - pictures: which picture each row i is.
  ///   - δ: one panel, a vector for each of the pictures.
  ///   - g: the same panel, all inputs, as `SplitRows` places them; it may be the weights themselves.
  /// - Returns: rows of g between which all lie that have changed.
  @discardableResult
  func addGradient(
    of pictures: UnsafeBufferPointer<Int>,
    part: Int,
    times δ: UnsafePointer<Lanes>,
    to g: UnsafeMutablePointer<Lanes>
  ) -> Range<Int> {
    let all = SplitRows.rows(ofPart: part, inputs: pixelCount)
    var (first, last) = (g + all.upperBound, g + all.lowerBound)
    for i in 0..<pictures.count {
      let error = δ[i]
      var walk = walk(pictures[i], part, g)
      guard !walk.isAtEnd else { continue }
      first = min(first, walk.nextRow)
      while !walk.isAtEnd { walk.addFour(error) }
      last = max(last, walk.row)
    }
    return first < g + all.upperBound ? first - g..<last - g + 1 : all.lowerBound..<all.lowerBound
  }
}

/// `Σⱼ xⱼ wⱼ` along one walk, on its way.
private struct Sum {
  private var walk: Walk
  private var value = Lanes.zero
  private let place: UnsafeMutablePointer<Lanes>

  @inline(__always)
  init(along walk: Walk, to place: UnsafeMutablePointer<Lanes>) {
    (self.walk, self.place) = (walk, place)
  }

  var isComplete: Bool { walk.isAtEnd }

  @inline(__always)
  mutating func addNext() {
    value = value + walk.next()
  }

  /// Adds what is left, and writes the sum to its place.
  @inline(__always)
  mutating func complete() {
    place.pointee = walk.rest(added: value)
  }
}

/// The naive twins: the same sums, to the last bit, for weights and errors that are finite.
extension PixelLists {
  func sumsNaive(
    of pictures: UnsafeBufferPointer<Int>,
    part: Int,
    times w: UnsafeMutablePointer<Lanes>,
    into z: UnsafeMutablePointer<Lanes>
  ) {
    for i in 0..<pictures.count {
      let x = numbers(pictures[i])
      z[i] = inputsAndRows(part).reduce(Lanes.zero) { sum, j in sum + w[j.row] * x[j.input] }
    }
  }

  func addGradientNaive(
    of pictures: UnsafeBufferPointer<Int>,
    part: Int,
    times δ: UnsafePointer<Lanes>,
    to g: UnsafeMutablePointer<Lanes>
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
