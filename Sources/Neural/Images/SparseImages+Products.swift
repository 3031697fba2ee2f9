// The products of the first layer with images. Shapes: x (B, inputs), the images; z, δ (B, outputs); w and its gradient g
// (inputs, outputs). All work on a panel group, 16 outputs or 32, so that threads can share the outputs among them.
//
// Goals, in this order:
// 1. The same bits as the dense product: sums run over j = 0, 1, 2, … and leave out only the terms whose input is zero.
//    Such a term is +0 or -0, and adding it changes no bit of a sum that is not -0; a sum that began at +0, or at a weight other
//    than -0, never becomes -0. Two exceptions, where the numbers are extreme: a weight (or an error) that is infinite or
//    not a number would make 0 · ∞ = NaN, which may go unnoticed behind an input that is zero; and a weight of -0 there may
//    stay -0 where the dense product would make it +0.
// 2. Speed: an entry takes one multiplication and one addition of a vector, and five operations to find them. The rows of w that one
//    panel and one segment use (25 KB for half of 784 inputs) stay in the nearest cache meanwhile.
// 3. Nothing is copied: lists are read in place.

extension SparseImages {
  /// Computes `zᵢ = Σⱼ xᵢⱼ wⱼ`, a sum for each segment of the inputs.
  ///
  /// - Parameters:
  ///   - images: For each row i, the image's index.
  ///   - segments: The segments to compute: 0..<1, 1..<2 or both.
  ///   - w: The weights of all inputs.
  ///   - z: The same panels of the sums of the first and of the second segment, with a row for each image.
  func sums<Row: PanelRow>(
    of images: UnsafeBufferPointer<Int>,
    segments: Range<Int>,
    times w: PanelGroup<Row>,
    into z: (PanelGroup<Row>, PanelGroup<Row>)
  ) {
    let count = segments.count &* images.count
    guard count > 0 else { return }
    // Numbered from 0: all images' first segment, then all images' second.
    @inline(__always)
    func sum(_ number: Int) -> RunningSum<Row> {
      let isFirst = number < images.count
      let (segment, i) = (segments.lowerBound &+ (isFirst ? 0 : 1), number &- (isFirst ? 0 : images.count))
      return RunningSum(cursor(images[i], segment, w), result: (segment == 0 ? z.0 : z.1).advanced(by: i))
    }
    // Two sums run side by side, because an addition takes four clock ticks until the next one can use its result, and because a
    // list may not be in the cache yet. When one is complete, the next sum takes its place.
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

  /// Adds to a gradient: `gⱼ += Σᵢ xᵢⱼ δᵢ`, for the inputs j of one segment, one image after the other.
  ///
  /// - Parameters:
  ///   - images: For each row i, the image's index.
  ///   - δ: The errors, with a row for each image.
  ///   - g: The same panels of the gradient of all inputs, or of the weights themselves.
  func addGradient<Row: PanelRow>(
    of images: UnsafeBufferPointer<Int>,
    segment: Int,
    times δ: PanelGroup<Row>,
    to g: PanelGroup<Row>
  ) {
    for i in 0..<images.count {
      let error = δ[i]
      var cursor = cursor(images[i], segment, g)
      while !cursor.isAtEnd { cursor.addToNextFour(error) }
    }
  }
}

/// `Σⱼ xⱼ wⱼ` over the entries of one list, term by term.
private struct RunningSum<Row: PanelRow> {
  private var cursor: SparseRowCursor<Row>
  private var value = Row.zero
  private let result: PanelGroup<Row>

  @inline(__always)
  init(_ cursor: SparseRowCursor<Row>, result: PanelGroup<Row>) {
    (self.cursor, self.result) = (cursor, result)
  }

  var isComplete: Bool { cursor.isAtEnd }

  @inline(__always)
  mutating func addNext() {
    cursor.addNext(to: &value)
  }

  /// Adds the remaining terms and writes the sum.
  @inline(__always)
  mutating func complete() {
    while !isComplete { addNext() }
    result[0] = value
  }
}

/// The naive twins: the same sums, to the last bit, for weights and errors that are finite.
extension SparseImages {
  func sumsNaive(
    of images: UnsafeBufferPointer<Int>,
    segment: Int,
    times w: PanelGroup<Lanes>,
    into z: PanelGroup<Lanes>
  ) {
    for i in 0..<images.count {
      let x = numbers(images[i])
      z[i] = SplitSum.segment(segment, of: pixelCount).reduce(Lanes.zero) { sum, j in sum + w[j] * x[j] }
    }
  }

  func addGradientNaive(
    of images: UnsafeBufferPointer<Int>,
    segment: Int,
    times δ: PanelGroup<Lanes>,
    to g: PanelGroup<Lanes>
  ) {
    for i in 0..<images.count {
      let x = numbers(images[i])
      for j in SplitSum.segment(segment, of: pixelCount) { g[j] = g[j] + δ[i] * x[j] }
    }
  }
}
