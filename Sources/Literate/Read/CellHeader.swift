/// A cell's options as read from its info string and its `//|` lines: what they say, and what is wrong with them.
struct CellHeader {
  private(set) var options = CellOptions()
  /// What `id=` says, and where.
  private(set) var id: (name: String, location: SourceLocation)?
  private(set) var diagnostics: [Diagnostic] = []

  /// Everything that a cell may be told.
  enum Key: String, CaseIterable {
    case id, fold, hidden, quiet, `static`, norun, fails, traps, volatile, tolerance, timeout, caption, alt
  }

  private var seen: Set<Key> = []
  private var mode: FenceOption?
  private var code: FenceOption?

  init(_ options: [FenceOption]) {
    for option in options { read(option) }
  }

  private mutating func read(_ option: FenceOption) {
    guard let key = Key(rawValue: option.key) else {
      diagnostics.append(option.unknown(among: Key.allCases.map(\.rawValue)))
      return
    }
    guard seen.insert(key).inserted else {
      diagnostics.append(.error(.read, "`\(key.rawValue)` is given twice", at: option.location))
      return
    }
    switch key {
    case .id: readID(option)
    case .fold: setCode(.fold, option)
    case .hidden: setCode(.hidden, option)
    case .quiet: options.quiet = isOn(option)
    case .static: setMode(.static, option)
    case .norun: setMode(.norun, option)
    case .fails: setMode(.fails, option)
    case .traps: setMode(.traps, option)
    case .volatile: options.volatile = isOn(option)
    case .tolerance: options.tolerance = number(option, in: 0..., "write a number from 0 up, as in `tolerance=1e-6`")
    case .timeout: readTimeout(option)
    case .caption: options.caption = text(option)
    case .alt: options.alt = text(option)
    }
  }

  private mutating func readID(_ option: FenceOption) {
    if let name = option.value, name.utf8.first?.isLetter == true, name.utf8.allSatisfy(\.isWord) {
      id = (name, option.location)
    } else {
      diagnostics.append(option.bad("write a letter, then letters, digits, `-` and `_`, as in `id=forward-pass`"))
    }
  }

  private mutating func setMode(_ value: CellOptions.Mode, _ option: FenceOption) {
    guard isOn(option) else { return }
    if let mode {
      diagnostics.append(
        .error(.read, "`\(option.key)` contradicts `\(mode.key)`", at: option.location, hint: "keep one of them")
      )
    } else {
      mode = option
      options.mode = value
    }
  }

  private mutating func setCode(_ value: CellOptions.Code, _ option: FenceOption) {
    guard isOn(option) else { return }
    if let code {
      diagnostics.append(
        .error(.read, "`\(option.key)` contradicts `\(code.key)`", at: option.location, hint: "keep one of them")
      )
    } else {
      code = option
      options.code = value
    }
  }

  /// A word that stands alone; in a `//|` line also `true` or `false`.
  private mutating func isOn(_ option: FenceOption) -> Bool {
    switch option.value {
    case nil, "true": return true
    case "false": return false
    case .some:
      diagnostics.append(option.bad("write `\(option.key)` alone"))
      return false
    }
  }

  private mutating func text(_ option: FenceOption) -> String? {
    guard let value = option.value?.trimmed, !value.isEmpty else {
      diagnostics.append(option.bad("write `//| \(option.key): …`"))
      return nil
    }
    return value
  }

  private mutating func number(_ option: FenceOption, in range: PartialRangeFrom<Double>, _ expected: String) -> Double?
  {
    guard let value = option.value.flatMap({ Double($0) }), value.isFinite, range.contains(value) else {
      diagnostics.append(option.bad(expected))
      return nil
    }
    return value
  }

  /// Seconds, as `10s`, `500ms`, `2m` or `10`.
  private mutating func readTimeout(_ option: FenceOption) {
    let text = option.value ?? ""
    let units: [(suffix: String, seconds: Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("", 1)]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
      let count = Double(text.dropLast(unit.suffix.count)), count > 0, (count * unit.seconds).isFinite
    else {
      diagnostics.append(option.bad("write a time above 0, as in `timeout=10s`, `500ms` or `2m`"))
      return
    }
    options.timeout = unit.suffix == "ms" ? count / 1000 : count * unit.seconds
  }
}
