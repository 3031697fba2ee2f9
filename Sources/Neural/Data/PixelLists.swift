/// Pictures, each as a list of its pixels that are not black: `count` rows of x, (count, pixels), whose zeros are left out.
///
/// Four fifths of a handwritten digit are black, so the lists take less than half the memory of all bytes, and say without a
/// search which pixels a network has to work on. Dense pictures take twice the memory of their bytes.
///
/// An entry is two bytes: how many pixels it lies behind the entry before, and its brightness. Where the gap is larger than a
/// byte can say, there are black entries in between. A picture's list is cut where `LongSum` cuts a sum of all pixels, gaps
/// beginning anew; and each part has a multiple of four entries, the last ones black and without a gap, so that loops do four
/// at a time.
///
/// It points to memory that its data set owns.
struct PixelLists: @unchecked Sendable, BitwiseCopyable {
  /// How many pictures there are.
  let count: Int
  /// Pixels of a picture.
  let pixelCount: Int
  /// Parts of a list: 1 or 2.
  let parts: Int
  /// The row of a matrix of weights where those of the second part begin: see `SplitRows`.
  let secondRow: Int
  /// For each byte, the Float nearest to it divided by 255.
  let brightness: UnsafePointer<Float>
  private let entries: UnsafePointer<Entry>
  /// Where each part of each list begins, and where the last one ends.
  private let starts: UnsafePointer<UInt32>

  /// - Parameter bytes: `count × pixelCount` pixels, picture by picture, from 0 for black to 255 for white.
  init(count: Int, pixelCount: Int, bytes: ArraySlice<UInt8>, memory: Memory) {
    require(bytes.count == count * pixelCount, "\(count) pictures of \(pixelCount) pixels are not \(bytes.count) bytes")
    self.count = count
    self.pixelCount = pixelCount
    parts = LongSum.parts(of: pixelCount)
    secondRow = SplitRows.rows(ofPart: parts - 1, inputs: pixelCount).lowerBound
    brightness = UnsafePointer(memory.allocate((0..<256).map { Float($0) / 255 }).baseAddress.unsafelyUnwrapped)
    let starts: UnsafeMutablePointer<UInt32> = memory.allocate(count * parts + 1, repeating: 0)
    PixelLists.forEachEntry(pixelCount, bytes) { list, _ in starts[list + 1] += 1 }
    var total = 0
    for list in 0..<count * parts {
      total += Int(starts[list + 1])
      require(total <= UInt32.max, "A set of pictures has at most \(UInt32.max) pixels that are not black")
      starts[list + 1] = UInt32(total)
    }
    let entries = memory.allocate(total, repeating: Entry(gap: 0, value: 0))
    var place = 0
    PixelLists.forEachEntry(pixelCount, bytes) { _, entry in
      entries[place] = entry
      place += 1
    }
    self.starts = UnsafePointer(starts)
    self.entries = UnsafePointer(entries)
  }

  /// A pixel of a list.
  struct Entry: BitwiseCopyable {
    private let gapByte: UInt8
    private let valueByte: UInt8

    init(gap: UInt8, value: UInt8) {
      (gapByte, valueByte) = (gap, value)
    }

    /// Pixels since the entry before, or since the part's first pixel.
    var gap: Int { Int(truncatingIfNeeded: gapByte) }
    /// From 0, black, to 255, white.
    var value: Int { Int(truncatingIfNeeded: valueByte) }
  }

  /// One part of a picture's list.
  @inline(__always)
  func list(_ picture: Int, part: Int) -> UnsafeBufferPointer<Entry> {
    let index = part &* count &+ picture
    let (start, end) = (Int(starts[index]), Int(starts[index &+ 1]))
    return UnsafeBufferPointer(start: entries + start, count: end &- start)
  }

  /// All pixels of a picture as numbers from 0 to 1.
  func numbers(_ picture: Int) -> [Float] {
    var numbers = Array(repeating: Float(0), count: pixelCount)
    for part in 0..<parts {
      var pixel = LongSum.part(part, of: pixelCount).lowerBound
      for entry in list(picture, part: part) {
        pixel += entry.gap
        if entry.value != 0 { numbers[pixel] = brightness[entry.value] }
      }
    }
    return numbers
  }

  /// Goes through the entries that all parts of all lists are to have.
  private static func forEachEntry(
    _ pixelCount: Int,
    _ bytes: ArraySlice<UInt8>,
    _ body: (_ list: Int, Entry) -> Void
  ) {
    let parts = LongSum.parts(of: pixelCount)
    var list = 0
    for part in 0..<parts {
      let pixels = LongSum.part(part, of: pixelCount)
      for picture in stride(from: bytes.startIndex, to: bytes.endIndex, by: max(1, pixelCount)) {
        var (last, count) = (pixels.lowerBound, 0)
        for pixel in pixels where bytes[picture + pixel] != 0 {
          while pixel - last > 255 {
            body(list, Entry(gap: 255, value: 0))
            last += 255
            count += 1
          }
          body(list, Entry(gap: UInt8(pixel - last), value: bytes[picture + pixel]))
          last = pixel
          count += 1
        }
        for _ in 0..<(4 - count % 4) % 4 { body(list, Entry(gap: 0, value: 0)) }
        list += 1
      }
    }
  }
}
