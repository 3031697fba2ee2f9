import Foundation
import Testing

@testable import LessonKit

@Test func checksumsMatchTheirCheckValues() {
  // The published check values of the two algorithms.
  #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
  #expect(Deflate.adler32(Array("Wikipedia".utf8)) == 0x11E6_0398)
}

@Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
func base64MatchesTheSpecification(text: String, expected: String) {
  #expect(base64(Array(text.utf8)) == expected)
}

@Test func compressedDataAreRestored() {
  for seed in UInt64(1)...200 {
    var random = Random(seed: seed)
    let count = Int.random(in: 0...2000, using: &random)
    let variety = UInt8.random(in: 1...255, using: &random)
    let data = (0..<count).map { _ in
      Bool.random(using: &random) ? 0 : UInt8.random(in: 0...variety, using: &random)
    }
    let stream = Deflate.compressed(data, distances: [1, 29, 300])
    #expect(inflated(stream) == data, "seed \(seed)")
  }
}

@Test func runsOfEveryLengthAreRestored() {
  for length in 1...600 {
    let data = [7] + Array(repeating: UInt8(200), count: length) + [7]
    #expect(inflated(Deflate.compressed(data, distances: [1])) == data, "\(length)")
  }
}

@Test func matchesAtEveryDistanceAreRestored() {
  for distance in 1...1200 {
    let block = (0..<distance).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 >> 8) }
    #expect(inflated(Deflate.compressed(block + block, distances: [distance])) == block + block, "\(distance)")
  }
}

@Test func anImageIsAPNGFile() throws {
  let png = PNG(width: 2, height: 2, pixels: [0, 255, 128, 0], kind: .grey)
  let chunks = try #require(pngChunks(of: png.bytes))
  #expect(chunks.map(\.type) == ["IHDR", "IDAT", "IEND"])
  #expect(chunks[0].data == [0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0])
  #expect(inflated(chunks[1].data) == [0, 0, 255, 0, 128, 0])
}

@Test func anIndexedImageHasAPalette() throws {
  // The opacities end with the last one that is not 255.
  let png = PNG(width: 1, height: 1, pixels: [1], kind: .indexed([(1, 2, 3, 0), (4, 5, 6, 255)]))
  let chunks = try #require(pngChunks(of: png.bytes))
  #expect(chunks.map(\.type) == ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"])
  #expect(chunks[1].data == [1, 2, 3, 4, 5, 6])
  #expect(chunks[2].data == [0])
}

@Test func mostlyBlackImagesAreSmall() throws {
  var ink = Array(repeating: Float(0), count: 784)
  for index in 0..<20 { ink[300 + index * 3] = Float(index) / 20 }
  #expect(try #require(PNG(intensities: ink)).bytes.count < 320)
}

@Test(arguments: [
  (Digit([]).figure, "0 pixels are not a square image"),
  (Digit(Array(repeating: 0.5, count: 783)).figure, "783 pixels are not a square image"),
  (Digit([.nan, .infinity, -1, 2], caption: "<odd>").figure, "<odd>"),
  (Digits([]).figure, "No images to draw"),
  (HeatMap(Matrix(rows: 0, columns: 3, [])).figure, "A matrix of 0 × 3: nothing to draw"),
  (HeatMap([], columns: 0).figure, "A matrix of 0 × 1: nothing to draw"),
  (HeatMap(Matrix([[.nan, .infinity]])).figure, "No finite values to draw"),
  (HeatMap(Matrix([[.nan, 1]])).figure, "1 of 2 values are not finite: grey."),
  (HeatMap(Matrix([[0, 0]])).figure, "0"),
  (HeatMap(Matrix([[3e38, -1e-30]]), title: "a & b").figure, "a & b"),
  (HeatMap(Matrix(rows: 1, columns: 3000, repeating: 1)).xLabel("x").yLabel("y").figure, "x"),
  (HeatMap(Matrix(rows: 3000, columns: 1, repeating: 1)).figure, "0"),
])
func anyPixelsGiveAValidFigure(figure: Figure, word: String) {
  expectValid(figure.svg)
  #expect(texts(of: figure.svg).contains(word))
}

@Test func intensitiesAreClamped() throws {
  #expect(try #require(PNG(intensities: [.nan, .infinity, -1, 0.5])).pixels == [1, 32, 1, 17])
}

@Test func wrongPredictionsAreMarkedAndDescribed() {
  let examples = Examples(inputs: [[0, 0, 0, 1], [1, 0, 0, 0]], labels: [7, 3], classes: 10)
  let digits = Digits(examples, predictions: [7, 8])
  #expect(texts(of: digits.svg) == ["7", "3 → 8", "Framed: wrong. 3 → 8: is 3, read as 8."])
  #expect(digits.svg.contains(#"fill="none" stroke="currentColor" stroke-width="2.5""#))
  #expect(digits.figure.title == "2 images of digits: 7, 3. Wrong: 1, 3 read as 8.")
  #expect(Digits(examples, predictions: [7, 3]).figure.title.hasSuffix("7, 3. All are read correctly."))
  #expect(Digits(examples.prefix(1)).figure.title == "1 image of digits: 7.")
  expectValid(digits.svg)
}

@Test func imagesOfAnotherSizeHaveAFrameOnly() {
  let square = Examples(inputs: [[0, 1, 0, 1]], labels: [1], classes: 3)
  let digits = Digits(Array(square) + Array(Examples(inputs: [[1, 0]], labels: [2], classes: 3)))
  expectValid(digits.svg)
  #expect(texts(of: digits.svg) == ["1", "2"])
  #expect(digits.svg.contains("stroke-dasharray"))
}

@Test func textOnLightIsLegible() {
  for step in 0...1000 {
    let value = Double(step) / 1000
    let ink: Double = LightRamp.ink(at: value) == "#ffffff" ? 1 : 0
    #expect(contrast(luminance(LightRamp.colour(at: value)), ink) >= 4.5, "\(value)")
  }
}

@Test func lightRisesAtEveryStep() {
  let steps = (0...100).map { luminance(LightRamp.colour(at: Double($0) / 100)) }
  #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
  let shades = PixelPalette.colours.dropFirst().map(luminance)
  #expect(zip(shades, shades.dropFirst()).allSatisfy { $0 < $1 })
  #expect([0, 0.25, 1].map(LightRamp.hexadecimal) == ["#0c0a08", "#4a2c0a", "#fff9e6"])
}

// MARK: Decoders, written from the specifications

/// Splits a PNG file into its chunks; nil if it is malformed.
private func pngChunks(of bytes: [UInt8]) -> [(type: String, data: [UInt8])]? {
  guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
  var chunks: [(type: String, data: [UInt8])] = []
  var rest = bytes.dropFirst(8)
  func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
  while rest.count >= 12 {
    let length = Int(number(rest.prefix(4)))
    let content = Array(rest.dropFirst(4).prefix(4 + length))
    guard number(rest.dropFirst(8 + length).prefix(4)) == CRC32.of(content) else { return nil }
    chunks.append((String(decoding: content.prefix(4), as: UTF8.self), Array(content.dropFirst(4))))
    rest = rest.dropFirst(12 + length)
  }
  return rest.isEmpty ? chunks : nil
}

/// Decompresses a zlib stream of one block with fixed codes, by the tables of RFC 1951; nil if it is malformed.
private func inflated(_ stream: [UInt8]) -> [UInt8]? {
  guard stream.count > 6, (Int(stream[0]) * 256 + Int(stream[1])) % 31 == 0 else { return nil }
  let lengths = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  let lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
  let distances = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
  var position = 16
  func bit() -> Int {
    defer { position += 1 }
    return position / 8 < stream.count ? Int(stream[position / 8] >> UInt8(position % 8)) & 1 : 0
  }
  func low(_ count: Int) -> Int { (0..<count).reduce(0) { $0 | bit() << $1 } }
  func high(_ count: Int, from start: Int = 0) -> Int { (0..<count).reduce(start) { value, _ in value << 1 | bit() } }
  guard low(3) == 0b011 else { return nil }
  var data: [UInt8] = []
  while position / 8 < stream.count {
    var symbol = high(7)
    if symbol <= 23 {
      symbol += 256
    } else {
      symbol = high(1, from: symbol)
      switch symbol {
      case 48...191: symbol -= 48
      case 192...199: symbol += 88
      default: symbol = high(1, from: symbol) - 256
      }
    }
    if symbol == 256 {
      let checksum = stream.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      return (position + 7) / 8 == stream.count - 4 && checksum == Deflate.adler32(data) ? data : nil
    } else if symbol < 256 {
      data.append(UInt8(symbol))
    } else {
      let length = lengths[symbol - 257] + low(lengthBits[symbol - 257])
      let code = high(5)
      let distance = distances[code] + low(distanceBits[code])
      guard distance <= data.count else { return nil }
      for _ in 0..<length { data.append(data[data.count - distance]) }
    }
  }
  return nil
}
