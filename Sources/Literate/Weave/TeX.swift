/// A formula's TeX and its style, a key for results. Two are equal if they have the same bytes: Swift's strings `é` and
/// `e` with a combining accent are equal, but they are typeset differently.
struct TeX: Hashable, Sendable {
  private let bytes: [UInt8]
  /// True for a formula on a line of its own.
  let display: Bool

  init(_ text: String, display: Bool) {
    bytes = Array(text.utf8)
    self.display = display
  }

  /// The TeX of a formula of a lesson.
  init(_ formula: Formula) { self.init(formula.tex, display: formula.display) }

  /// The TeX.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The length in UTF-8 bytes.
  var length: Int { bytes.count }

  /// Converts an offset in UTF-16 units, as JavaScript uses, to one in UTF-8 bytes.
  func byteOffset(utf16 position: Int) -> Int {
    var units = 0
    var bytes = 0
    for scalar in text.unicodeScalars {
      units += UTF16.width(scalar)
      if units > position { break }
      bytes += UTF8.width(scalar)
    }
    return bytes
  }
}
