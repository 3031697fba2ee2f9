// The values of options, and the errors of those that do not fit.

extension FenceOption {
  /// A word that stands alone; in a `//|` line also `true` or `false`.
  func flag() throws(Diagnostic) -> Bool {
    switch value {
    case nil, "true": return true
    case "false": return false
    case .some: throw bad("write `\(key)` alone")
    }
  }

  /// A text that is not blank.
  func text() throws(Diagnostic) -> String {
    guard let value = value?.trimmed, !value.isEmpty else { throw bad("write `//| \(key): …`") }
    return value
  }

  /// A name that can be an HTML id.
  func identifier() throws(Diagnostic) -> String {
    guard let value, value.utf8.first?.isLetter == true, value.utf8.allSatisfy(\.isWord) else {
      throw bad("write a letter, then letters, digits, `-` and `_`, as in `id=forward-pass`")
    }
    return value
  }

  /// A finite number from 0 up.
  func tolerance() throws(Diagnostic) -> Double {
    guard let number = value.flatMap({ Double($0) }), number.isFinite, number >= 0 else {
      throw bad("write a number from 0 up, as in `tolerance=1e-6`")
    }
    return number
  }

  /// A time above 0 in seconds: `10s`, `500ms`, `2m` or `10`.
  func seconds() throws(Diagnostic) -> Double {
    let text = value ?? ""
    let units: [(suffix: String, seconds: Double, parts: Double)] = [
      ("ms", 1, 1000), ("s", 1, 1), ("m", 60, 1), ("", 1, 1),
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
      let count = Double(text.dropLast(unit.suffix.count)), count > 0, (count * unit.seconds).isFinite
    else { throw bad("write a time above 0, as in `timeout=10s`, `500ms` or `2m`") }
    return count * unit.seconds / unit.parts
  }

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
