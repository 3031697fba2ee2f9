/// What the cache has of a lesson's run.
public struct CacheReport: Sendable {
  /// The lesson's name.
  public var lesson: String
  public var state: State

  /// Whether a run is stored, and if not, why.
  public enum State: Sendable, Equatable {
    /// The run is stored: the lesson is not compiled and run again.
    case cached
    /// The lesson has no cells and values that run.
    case nothingToRun
    /// No run of the lesson was ever stored, or it was long ago.
    case unknown
    /// Some inputs are not those of the last stored run. None, if that run is no longer there.
    case changed([Change])
  }

  /// A difference between the inputs of the last stored run and those of the next.
  public struct Change: Sendable, Equatable {
    /// The input: `the file Data/digits.csv`.
    public var name: String
    /// What it was: a text or a digest; `nil` if the input is new.
    public var old: String?
    /// What it is now; `nil` if the input is gone.
    public var new: String?
  }
}

extension CacheReport.Change: CustomStringConvertible {
  /// The change as text: old and new in one line, or as a difference in the format of `diff -u`.
  public var description: String {
    guard let old else { return "\(name) is new" + (new.map { $0.contains("\n") ? "" : ": \(short($0))" } ?? "") }
    guard let new else { return "\(name) is gone" }
    guard old.contains("\n") || new.contains("\n") else { return "\(name) was \(short(old)), and is \(short(new))" }
    func lines(_ text: String) -> [Substring] {
      (text.hasSuffix("\n") ? text.dropLast() : text[...]).split(separator: "\n", omittingEmptySubsequences: false)
    }
    let hunks = UnifiedDiff.text(from: lines(old), to: lines(new))
    // The lines' numbers are not those of the lesson.
    let shown = hunks.split(separator: "\n").filter { !$0.hasPrefix("@@ ") }
    return "\(name) has changed:\n" + shown.map { "  \($0)" }.joined(separator: "\n")
  }

  /// The beginning of a digest, which is enough to tell two apart; any other text as it is.
  private func short(_ text: String) -> String {
    text.utf8.count == 64 && text.allSatisfy(\.isHexDigit) ? String(text.prefix(12)) : text
  }
}

extension Installation {
  /// Says of lessons whether their runs are stored, and if not, which inputs have changed.
  ///
  /// - Parameters:
  ///   - lessons: Lessons of the course.
  ///   - timeout: The time that a cell may take if its options give none.
  /// - Throws: `CancellationError`; a `Diagnostic` of the installation; an error of the system.
  public func cacheReports(of lessons: [Lesson], in course: Course, timeout: Duration) async throws -> [CacheReport] {
    let surroundings = runner(course, timeout).surroundings
    guard let store, let cache = try await RunCache(store, surroundings) else { return [] }
    return lessons.map { lesson in
      CacheReport(lesson: lesson.name, state: lesson.hasPrograms ? cache.state(of: lesson) : .nothingToRun)
    }
  }
}

extension RunCache {
  fileprivate func state(of lesson: Lesson) -> CacheReport.State {
    if events(of: lesson) != nil { return .cached }
    guard let (old, new) = inputs(of: lesson) else { return .unknown }
    var names: [String] = []
    for input in new.list + old.list where !names.contains(input.name) { names.append(input.name) }
    let changes = names.map { CacheReport.Change(name: $0, old: old[$0], new: new[$0]) }
    return .changed(changes.filter { $0.old != $0.new })
  }
}
