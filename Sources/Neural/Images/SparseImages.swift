/// Images in a compressed sparse row format: for each image, the positions and values of its non-zero pixels. As a matrix: x,
/// (count, pixels).
///
/// Four fifths of the pixels of a handwritten digit are zero (black). The format then takes less than half the memory of all
/// bytes, and kernels skip zeros without testing for them. Images without zeros take twice the memory of their bytes.
///
/// An entry has two bytes: the number of pixels since the previous entry, and the pixel's value. A distance above 255 is divided
/// by additional entries of value 0. Each image is divided into the segments into which `SplitSum` divides a sum over all pixels;
/// the distances of a segment start at its first pixel. Each segment is padded with entries of distance 0 and value 0 to a
/// multiple of four entries, so that loops process four at a time.
///
/// A value refers to memory that its data set owns.
struct SparseImages: @unchecked Sendable, BitwiseCopyable {
  /// The number of images.
  let count: Int
  /// The number of pixels of an image.
  let pixelCount: Int
  /// The number of segments of an image: 1 or 2.
  let segments: Int
  /// The first pixel of the last segment, which is also its first row in a matrix of weights.
  let lastSegmentStart: Int
  /// The input for each byte: the Float nearest to byte / 255.
  let brightness: UnsafePointer<Float>
  /// The entries of all segments: the first segments of all images, then the second segments.
  private let storage: UnsafePointer<Entry>
  /// The index of the first entry of each segment, in the order of `storage`, and at last the number of entries.
  private let starts: UnsafePointer<UInt32>

  /// Creates sparse images from dense ones.
  ///
  /// - Parameters:
  ///   - count: The number of images.
  ///   - pixelCount: The number of pixels of an image.
  ///   - bytes: `count × pixelCount` pixels, image by image, from 0, black, to 255, white.
  ///   - memory: The arena to allocate the entries in.
  init(count: Int, pixelCount: Int, bytes: ArraySlice<UInt8>, memory: Memory) {
    require(bytes.count == count * pixelCount, "\(count) images of \(pixelCount) pixels are not \(bytes.count) bytes")
    self.count = count
    self.pixelCount = pixelCount
    segments = SplitSum.segments(of: pixelCount)
    lastSegmentStart = SplitSum.segment(segments - 1, of: pixelCount).lowerBound
    brightness = UnsafePointer(memory.allocate((0..<256).map { Float($0) / 255 }).baseAddress.unsafelyUnwrapped)
    let starts: UnsafeMutablePointer<UInt32> = memory.allocate(count * segments + 1, repeating: 0)
    SparseImages.forEachEntry(pixelCount, bytes) { segment, _ in starts[segment + 1] += 1 }
    var total = 0
    for segment in 0..<count * segments {
      total += Int(starts[segment + 1])
      require(total <= UInt32.max, "A set of images has at most \(UInt32.max) pixels that are not black")
      starts[segment + 1] = UInt32(total)
    }
    let entries = memory.allocate(total, repeating: Entry(distance: 0, value: 0))
    var index = 0
    SparseImages.forEachEntry(pixelCount, bytes) { _, entry in
      entries[index] = entry
      index += 1
    }
    self.starts = UnsafePointer(starts)
    storage = UnsafePointer(entries)
  }

  /// A pixel, by its distance from the previous entry.
  struct Entry: BitwiseCopyable {
    private let distanceByte: UInt8
    private let valueByte: UInt8

    init(distance: UInt8, value: UInt8) {
      (distanceByte, valueByte) = (distance, value)
    }

    /// The number of pixels since the previous entry, or since the segment's first pixel.
    var distance: Int { Int(truncatingIfNeeded: distanceByte) }
    /// The pixel's value, from 0, black, to 255, white.
    var value: Int { Int(truncatingIfNeeded: valueByte) }
  }

  /// The entries of one segment of an image.
  @inline(__always)
  func entries(of image: Int, segment: Int) -> UnsafeBufferPointer<Entry> {
    let index = segment &* count &+ image
    let (start, end) = (Int(starts[index]), Int(starts[index &+ 1]))
    return UnsafeBufferPointer(start: storage + start, count: end &- start)
  }

  /// All pixels of an image, as inputs from 0 to 1.
  func pixels(of image: Int) -> [Float] {
    var pixels = Array(repeating: Float(0), count: pixelCount)
    for segment in 0..<segments {
      var pixel = SplitSum.segment(segment, of: pixelCount).lowerBound
      for entry in entries(of: image, segment: segment) {
        pixel += entry.distance
        if entry.value != 0 { pixels[pixel] = brightness[entry.value] }
      }
    }
    return pixels
  }

  /// Calls `body` for every entry, with the number of its segment, in the order in which entries are stored.
  private static func forEachEntry(
    _ pixelCount: Int,
    _ bytes: ArraySlice<UInt8>,
    _ body: (_ segment: Int, Entry) -> Void
  ) {
    var number = 0
    for segment in 0..<SplitSum.segments(of: pixelCount) {
      let pixels = SplitSum.segment(segment, of: pixelCount)
      for image in stride(from: bytes.indices.first ?? 0, to: bytes.endIndex, by: max(1, pixelCount)) {
        var (last, count) = (pixels.lowerBound, 0)
        for pixel in pixels where bytes[image + pixel] != 0 {
          while pixel - last > 255 {
            body(number, Entry(distance: 255, value: 0))
            last += 255
            count += 1
          }
          body(number, Entry(distance: UInt8(pixel - last), value: bytes[image + pixel]))
          last = pixel
          count += 1
        }
        for _ in 0..<(4 - count % 4) % 4 { body(number, Entry(distance: 0, value: 0)) }
        number += 1
      }
    }
  }
}
