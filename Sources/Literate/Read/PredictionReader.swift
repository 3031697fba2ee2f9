/// Reads the callouts of a document that are predictions: those of the type `predict` that end in a list of choices or
/// in a line with the right number. A malformed one stays a callout, with a warning.
struct PredictionReader {
  private let source: SourceText
  private let placeholders: Placeholders
  private var diagnostics: [Diagnostic] = []

  /// The answer of a prediction, as nodes of the tree.
  enum Answer {
    /// The list of choices, and the index of the right one.
    case choices(MarkdownNode, right: Int)
    /// The nodes of the line with the number.
    case estimate([MarkdownNode], Estimate)
  }

  private init(source: SourceText, placeholders: Placeholders) {
    self.source = source
    self.placeholders = placeholders
  }

  /// Reads predictions.
  ///
  /// - Parameter callouts: The quotes that are callouts.
  /// - Returns: The edits that turn all these quotes into callouts or predictions.
  static func read(
    _ callouts: [(quote: MarkdownNode, callout: Callout)],
    _ source: SourceText,
    _ placeholders: Placeholders
  ) -> (edits: [TreeEdit], diagnostics: [Diagnostic]) {
    var reader = PredictionReader(source: source, placeholders: placeholders)
    let edits = callouts.map { quote, callout -> TreeEdit in
      guard callout.type == Prediction.calloutType else { return .callout(quote, callout) }
      do throws(Diagnostic) {
        let answer = try reader.answer(of: quote)
        reader.checkFolding(of: callout, quote)
        return .prediction(quote, callout, answer, source.start(of: quote))
      } catch {
        reader.diagnostics.append(error)
        return .callout(quote, callout)
      }
    }
    return (edits, reader.diagnostics)
  }

  private mutating func answer(of quote: MarkdownNode) throws(Diagnostic) -> Answer {
    if let last = quote.children.last {
      if last.kind == .list, last.children.contains(where: { TaskMark(of: $0, in: source) != nil }) {
        return try choices(last)
      }
      if last.kind == .paragraph, let answer = try estimate(last, in: quote) { return answer }
    }
    let hint = "end it with a list of `- [ ]` and one `- [x]`, or with a line `= `{swift} value` ± 0.3`"
    throw .warning(.read, "this prediction has no answer", at: source.start(of: quote), hint: hint)
  }

  private mutating func checkFolding(of callout: Callout, _ quote: MarkdownNode) {
    switch callout.folding {
    case .none: return
    case .open, .closed:
      let hint = "remove the sign behind `[!predict]`"
      diagnostics.append(
        .warning(.read, "a prediction is never folded", at: source.start(of: quote), hint: hint)
      )
    }
  }

  // MARK: Choices

  private mutating func choices(_ list: MarkdownNode) throws(Diagnostic) -> Answer {
    var right: [Int] = []
    for (index, item) in list.children.enumerated() {
      guard let mark = TaskMark(of: item, in: source) else {
        let message = "this item of a prediction is no choice"
        throw .warning(.read, message, at: source.start(of: item), hint: "begin it with `[ ]`, or `[x]` if it is right")
      }
      if mark == .done { right.append(index) }
      if right.count > 1, mark == .done {
        let hint = "keep one `[x]`, and begin the others with `[ ]`"
        throw .warning(.read, "this is a second right choice", at: source.start(of: item), hint: hint)
      }
      if item.firstChild?.next == nil {
        let hint = "add one below it, indented, after a blank line"
        diagnostics.append(.warning(.read, "this choice has no reason", at: source.start(of: item), hint: hint))
      }
    }
    guard let right = right.first else {
      let hint = "begin the right one with `[x]`"
      throw .warning(.read, "no choice of this prediction is right", at: source.start(of: list), hint: hint)
    }
    return .choices(list, right: right)
  }

  // MARK: Estimates

  /// The number in the last line of a quote's last paragraph; `nil` if the line is no number.
  private func estimate(_ paragraph: MarkdownNode, in quote: MarkdownNode) throws(Diagnostic) -> Answer? {
    let lines = paragraph.children.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd)
    // The first line of a callout is its title.
    guard let line = lines.last, lines.count > 1 || paragraph != quote.firstChild,
      line.allSatisfy({ $0.kind == .text }),
      let (before, element, behind) = placeholders.onlyElement(in: line.map(\.literal).joined()),
      before.trimmed == "=", case .value(let value) = element
    else { return nil }
    return .estimate(Array(line), try Estimate(value, text: behind))
  }
}
