extension UInt8 {
  // MARK: Characters

  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")
  static let dollar = UInt8(ascii: "$")
  static let pipe = UInt8(ascii: "|")

  // MARK: Classes

  /// True for a space or a tab.
  var isBlank: Bool { self == .space || self == .tab }
  /// True for white space of Markdown, line ends included.
  var isSpace: Bool { self == .space || (self >= .tab && self <= .carriageReturn) }
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
  /// True for a letter, a digit, `-` or `_`.
  var isWord: Bool { isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
}

extension Collection where Element == UInt8 {
  /// The bytes as a string; what is not UTF-8 becomes U+FFFD.
  var string: String { String(decoding: self, as: UTF8.self) }
}
