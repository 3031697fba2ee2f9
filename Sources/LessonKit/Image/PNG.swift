/// A small image with 8 bits a pixel, encoded as a PNG file.
struct PNG: Sendable {
  /// An entry of a palette.
  typealias Colour = (red: UInt8, green: UInt8, blue: UInt8, opacity: UInt8)

  /// The meaning of a pixel's byte.
  enum Kind: Sendable {
    /// 0 is black, 255 white.
    case grey
    /// An index into a palette.
    case indexed([Colour])
  }

  let width, height: Int
  /// The width × height pixels, row by row from the top.
  let pixels: [UInt8]
  let kind: Kind

  /// The bytes of the PNG file.
  var bytes: [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * height)
    for row in 0..<height {
      rows.append(0)  // The row's filter type: none.
      rows.append(contentsOf: pixels[row * width..<(row + 1) * width])
    }
    var header = bigEndian(UInt32(width)) + bigEndian(UInt32(height))
    var palette: [UInt8] = []
    switch kind {
    case .grey: header += [8, 0, 0, 0, 0]
    case .indexed(let colours):
      header += [8, 3, 0, 0, 0]
      palette = chunk("PLTE", colours.flatMap { [$0.red, $0.green, $0.blue] })
      // Colours beyond the last opacity are opaque.
      if let last = colours.lastIndex(where: { $0.opacity < 255 }) {
        palette += chunk("tRNS", colours[...last].map { $0.opacity })
      }
    }
    let data = Deflate.compressed(rows, distances: [1, width + 1, 2 * (width + 1)])
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    return signature + chunk("IHDR", header) + palette + chunk("IDAT", data) + chunk("IEND", [])
  }

  /// The file as a `data:` URI.
  var dataURI: String { "data:image/png;base64," + base64(bytes) }

  private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let content = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + content + bigEndian(CRC32.of(content))
  }
}

/// Returns bytes in Base64 (RFC 4648), with padding.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let value = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
    for index in 0..<4 {
      let isPadding = index > group.count
      text.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(value >> UInt32(18 - 6 * index)) & 63])
    }
  }
  return String(decoding: text, as: UTF8.self)
}
