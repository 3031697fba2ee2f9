/// The options of a cell, read from its info string and its `//|` lines.
struct CellHeader {
  private(set) var options = CellOptions()
  /// The name that `id=` gives, and its location.
  private(set) var id: (name: String, location: SourceLocation)?
  private(set) var diagnostics: [Diagnostic] = []

  /// The options that a cell can have.
  enum Key: String, CaseIterable {
    case id, fold, hidden, quiet, `static`, norun, fails, traps, volatile, tolerance, timeout, caption, alt
  }

  private var seen: Set<Key> = []
  /// The given options of those that exclude each other, by the property that they set.
  private var chosen: [PartialKeyPath<CellOptions>: FenceOption] = [:]

  init(_ options: [FenceOption]) {
    for option in options {
      do throws(Diagnostic) { try read(option) } catch { diagnostics.append(error) }
    }
  }

  private mutating func read(_ option: FenceOption) throws(Diagnostic) {
    guard let key = Key(rawValue: option.key) else { throw option.unknown(among: Key.allCases.map(\.rawValue)) }
    guard seen.insert(key).inserted else {
      throw .error(.read, "`\(key.rawValue)` is given twice", at: option.location)
    }
    switch key {
    case .id: id = (try option.identifier(), option.location)
    case .fold: try choose(.fold, for: \.code, option)
    case .hidden: try choose(.hidden, for: \.code, option)
    case .quiet: options.quiet = try option.flag()
    case .static: try choose(.static, for: \.mode, option)
    case .norun: try choose(.norun, for: \.mode, option)
    case .fails: try choose(.fails, for: \.mode, option)
    case .traps: try choose(.traps, for: \.mode, option)
    case .volatile: options.volatile = try option.flag()
    case .tolerance: options.tolerance = try option.tolerance()
    case .timeout: options.timeout = try option.seconds()
    case .caption: options.caption = try option.text()
    case .alt: options.alt = try option.text()
    }
  }

  /// Sets a property that at most one option may set.
  private mutating func choose<Value>(
    _ value: Value,
    for property: WritableKeyPath<CellOptions, Value>,
    _ option: FenceOption
  ) throws(Diagnostic) {
    guard try option.flag() else { return }
    if let first = chosen[property] {
      let message = "`\(option.key)` contradicts `\(first.key)`"
      throw .error(.read, message, at: option.location, hint: "keep one of them")
    }
    chosen[property] = option
    options[keyPath: property] = value
  }
}
