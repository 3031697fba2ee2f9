/// Returns the description of a value with `nan` for each `-nan`.
///
/// Processors give the result of an invalid operation different signs: 0 / 0 is `-nan` on x86-64 and `nan` on arm64. Part
/// of a word, as in `semi-nan`, is left alone.
func withUnsignedNaN(_ text: String) -> String {
  let mark = Array("-nan".utf8)
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var copied = 0
  var index = 0
  while index + mark.count <= bytes.count {
    let end = index + mark.count
    if bytes[index] == mark[0], bytes[index..<end].elementsEqual(mark),
      index == 0 || !isWordByte(bytes[index - 1]), end == bytes.count || !isWordByte(bytes[end])
    {
      result += bytes[copied..<index]
      copied = index + 1
      index = end
    } else {
      index += 1
    }
  }
  return copied == 0 ? text : String(decoding: result + bytes[copied...], as: UTF8.self)
}

/// True for a byte of a letter or digit, or of a hyphen.
private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...: true
  default: false
  }
}
