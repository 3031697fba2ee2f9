/// An option as the author wrote it: `fold`, `timeout=10s`, or a line `//| caption: …`.
struct FenceOption {
  var key: String
  /// `nil` if nothing is said but the key.
  var value: String?
  var location: SourceLocation
}

extension FenceOption {
  /// The options in a fence's info string: words parted by white space, `key=value`, `key="a value with spaces"`.
  ///
  /// - Parameter location: the place of a byte of the info string.
  static func inInfo(_ info: ArraySlice<UInt8>, location: (Int) -> SourceLocation) -> (
    options: [FenceOption], diagnostics: [Diagnostic]
  ) {
    var options: [FenceOption] = []
    var diagnostics: [Diagnostic] = []
    var rest = info.drop(while: \.isSpace)
    while !rest.isEmpty {
      let place = location(rest.startIndex)
      let key = rest.prefix { !$0.isSpace && $0 != UInt8(ascii: "=") }
      rest = rest[key.endIndex...]
      var option = FenceOption(key: key.string, value: nil, location: place)
      if rest.first == UInt8(ascii: "=") {
        rest = rest.dropFirst()
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          let value = rest.dropFirst().prefix { $0 != quote }
          option.value = value.string
          rest = rest[value.endIndex...]
          if rest.isEmpty {
            diagnostics.append(.error(.read, "this value's quotation mark is never closed", at: place))
          }
          rest = rest.dropFirst()
        } else {
          let value = rest.prefix { !$0.isSpace }
          option.value = value.string
          rest = rest[value.endIndex...]
        }
      }
      options.append(option)
      rest = rest.drop(while: \.isSpace)
    }
    return (options, diagnostics)
  }

  /// The options in the lines at a code's top that begin with a marker such as `//|`.
  ///
  /// - Parameter location: the place of a byte of a line of the code.
  static func inLines(
    _ text: String,
    markers: [String],
    location: (_ line: Int, _ offset: Int) -> SourceLocation
  ) -> [FenceOption] {
    var options: [FenceOption] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let marker = marker(of: line, markers) else { break }
      let text = line.drop { $0 == " " }.dropFirst(marker.count)
      guard !text.trimmed.isEmpty else { continue }
      let start = text.firstIndex { $0 != " " && $0 != "\t" } ?? text.startIndex
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      options.append(
        FenceOption(
          key: parts[0].trimmed,
          value: parts.count > 1 ? unquoted(parts[1].trimmed) : nil,
          location: location(number, line.utf8.distance(from: line.startIndex, to: start))
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

extension FenceOption {
  /// The error of an option that a fence does not have.
  func unknown(among known: [String]) -> Diagnostic {
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    let hint = Suggestion.nearest(to: key, among: known).map { "did you mean `\($0)`?" } ?? "there are \(list)"
    return .error(.read, "unknown option `\(key)`", at: location, hint: known.isEmpty ? "there are none here" : hint)
  }

  /// The error of a value that does not fit.
  func bad(_ expected: String) -> Diagnostic {
    guard let value else { return .error(.read, "`\(key)` needs a value", at: location, hint: expected) }
    return .error(.read, "`\(value)` is no value for `\(key)`", at: location, hint: expected)
  }
}
