import Foundation

/// Typesets formulas: TeX becomes KaTeX's HTML with its MathML, as a browser with KaTeX would have it.
///
/// Goals, in order: the same bytes everywhere; no formula, however odd, stops the build; speed (a formula met again
/// costs nothing). A formula defines macros for itself only. Load KaTeX once and keep the renderer; it belongs to one
/// task at a time.
public final class MathRenderer {
  /// The longest formula that is typeset, in UTF-8 bytes.
  public static let longestFormula = 10_000

  /// What makes two formulas the same: the bytes. To Swift, `é` and `e` with an accent are equal strings.
  private struct Key: Hashable {
    var tex: [UInt8]
    var display: Bool
  }

  /// How much memory a formula may take; see `ScriptHeap`.
  struct Limits {
    /// Above what the longest plain formula takes, which is 80 MB held and 8 GB asked for, and some seconds' work.
    var capacity = 128 << 20
    var allowance = 12 << 30
  }

  private let katex: String
  private let limits: Limits
  private var heap: ScriptHeap?
  private var known: [Key: Result<String, MathError>] = [:]

  /// - Parameter katex: the path of `katex.min.js`.
  /// - Throws: a `MathError` that says which file cannot be read, or does not hold KaTeX, and what to install.
  public convenience init(katex path: String) throws(MathError) {
    try self.init(katex: path, limits: Limits())
  }

  init(katex path: String, limits: Limits) throws(MathError) {
    self.limits = limits
    guard let data = FileManager.default.contents(atPath: path) else {
      throw MathError(message: "cannot read KaTeX at \(path); install Debian's libjs-katex")
    }
    katex = String(decoding: data, as: UTF8.self)
    do {
      heap = try load()
      _ = try heap?.call("renderInline", "x")
    } catch {
      throw MathError(
        message: "\(path) is not a KaTeX that works here (\(error.message)); install Debian's libjs-katex"
      )
    }
  }

  /// - Parameters:
  ///   - tex: the formula, without its dollars.
  ///   - display: whether it stands on a line of its own.
  /// - Returns: a `<span class="katex">` (in a `<span class="katex-display">`), or what is wrong and where.
  public func render(_ tex: String, display: Bool) -> Result<String, MathError> {
    let key = Key(tex: Array(tex.utf8), display: display)
    if let result = known[key] { return result }
    let result = typeset(tex, display: display)
    known[key] = result
    return result
  }

  private func typeset(_ tex: String, display: Bool) -> Result<String, MathError> {
    guard tex.utf8.count <= Self.longestFormula else {
      return .failure(MathError(message: "the formula is longer than \(Self.longestFormula) bytes"))
    }
    do {
      if heap == nil { heap = try load() }
      let answer = try heap?.call(display ? "renderDisplay" : "renderInline", tex) ?? ""
      return Self.result(of: answer, for: tex)
    } catch {
      // It ended somewhere inside KaTeX, mostly for want of memory. Nothing says in what state: start afresh.
      heap = nil
      let isTooMuch = ["RangeError", "DoubleError", "Error: alloc failed"].contains { error.message.hasPrefix($0) }
      return .failure(
        MathError(
          message: isTooMuch
            ? "the formula is too long or too deeply nested to typeset"
            : "KaTeX fails on this formula: \(error.message)"
        )
      )
    }
  }

  // MARK: - The script

  /// What Duktape lacks of what KaTeX uses, and the two functions called from here. They answer `+HTML`, or
  /// `-POSITION MESSAGE` with the position in UTF-16 units (-1: nowhere), or throw what is not the formula's fault.
  private static let prelude = """
    Object.defineProperty(Array.prototype, "fill", { value: function (value) {
      for (var i = 0; i < this.length; i++) { this[i] = value }
      return this
    } })
    """
  private static let functions = """
    function refuse(context) { throw new katex.ParseError(context.command + " is not allowed in a formula") }
    function render(tex, display) {
      try {
        return "+" + katex.renderToString(tex, {
          displayMode: display, output: "htmlAndMathml", throwOnError: true, strict: "ignore",
          maxSize: 50, maxExpand: 1000, trust: refuse
        })
      } catch (error) {
        if (!(error instanceof katex.ParseError)) { throw error }
        var place = error.position === undefined ? -1 : error.position
        var message = error.message.replace("KaTeX parse error: ", "")
        if (place >= 0) {
          message = message.split(" at position " + (place + 1) + ": ")[0].split(" at end of input: ")[0]
        }
        return "-" + place + " " + message
      }
    }
    function renderInline(tex) { return render(tex, false) }
    function renderDisplay(tex) { return render(tex, true) }
    """

  private func load() throws(ScriptHeap.Failure) -> ScriptHeap {
    guard let heap = ScriptHeap(capacity: limits.capacity, allowance: limits.allowance) else {
      throw ScriptHeap.Failure(message: "out of memory")
    }
    try heap.run(Self.prelude)
    try heap.run(katex)
    try heap.run(Self.functions)
    return heap
  }

  private static func result(of answer: String, for tex: String) -> Result<String, MathError> {
    if answer.hasPrefix("+") { return .success(String(answer.dropFirst())) }
    let parts = answer.dropFirst().split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let position = parts.first.flatMap { Int($0) } ?? -1
    let message = parts.count > 1 ? String(parts[1]) : "cannot be typeset"
    return .failure(MathError(message: message, offset: position < 0 ? nil : byteOffset(utf16: position, in: tex)))
  }

  private static func byteOffset(utf16 position: Int, in text: String) -> Int {
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
