// The products of the first layer's weights with sparse images. Shapes: x (B, inputs), the images; z, δ (B, outputs); w and its
// gradient g (inputs, outputs). Each function works on a panel group, 16 or 32 outputs, so that threads can divide the outputs.
//
// Goals, in this order:
// 1. The same bits as the dense product: sums run over j = 0, 1, 2, … and omit only the terms whose input is zero. Such a term is
//    +0 or -0; adding it leaves every sum unchanged that is not -0, and a sum that began at +0, or at a weight other than -0,
//    never becomes -0. Two exceptions, both for extreme values: with an infinite or NaN weight (or error) the dense product has a
//    term 0 · ∞ = NaN that the sparse product omits; and a weight of -0 may stay -0 where the dense product makes it +0.
// 2. Speed: an entry takes one multiplication and one addition of a vector, and five instructions to decode it. The rows of w
//    that one panel and one segment use (25 KB for half of 784 inputs) stay in the level 1 cache meanwhile.
// 3. No copies: entries are read in place.

extension SparseImages {
  /// Computes `zᵢ = Σⱼ xᵢⱼ wⱼ`, as one sum for each segment of the inputs.
  ///
  /// - Parameters:
  ///   - images: The index of the image in each row i.
  ///   - segments: The segments to compute: 0..<1, 1..<2 or both.
  ///   - w: One panel group of the weights, with a row for each input.
  ///   - z: The same panel group of the sums over the first and over the second segment, with a row for each image.
  func sums<Row: PanelRow>(
    of images: UnsafeBufferPointer<Int>,
    segments: Range<Int>,
    times w: PanelGroup<Row>,
    into z: (PanelGroup<Row>, PanelGroup<Row>)
  ) {
    let count = segments.count &* images.count
    guard count > 0 else { return }
    // Sums are numbered from 0: all images' sums over the first segment to compute, then all images' over the second.
    @inline(__always)
    func sum(_ number: Int) -> RunningSum<Row> {
      let isFirst = number < images.count
      let (segment, i) = (segments.lowerBound &+ (isFirst ? 0 : 1), number &- (isFirst ? 0 : images.count))
      return RunningSum(cursor(images[i], segment, w), result: (segment == 0 ? z.0 : z.1).advanced(by: i))
    }
    // Two sums are interleaved, to hide the latency of an addition, four clock cycles, and of cache misses on the entries. When
    // one is complete, the next sum replaces it.
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

  /// Adds a segment's products to a gradient: `gⱼ += Σᵢ xᵢⱼ δᵢ`, for the inputs j of the segment, in the order of i.
  ///
  /// - Parameters:
  ///   - images: The index of the image in each row i.
  ///   - segment: The segment of the inputs.
  ///   - δ: One panel group of the errors, with a row for each image.
  ///   - g: The same panel group of the gradient, with a row for each input; or of the weights themselves.
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

/// A sum `Σⱼ xⱼ wⱼ` over the entries of one segment of an image, computed term by term.
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

  /// Adds the remaining terms and stores the sum.
  @inline(__always)
  mutating func complete() {
    while !isComplete { addNext() }
    result[0] = value
  }
}

/// Reference implementations: the same sums, bit for bit, if weights and errors are finite.
extension SparseImages {
  /// Reference implementation of `sums`, for one segment and one panel.
  func sumsNaive(
    of images: UnsafeBufferPointer<Int>,
    segment: Int,
    times w: PanelGroup<Lanes>,
    into z: PanelGroup<Lanes>
  ) {
    for i in 0..<images.count {
      let x = pixels(of: images[i])
      z[i] = SplitSum.segment(segment, of: pixelCount).reduce(Lanes.zero) { sum, j in sum + w[j] * x[j] }
    }
  }

  /// Reference implementation of `addGradient`, for one panel.
  func addGradientNaive(
    of images: UnsafeBufferPointer<Int>,
    segment: Int,
    times δ: PanelGroup<Lanes>,
    to g: PanelGroup<Lanes>
  ) {
    for i in 0..<images.count {
      let x = pixels(of: images[i])
      for j in SplitSum.segment(segment, of: pixelCount) { g[j] = g[j] + δ[i] * x[j] }
    }
  }
}
