import Testing

@testable import Neural

@Suite struct PixelListsTests {
  /// Sizes of pictures: short ones, and where sums are cut, gaps are too large for a byte, or both.
  private static let longPictures = [255, 256, 257, 300, 511, 513, 784, 1000]

  /// Pictures: random ones, mostly black; a black and a white one, and one with light at its two ends only.
  struct Pictures {
    let bytes: ArraySlice<UInt8>
    let count: Int
    let pixelCount: Int

    init(count: Int, pixelCount: Int, random: inout Random) {
      let rows = (0..<count).map { picture in
        (0..<pixelCount).map { pixel in
          switch picture {
          case 0: random.index(below: 3) == 0 ? UInt8(random.index(below: 256)) : 0
          case 1: UInt8(0)
          case 2: UInt8(255)
          case 3: pixel == 0 || pixel == pixelCount - 1 ? UInt8(200) : 0
          default: random.index(below: 40) == 0 ? UInt8(random.index(below: 256)) : 0
          }
        }
      }
      // The bytes may begin anywhere in a file.
      bytes = ([1, 2, 3] + rows.joined())[3...]
      self.count = count
      self.pixelCount = pixelCount
    }

    func picture(_ picture: Int) -> ArraySlice<UInt8> {
      bytes.dropFirst(picture * pixelCount).prefix(pixelCount)
    }

    func lists(_ memory: Memory) -> PixelLists {
      PixelLists(count: count, pixelCount: pixelCount, bytes: bytes, memory: memory)
    }
  }

  @Test("Every pixel is the byte divided by 255, rounded once", arguments: Array(0...70) + longPictures)
  func numbers(pixelCount: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(pixelCount))
    let pictures = Pictures(count: 8, pixelCount: pixelCount, random: &random)
    let lists = pictures.lists(memory)
    for picture in 0..<8 {
      #expect(lists.numbers(picture) == pictures.picture(picture).map { Float($0) / 255 })
    }
  }

  @Test("So it is for all bytes")
  func allBytes() {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let all = (0..<256).map { UInt8($0) }
    let lists = PixelLists(count: 1, pixelCount: 256, bytes: all[...], memory: memory)
    #expect(lists.numbers(0) == all.map { Float($0) / 255 })
  }

  @Test("A list has an entry for each pixel that is not black, and few others", arguments: Array(0...70) + longPictures)
  func entries(pixelCount: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(100 + pixelCount))
    let pictures = Pictures(count: 8, pixelCount: pixelCount, random: &random)
    let lists = pictures.lists(memory)
    #expect(lists.parts == LongSum.parts(of: pixelCount))
    for picture in 0..<8 {
      let bytes = Array(pictures.picture(picture))
      for part in 0..<lists.parts {
        let pixels = LongSum.part(part, of: pixelCount)
        let list = lists.list(picture, part: part)
        var place = pixels.lowerBound
        let places = list.map { entry in
          place += entry.gap
          return place
        }
        #expect(places.allSatisfy { pixels.contains($0) }, "picture \(picture), part \(part)")

        let bright = pixels.filter { bytes[$0] != 0 }
        let gaps = zip(bright, [pixels.lowerBound] + bright).map { $0 - $1 }
        // A gap of 256 takes one more entry, one of 511 two.
        let inBetween = gaps.reduce(0) { $0 + max(0, $1 - 1) / 255 }
        let needed = bright.count + inBetween
        #expect(list.count == (needed + 3) / 4 * 4, "picture \(picture), part \(part)")
        #expect(zip(places, list).filter { $1.value != 0 }.map { $0.0 } == bright)
        #expect(list.dropFirst(needed).allSatisfy { $0.gap == 0 && $0.value == 0 })
      }
    }
  }

  @Test("The sums are their naive twin's to the last bit", arguments: Array(0...70) + longPictures)
  func sums(pixelCount: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(200 + pixelCount))
    let lists = Pictures(count: 8, pixelCount: pixelCount, random: &random).lists(memory)
    let w = memory.matrix(rows: SplitRows.count(inputs: pixelCount), columns: 40, random: &random)
    /// Both halves of the sums, and the naive ones: of one panel or two. What is not asked for is left alone.
    func expectSame<Row: StripRow>(_ row: Row.Type, _ panels: Range<Int>, _ pictures: [Int], _ parts: Range<Int>) {
      let halves = (0..<4).map { _ in noNumbers(pictures.count, memory) }
      let (fast, naive) = (halves[0..<2], halves[2..<4])
      pictures.withUnsafeBufferPointer { pictures in
        let z = (fast[0].strip(0, of: row), fast[1].strip(0, of: row))
        lists.sums(of: pictures, parts: parts, times: w.strip(panels.lowerBound), into: z)
        for part in parts {
          for (index, panel) in panels.enumerated() {
            lists.sumsNaive(of: pictures, part: part, times: w.strip(panel), into: naive[2 + part].strip(index))
          }
        }
      }
      #expect(
        fast.map { $0.bits } == naive.map { $0.bits },
        "\(pictures.count) pictures, panels \(panels), parts \(parts)"
      )
    }
    for count in [0, 1, 2, 3, 4, 7, 20] {
      // In any order, and again and again.
      let pictures = (0..<count).map { _ in random.index(below: 8) }
      for parts in lists.parts == 1 ? [0..<1] : [0..<1, 1..<2, 0..<2] {
        for panel in 0..<3 { expectSame(Lanes.self, panel..<panel + 1, pictures, parts) }
        for panel in 0..<2 { expectSame(LanePair.self, panel..<panel + 2, pictures, parts) }
      }
    }
  }

  @Test("The gradient is its naive twin's to the last bit", arguments: Array(0...70) + longPictures)
  func gradient(pixelCount: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(300 + pixelCount))
    let lists = Pictures(count: 8, pixelCount: pixelCount, random: &random).lists(memory)
    func expectSame<Row: StripRow>(_ row: Row.Type, panels: Int, _ pictures: [Int]) {
      let errors = memory.matrix(rows: pictures.count, columns: 16 * panels, random: &random)
      let start = LaneMatrix(rows: SplitRows.count(inputs: pixelCount), columns: 16 * panels, random: &random)
      for part in 0..<lists.parts {
        let (fast, naive) = (
          FramedMatrix(start, from: 1, memory: memory), FramedMatrix(start, from: 1, memory: memory)
        )
        pictures.withUnsafeBufferPointer { pictures in
          for panel in 0..<panels {
            lists.addGradientNaive(of: pictures, part: part, times: errors.strip(panel), to: naive.view.strip(panel))
          }
          lists.addGradient(of: pictures, part: part, times: errors.strip(0, of: row), to: fast.view.strip(0))
        }
        #expect(fast.view.bits == naive.view.bits, "\(pictures.count) pictures, part \(part), \(panels) panels")
        #expect(fast.frameIsUntouched)
      }
    }
    for count in [0, 1, 2, 3, 4, 7, 20] {
      let pictures = (0..<count).map { _ in random.index(below: 8) }
      expectSame(Lanes.self, panels: 1, pictures)
      expectSame(LanePair.self, panels: 2, pictures)
    }
  }

  @Test("Leaving out zeros changes no bit of the dense products", arguments: [1, 30, 256, 257, 300, 784])
  func dense(pixelCount: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(400 + pixelCount))
    let lists = Pictures(count: 9, pixelCount: pixelCount, random: &random).lists(memory)
    let pictures = Array(0..<9)
    let x = memory.matrix(rows: 9, columns: pixelCount)
    for i in pictures { x.setRow(i, to: lists.numbers(i)) }
    let w = memory.matrix(rows: pixelCount, columns: 40, random: &random)
    let errors = memory.matrix(rows: 9, columns: 40, random: &random)

    let denseSums = memory.matrix(rows: 9, columns: 40)
    denseSums.set(x, times: w)
    let split = memory.matrix(rows: SplitRows.count(inputs: pixelCount), columns: 40)
    SplitRows.copy(w, to: split)
    let denseWeights = memory.matrix(rows: pixelCount, columns: 40)
    denseWeights.copy(w)
    denseWeights.add(transposed: x, times: errors)

    let sums = memory.matrix(rows: 9, columns: 40)
    pictures.withUnsafeBufferPointer { pictures in
      for panel in 0..<3 {
        let (first, second) = (memory.matrix(rows: 9, columns: 16), memory.matrix(rows: 9, columns: 16))
        let halves = (first.strip(0, of: Lanes.self), second.strip(0, of: Lanes.self))
        lists.sums(of: pictures, parts: 0..<lists.parts, times: split.strip(panel), into: halves)
        for i in 0..<9 { sums.panel(panel)[i] = lists.parts == 1 ? halves.0[i] : halves.0[i] + halves.1[i] }
        // To the weights themselves, as training on single examples does it.
        for part in 0..<lists.parts {
          lists.addGradient(
            of: pictures,
            part: part,
            times: errors.strip(panel, of: Lanes.self),
            to: split.strip(panel)
          )
        }
      }
    }
    SplitRows.copy(split, backTo: w)
    let (sameSums, sameWeights) = (sums.bits == denseSums.bits, w.bits == denseWeights.bits)
    #expect(sameSums && sameWeights)
  }

  /// Two panels, of a row more than there are pictures.
  private func noNumbers(_ count: Int, _ memory: Memory) -> LaneView {
    let matrix = memory.matrix(rows: count + 1, columns: 32)
    for panel in 0..<2 { matrix.panel(panel).update(repeating: Lanes(repeating: .nan), count: count + 1) }
    return matrix
  }
}
