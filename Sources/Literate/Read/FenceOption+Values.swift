// Parsing of option values, and the errors of invalid ones.

extension FenceOption {
  /// The value of an option that is written alone; in a `//|` line, it may have the value `true` or `false`.
  func flag() throws(Diagnostic) -> Bool {
    switch value {
    case nil, "true": return true
    case "false": return false
    case .some: throw invalidValue("write `\(key)` alone")
    }
  }

  /// The value as a text that is not blank.
  func text() throws(Diagnostic) -> String {
    guard let value = value?.trimmed, !value.isEmpty else { throw invalidValue("write `//| \(key): …`") }
    return value
  }

  /// The value as a name that is valid as an HTML id.
  func identifier() throws(Diagnostic) -> String {
    guard let value, value.utf8.first?.isLetter == true, value.utf8.allSatisfy(\.isWord) else {
      throw invalidValue("write a letter, then letters, digits, `-` and `_`, as in `id=forward-pass`")
    }
    return value
  }

  /// The value as a finite number, at least 0.
  func tolerance() throws(Diagnostic) -> Double {
    guard let number = value.flatMap({ Double($0) }), number.isFinite, number >= 0 else {
      throw invalidValue("write a number from 0 up, as in `tolerance=1e-6`")
    }
    return number
  }

  /// The value as a time in seconds, above 0: `10s`, `500ms`, `2m` or `10`.
  func seconds() throws(Diagnostic) -> Double {
    let text = value ?? ""
    let units: [(suffix: String, seconds: Double, parts: Double)] = [
      ("ms", 1, 1000), ("s", 1, 1), ("m", 60, 1), ("", 1, 1),
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
      let count = Double(text.dropLast(unit.suffix.count)), count > 0, (count * unit.seconds).isFinite
    else { throw invalidValue("write a time above 0, as in `timeout=10s`, `500ms` or `2m`") }
    return count * unit.seconds / unit.parts
  }

  /// The error of an option that a fence can't have.
  func unknown(among known: [String]) -> Diagnostic {
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    let hint = Suggestion.nearest(to: key, among: known).map { "did you mean `\($0)`?" } ?? "there are \(list)"
    return .error(.read, "unknown option `\(key)`", at: location, hint: known.isEmpty ? "there are none here" : hint)
  }

  /// The error of an invalid value.
  func invalidValue(_ expected: String) -> Diagnostic {
    guard let value else { return .error(.read, "`\(key)` needs a value", at: location, hint: expected) }
    return .error(.read, "`\(value)` is no value for `\(key)`", at: location, hint: expected)
  }
}
