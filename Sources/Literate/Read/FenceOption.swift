/// An option as the author wrote it: `fold`, `timeout=10s`, or a line `//| caption: …`.
struct FenceOption {
  var key: String
  /// `nil` if there is only the key.
  var value: String?
  var location: SourceLocation
}

extension FenceOption {
  /// The options in a fence's info string: words separated by white space, `key=value`, `key="a value with spaces"`.
  ///
  /// - Parameter location: The place of a byte of the info string.
  static func inInfo(_ info: ArraySlice<UInt8>, location: (Int) -> SourceLocation) -> (
    options: [FenceOption], diagnostics: [Diagnostic]
  ) {
    var options: [FenceOption] = []
    var diagnostics: [Diagnostic] = []
    var rest = info.drop(while: \.isSpace)
    /// Takes the bytes up to the first that does not fit.
    func take(while fits: (UInt8) -> Bool) -> String {
      let taken = rest.prefix(while: fits)
      rest = rest[taken.endIndex...]
      return taken.string
    }
    while !rest.isEmpty {
      let place = location(rest.startIndex)
      var option = FenceOption(key: take { !$0.isSpace && $0 != UInt8(ascii: "=") }, value: nil, location: place)
      if rest.popFirst() == UInt8(ascii: "=") {
        if let quote = rest.first, "\"'".utf8.contains(quote) {
          rest = rest.dropFirst()
          option.value = take { $0 != quote }
          if rest.popFirst() == nil {
            diagnostics.append(.error(.read, "this value's quotation mark is never closed", at: place))
          }
        } else {
          option.value = take { !$0.isSpace }
        }
      }
      options.append(option)
      rest = rest.drop(while: \.isSpace)
    }
    return (options, diagnostics)
  }

  /// The options in the lines at a code's top that begin with a marker such as `//|`.
  ///
  /// - Parameter location: The place of a byte of a line of the code.
  static func inLines(
    _ text: String,
    markers: [String],
    location: (_ line: Int, _ offset: Int) -> SourceLocation
  ) -> [FenceOption] {
    var options: [FenceOption] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let marker = marker(of: line, markers) else { break }
      let text = line.drop { $0 == " " }.dropFirst(marker.count).drop { $0 == " " || $0 == "\t" }
      guard !text.trimmed.isEmpty else { continue }
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      options.append(
        FenceOption(
          key: parts[0].trimmed,
          value: parts.count > 1 ? unquoted(parts[1].trimmed) : nil,
          location: location(number, line.utf8.distance(from: line.startIndex, to: text.startIndex))
        )
      )
    }
    return options
  }

  /// The text with the lines that `inLines` reads left empty: every other line keeps its number.
  static func blankLines(in text: String, markers: [String]) -> String {
    var isTop = true
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      isTop = isTop && marker(of: line, markers) != nil
      return isTop ? "" : line
    }.joined(separator: "\n")
  }

  private static func marker(of line: Substring, _ markers: [String]) -> String? {
    markers.first(where: line.drop { $0 == " " }.hasPrefix)
  }

  private static func unquoted(_ text: String) -> String {
    for quote in ["\"", "'"] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      return String(text.dropFirst().dropLast())
    }
    return text
  }
}
