/// An unparsed option of a fence: `fold`, `timeout=10s`, or a line `//| caption: …`.
struct FenceOption {
  var key: String
  /// The value; `nil` if there is only the key.
  var value: String?
  /// The location of the key.
  var location: SourceLocation
}

extension FenceOption {
  /// Parses the options in a fence's info string: words separated by white space, `key=value`, `key="two words"`.
  ///
  /// - Parameter location: Maps an index of the info string's bytes to the file.
  static func inInfo(_ info: ArraySlice<UInt8>, location: (Int) -> SourceLocation) -> (
    options: [FenceOption], diagnostics: [Diagnostic]
  ) {
    var options: [FenceOption] = []
    var diagnostics: [Diagnostic] = []
    var rest = info.drop(while: \.isSpace)
    /// Removes and returns the bytes before the first for which the predicate is false.
    func take(while predicate: (UInt8) -> Bool) -> String {
      let taken = rest.prefix(while: predicate)
      rest = rest[taken.endIndex...]
      return taken.string
    }
    while !rest.isEmpty {
      let start = location(rest.startIndex)
      var option = FenceOption(key: take { !$0.isSpace && $0 != UInt8(ascii: "=") }, value: nil, location: start)
      if rest.popFirst() == UInt8(ascii: "=") {
        if let quote = rest.first, "\"'".utf8.contains(quote) {
          rest = rest.dropFirst()
          option.value = take { $0 != quote }
          if rest.popFirst() == nil {
            diagnostics.append(.error(.read, "this value's quotation mark is never closed", at: start))
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

  /// Parses the options in the lines at the top of a code that begin with a marker such as `//|`.
  ///
  /// - Parameter location: Maps a line of the code and an offset in it, both from 0, to the file.
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
      let value = parts.count > 1 ? unquoted(parts[1].trimmed) : nil
      let location = location(number, line.utf8.distance(from: line.startIndex, to: text.startIndex))
      options.append(FenceOption(key: parts[0].trimmed, value: value, location: location))
    }
    return options
  }

  /// The text with its option lines left empty, so that every other line keeps its number.
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
