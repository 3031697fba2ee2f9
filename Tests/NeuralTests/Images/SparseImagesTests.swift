import Testing

@testable import Neural

@Suite struct SparseImagesTests {
  /// Numbers of pixels: at the limits of segments and of distances that fit in a byte.
  private static let longImages = [255, 256, 257, 300, 511, 513, 784, 1000]

  /// Images: random, mostly black ones; a black one, a white one, and one with only its first and last pixel white.
  struct Images {
    let bytes: ArraySlice<UInt8>
    let count: Int
    let pixelCount: Int

    init(count: Int, pixelCount: Int, random: inout Random) {
      let rows = (0..<count).map { image in
        (0..<pixelCount).map { pixel in
          switch image {
          case 0: random.index(below: 3) == 0 ? UInt8(random.index(below: 256)) : 0
          case 1: UInt8(0)
          case 2: UInt8(255)
          case 3: pixel == 0 || pixel == pixelCount - 1 ? UInt8(200) : 0
          default: random.index(below: 40) == 0 ? UInt8(random.index(below: 256)) : 0
          }
        }
      }
      // The slice's indices do not start at 0.
      bytes = ([1, 2, 3] + rows.joined())[3...]
      self.count = count
      self.pixelCount = pixelCount
    }

    func image(_ image: Int) -> ArraySlice<UInt8> {
      bytes.dropFirst(image * pixelCount).prefix(pixelCount)
    }

    func sparse(_ memory: Memory) -> SparseImages {
      SparseImages(count: count, pixelCount: pixelCount, bytes: bytes, memory: memory)
    }
  }

  @Test("Every input is the byte divided by 255, rounded once", arguments: Array(0...70) + longImages)
  func pixels(pixelCount: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(pixelCount))
    let images = Images(count: 8, pixelCount: pixelCount, random: &random)
    let sparse = images.sparse(memory)
    for image in 0..<8 {
      #expect(sparse.pixels(of: image) == images.image(image).map { Float($0) / 255 })
    }
  }

  @Test("Every byte gives the byte divided by 255, rounded once")
  func allBytes() {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let all = (0..<256).map { UInt8($0) }
    let sparse = SparseImages(count: 1, pixelCount: 256, bytes: all[...], memory: memory)
    #expect(sparse.pixels(of: 0) == all.map { Float($0) / 255 })
  }

  @Test(
    "A segment has an entry for each pixel that is not black, and few others",
    arguments: Array(0...70) + longImages
  )
  func entries(pixelCount: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(100 + pixelCount))
    let images = Images(count: 8, pixelCount: pixelCount, random: &random)
    let sparse = images.sparse(memory)
    #expect(sparse.segments == SplitSum.segments(of: pixelCount))
    for image in 0..<8 {
      let bytes = Array(images.image(image))
      for segment in 0..<sparse.segments {
        let pixels = SplitSum.segment(segment, of: pixelCount)
        let entries = sparse.entries(of: image, segment: segment)
        var position = pixels.lowerBound
        let positions = entries.map { entry in
          position += entry.distance
          return position
        }
        #expect(positions.allSatisfy { pixels.contains($0) }, "image \(image), segment \(segment)")

        let bright = pixels.filter { bytes[$0] != 0 }
        let distances = zip(bright, [pixels.lowerBound] + bright).map { $0 - $1 }
        // A distance of 256 takes one additional entry, one of 511 two.
        let additional = distances.reduce(0) { $0 + max(0, $1 - 1) / 255 }
        let needed = bright.count + additional
        #expect(entries.count == (needed + 3) / 4 * 4, "image \(image), segment \(segment)")
        #expect(zip(positions, entries).filter { $1.value != 0 }.map { $0.0 } == bright)
        #expect(entries.dropFirst(needed).allSatisfy { $0.distance == 0 && $0.value == 0 })
      }
    }
  }

  @Test("The sums have the bits of their reference implementation", arguments: Array(0...70) + longImages)
  func sums(pixelCount: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(200 + pixelCount))
    let sparse = Images(count: 8, pixelCount: pixelCount, random: &random).sparse(memory)
    let w = memory.matrix(rows: pixelCount, columns: 40, random: &random)
    /// Compares the sums over both segments with the reference, for one panel or two. Further rows must be unchanged.
    func expectSame<Row: PanelRow>(_ row: Row.Type, _ panels: Range<Int>, _ images: [Int], _ segments: Range<Int>) {
      let buffers = (0..<4).map { _ in notANumbers(images.count, memory) }
      let (fast, naive) = (buffers[0..<2], buffers[2..<4])
      images.withUnsafeBufferPointer { images in
        let z = (fast[0].panelGroup(0, of: row), fast[1].panelGroup(0, of: row))
        sparse.sums(of: images, segments: segments, times: w.panelGroup(panels.lowerBound), into: z)
        for segment in segments {
          for (index, panel) in panels.enumerated() {
            sparse.sumsNaive(
              of: images,
              segment: segment,
              times: w.panelGroup(panel),
              into: naive[2 + segment].panelGroup(index)
            )
          }
        }
      }
      #expect(
        fast.map { $0.bits } == naive.map { $0.bits },
        "\(images.count) images, panels \(panels), segments \(segments)"
      )
    }
    for count in [0, 1, 2, 3, 4, 7, 20] {
      // In any order, with repetitions.
      let images = (0..<count).map { _ in random.index(below: 8) }
      for segments in sparse.segments == 1 ? [0..<1] : [0..<1, 1..<2, 0..<2] {
        for panel in 0..<3 { expectSame(Lanes.self, panel..<panel + 1, images, segments) }
        for panel in 0..<2 { expectSame(PanelPairRow.self, panel..<panel + 2, images, segments) }
      }
    }
  }

  @Test("The gradient has the bits of its reference implementation", arguments: Array(0...70) + longImages)
  func gradient(pixelCount: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(300 + pixelCount))
    let sparse = Images(count: 8, pixelCount: pixelCount, random: &random).sparse(memory)
    func expectSame<Row: PanelRow>(_ row: Row.Type, panels: Int, _ images: [Int]) {
      let errors = memory.matrix(rows: images.count, columns: 16 * panels, random: &random)
      let start = PanelMatrix(rows: pixelCount, columns: 16 * panels, random: &random)
      for segment in 0..<sparse.segments {
        let (fast, naive) = (
          FramedMatrix(start, from: 1, memory: memory), FramedMatrix(start, from: 1, memory: memory)
        )
        images.withUnsafeBufferPointer { images in
          for panel in 0..<panels {
            sparse.addGradientNaive(
              of: images,
              segment: segment,
              times: errors.panelGroup(panel),
              to: naive.view.panelGroup(panel)
            )
          }
          sparse.addGradient(
            of: images,
            segment: segment,
            times: errors.panelGroup(0, of: row),
            to: fast.view.panelGroup(0)
          )
        }
        #expect(fast.view.bits == naive.view.bits, "\(images.count) images, segment \(segment), \(panels) panels")
        #expect(fast.frameIsUnchanged)
      }
    }
    for count in [0, 1, 2, 3, 4, 7, 20] {
      let images = (0..<count).map { _ in random.index(below: 8) }
      expectSame(Lanes.self, panels: 1, images)
      expectSame(PanelPairRow.self, panels: 2, images)
    }
  }

  @Test("Sparse products have the bits of dense products", arguments: [1, 30, 256, 257, 300, 784])
  func dense(pixelCount: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(400 + pixelCount))
    let sparse = Images(count: 9, pixelCount: pixelCount, random: &random).sparse(memory)
    let images = Array(0..<9)
    let x = memory.matrix(rows: 9, columns: pixelCount)
    for i in images { x.setRow(i, to: sparse.pixels(of: i)) }
    let w = memory.matrix(rows: pixelCount, columns: 40, random: &random)
    let errors = memory.matrix(rows: 9, columns: 40, random: &random)

    let denseSums = memory.matrix(rows: 9, columns: 40)
    denseSums.set(x, times: w)
    let sparseWeights = memory.matrix(rows: pixelCount, columns: 40)
    sparseWeights.copy(w)
    let denseWeights = memory.matrix(rows: pixelCount, columns: 40)
    denseWeights.copy(w)
    denseWeights.add(transposed: x, times: errors)

    let sums = memory.matrix(rows: 9, columns: 40)
    images.withUnsafeBufferPointer { images in
      for panel in 0..<3 {
        let (first, second) = (memory.matrix(rows: 9, columns: 16), memory.matrix(rows: 9, columns: 16))
        let segments = (first.panelGroup(0, of: Lanes.self), second.panelGroup(0, of: Lanes.self))
        sparse.sums(of: images, segments: 0..<sparse.segments, times: sparseWeights.panelGroup(panel), into: segments)
        for i in 0..<9 { sums.panel(panel)[i] = sparse.segments == 1 ? segments.0[i] : segments.0[i] + segments.1[i] }
        // Added to the weights directly, as in training with small batches.
        for segment in 0..<sparse.segments {
          sparse.addGradient(
            of: images,
            segment: segment,
            times: errors.panelGroup(panel, of: Lanes.self),
            to: sparseWeights.panelGroup(panel)
          )
        }
      }
    }
    let (sameSums, sameWeights) = (sums.bits == denseSums.bits, sparseWeights.bits == denseWeights.bits)
    #expect(sameSums && sameWeights)
  }

  /// Two panels of NaN, with one row more than there are images.
  private func notANumbers(_ count: Int, _ memory: Memory) -> PanelView {
    let matrix = memory.matrix(rows: count + 1, columns: 32)
    for panel in 0..<2 { matrix.panel(panel).update(repeating: Lanes(repeating: .nan), count: count + 1) }
    return matrix
  }
}
