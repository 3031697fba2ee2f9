/// What a lesson's process tells the engine.
enum Message: Sendable {
  /// The cell of that index starts.
  case cell(Int)
  /// The evaluation of the inline expression of that index starts.
  case beginValue(Int)
  /// The inline expression that was begun last has this value.
  case value(String)
  /// The last cell ended.
  case end
  /// A cell shows something.
  case output(Shown, caption: String?, alt: String?)

  /// How far the process had got when it sent the message: this keeps messages in order with printed text.
  struct Position: Equatable, Sendable {
    /// Bytes written to standard output and standard error so far.
    var output, error: Int
    /// Nanoseconds of a clock that never goes back.
    var nanoseconds: UInt64
  }

  /// The message's fields: kind, position, then what the kind needs. An absent caption or alt is an empty text.
  func frame(at position: Position) -> Frame {
    let place = [String(position.output), String(position.error), String(position.nanoseconds)]
    switch self {
    case .cell(let index): return Frame(fields: ["cell"] + place + [String(index)])
    case .beginValue(let index): return Frame(fields: ["value-begin"] + place + [String(index)])
    case .value(let text): return Frame(fields: ["value"] + place + [text])
    case .end: return Frame(fields: ["end"] + place)
    case .output(let shown, let caption, let alt):
      return Frame(fields: [shown.kind] + place + shown.fields(caption: caption, alt: alt))
    }
  }
}
