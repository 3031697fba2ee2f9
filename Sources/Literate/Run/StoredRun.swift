import Wire

/// The events of a lesson's run as they are stored: independent of the lines of the lesson's file.
///
/// The position of a warning is the one in its part: the part's file name as the compiler sees it, the line counted
/// from the part's first, the column as the compiler counts it. The outputs of volatile cells are left out, as no page
/// shows them.
struct StoredRun {
  private let events: [Transcript.Event]

  /// Prepares a run for the store.
  ///
  /// - Returns: `nil` if it must not be stored: something failed, or a warning lies in no part.
  init?(_ events: [Transcript.Event], of lesson: Lesson) {
    lazy var parts = Parts(lesson)
    var stored: [Transcript.Event] = []
    for event in events {
      switch event {
      case .failed:
        return nil
      case .diagnosed(var diagnostic):
        guard diagnostic.severity == .warning else { return nil }
        if let location = diagnostic.location {
          guard let relative = parts.relative(location) else { return nil }
          diagnostic.location = relative
        }
        stored.append(.diagnosed(diagnostic))
      case .printed(_, _, let cell), .shown(_, _, _, let cell):
        if !lesson.cells[cell].options.volatile { stored.append(event) }
      case .failedAsExpected(let cell, _):
        stored.append(lesson.cells[cell].options.volatile ? .failedAsExpected(cell: cell, "") : event)
      case .value, .ended:
        stored.append(event)
      }
    }
    self.events = stored
  }

  /// The events, with positions in the lesson as it is now.
  ///
  /// - Returns: `nil` if the run is not that of the lesson.
  func events(in lesson: Lesson) -> [Transcript.Event]? {
    lazy var parts = Parts(lesson)
    var events: [Transcript.Event] = []
    for event in self.events {
      switch event {
      case .diagnosed(var diagnostic):
        if let location = diagnostic.location {
          guard let absolute = parts.absolute(location) else { return nil }
          diagnostic.location = absolute
        }
        events.append(.diagnosed(diagnostic))
      case .printed(_, _, let cell), .shown(_, _, _, let cell), .ended(let cell, _), .failedAsExpected(let cell, _):
        guard lesson.cells.indices.contains(cell) else { return nil }
        events.append(event)
      case .value, .failed:
        events.append(event)
      }
    }
    return events
  }

  /// The parts of a lesson's programs, for positions in them.
  private struct Parts {
    let lesson: Lesson
    let parts: [PartID: Program.Part]

    init(_ lesson: Lesson) {
      self.lesson = lesson
      let plan = Plan(lesson)
      let all = plan.main.parts + plan.separate.flatMap(\.program.parts)
      parts = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The position in a part; its line is 0 for the position of the cell's fence. `nil` if it lies in no part.
    func relative(_ location: SourceLocation) -> SourceLocation? {
      if let part = parts.keys.first(where: { lesson.location(of: $0) == location }) {
        return SourceLocation(file: part.file, line: 0)
      }
      // Several values may share a line. A position left of a value's own is one in generated code.
      let candidates = parts.values.filter { part in
        guard part.lines.contains(location.line), location.file == lesson.file else { return false }
        if case .value = part.id { return lesson.location(of: part.id).column <= location.column }
        return true
      }
      guard let part = candidates.max(by: { lesson.location(of: $0.id) < lesson.location(of: $1.id) }) else {
        return nil
      }
      let line = location.line - part.lines.lowerBound
      return SourceLocation(file: part.id.file, line: line + 1, column: location.column - part.columns[line])
    }

    func absolute(_ location: SourceLocation) -> SourceLocation? {
      guard let id = PartID(file: location.file), let part = parts[id] else { return nil }
      guard location.line > 0 else { return lesson.location(of: id) }
      let line = part.lines.lowerBound + location.line - 1
      return part.location(line: line, column: location.column, in: lesson.file)
    }
  }
}

extension StoredRun: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    writer.write(events.count)
    for event in events { event.encode(to: &writer) }
  }

  init(from reader: inout ByteReader) throws(WireError) {
    var events: [Transcript.Event] = []
    for _ in 0..<(try reader.readCount()) { events.append(try Transcript.Event(from: &reader)) }
    self.events = events
  }
}
