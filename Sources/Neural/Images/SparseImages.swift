/// Images as lists of their pixels that are not black: x, (count, pixels), without its zeros.
///
/// Four fifths of a handwritten digit are black, so the lists take less than half the memory of all bytes, and give the
/// pixels that a network has to work on without a search. Images without black take twice the memory of their bytes.
///
/// An entry has two bytes: the number of pixels since the entry before, and the brightness. Where that number does not fit
/// in a byte, there are black entries in between. The list of an image is split where `SplitSum` splits a sum over all pixels, and
/// the distances of each segment begin at its first pixel. Each segment is filled up with black entries of distance 0 to a multiple of
/// four entries, so that loops take four at a time.
///
/// A value points to memory that its data set owns.
struct SparseImages: @unchecked Sendable, BitwiseCopyable {
  /// The number of images.
  let count: Int
  /// The number of pixels of an image.
  let pixelCount: Int
  /// The number of segments of each list: 1 or 2.
  let segments: Int
  /// The first pixel of the last segment, and so its first row in a matrix of weights.
  let lastSegmentStart: Int
  /// For each byte, the Float nearest to it divided by 255.
  let brightness: UnsafePointer<Float>
  private let entries: UnsafePointer<Entry>
  /// The index of the first entry of each segment of each list, and of the end: segment by segment, image by image.
  private let starts: UnsafePointer<UInt32>

  /// - Parameters:
  ///   - bytes: `count × pixelCount` pixels, image by image, from 0 for black to 255 for white.
  ///   - memory: Will own the lists.
  init(count: Int, pixelCount: Int, bytes: ArraySlice<UInt8>, memory: Memory) {
    require(bytes.count == count * pixelCount, "\(count) images of \(pixelCount) pixels are not \(bytes.count) bytes")
    self.count = count
    self.pixelCount = pixelCount
    segments = SplitSum.segments(of: pixelCount)
    lastSegmentStart = SplitSum.segment(segments - 1, of: pixelCount).lowerBound
    brightness = UnsafePointer(memory.allocate((0..<256).map { Float($0) / 255 }).baseAddress.unsafelyUnwrapped)
    let starts: UnsafeMutablePointer<UInt32> = memory.allocate(count * segments + 1, repeating: 0)
    SparseImages.forEachEntry(pixelCount, bytes) { list, _ in starts[list + 1] += 1 }
    var total = 0
    for list in 0..<count * segments {
      total += Int(starts[list + 1])
      require(total <= UInt32.max, "A set of images has at most \(UInt32.max) pixels that are not black")
      starts[list + 1] = UInt32(total)
    }
    let entries = memory.allocate(total, repeating: Entry(distance: 0, value: 0))
    var index = 0
    SparseImages.forEachEntry(pixelCount, bytes) { _, entry in
      entries[index] = entry
      index += 1
    }
    self.starts = UnsafePointer(starts)
    self.entries = UnsafePointer(entries)
  }

  /// A pixel of a list.
  struct Entry: BitwiseCopyable {
    private let distanceByte: UInt8
    private let valueByte: UInt8

    init(distance: UInt8, value: UInt8) {
      (distanceByte, valueByte) = (distance, value)
    }

    /// The number of pixels since the entry before, or since the segment's first pixel.
    var distance: Int { Int(truncatingIfNeeded: distanceByte) }
    /// The brightness, from 0, black, to 255, white.
    var value: Int { Int(truncatingIfNeeded: valueByte) }
  }

  /// One segment of an image's list.
  @inline(__always)
  func list(_ image: Int, segment: Int) -> UnsafeBufferPointer<Entry> {
    let index = segment &* count &+ image
    let (start, end) = (Int(starts[index]), Int(starts[index &+ 1]))
    return UnsafeBufferPointer(start: entries + start, count: end &- start)
  }

  /// All pixels of an image, as numbers from 0 to 1.
  func numbers(_ image: Int) -> [Float] {
    var numbers = Array(repeating: Float(0), count: pixelCount)
    for segment in 0..<segments {
      var pixel = SplitSum.segment(segment, of: pixelCount).lowerBound
      for entry in list(image, segment: segment) {
        pixel += entry.distance
        if entry.value != 0 { numbers[pixel] = brightness[entry.value] }
      }
    }
    return numbers
  }

  /// Calls `body` for every entry of every list, in the order in which they are stored.
  private static func forEachEntry(
    _ pixelCount: Int,
    _ bytes: ArraySlice<UInt8>,
    _ body: (_ list: Int, Entry) -> Void
  ) {
    var list = 0
    for segment in 0..<SplitSum.segments(of: pixelCount) {
      let pixels = SplitSum.segment(segment, of: pixelCount)
      for image in stride(from: bytes.indices.first ?? 0, to: bytes.endIndex, by: max(1, pixelCount)) {
        var (last, count) = (pixels.lowerBound, 0)
        for pixel in pixels where bytes[image + pixel] != 0 {
          while pixel - last > 255 {
            body(list, Entry(distance: 255, value: 0))
            last += 255
            count += 1
          }
          body(list, Entry(distance: UInt8(pixel - last), value: bytes[image + pixel]))
          last = pixel
          count += 1
        }
        for _ in 0..<(4 - count % 4) % 4 { body(list, Entry(distance: 0, value: 0)) }
        list += 1
      }
    }
  }
}
