/// Replaces the recorded outputs in a lesson's text by the texts that its cells printed.
///
/// A fence is found by its line numbers, never by searching for its text; all other bytes stay.
struct OutputUpdate {
  /// The lesson's text with the outputs of the mismatches replaced.
  func text(of lesson: Lesson, updating mismatches: [RecordedOutputCheck.Mismatch]) -> String {
    var lines = Self.linesWithEnds(lesson.source)
    for mismatch in mismatches.sorted(by: { $0.recorded.lines.lowerBound > $1.recorded.lines.lowerBound }) {
      let range = mismatch.recorded.lines.lowerBound - 1..<mismatch.recorded.lines.upperBound
      guard lines.indices.contains(range.lowerBound), range.upperBound <= lines.count else { continue }
      lines.replaceSubrange(range, with: block(for: mismatch, replacing: lines[range]))
    }
    return lines.joined()
  }

  private func block(for mismatch: RecordedOutputCheck.Mismatch, replacing old: ArraySlice<Substring>) -> [Substring] {
    guard var opening = old.first, var closing = old.last else { return Array(old) }
    let end = opening.reversed().prefix { $0.isNewline }.reversed()
    let prefix = mismatch.recorded.prefix
    let printed = OutputComparison.lines(mismatch.actual)
    // A printed line that would close the fence needs a longer one.
    guard let fence = opening.firstRange(of: Self.fence), let mark = opening[fence].first else { return Array(old) }
    let longest = printed.map { $0.drop { $0 == " " }.prefix { $0 == mark }.count }.max() ?? 0
    if longest >= opening[fence].count {
      let longer = String(repeating: mark, count: longest + 1)
      opening.replaceSubrange(fence, with: longer)
      if let fence = closing.firstRange(of: Self.fence) { closing.replaceSubrange(fence, with: longer) }
    }
    // A quote's `>` is followed by a space.
    let before = prefix.hasSuffix(">") ? prefix + " " : prefix
    let content = printed.map { line -> Substring in
      let line = line.isEmpty ? Self.withoutTrailingSpaces(before) : before + line
      return line[...] + String(end)
    }
    return [opening] + content + [closing]
  }

  private static var fence: Regex<Substring> { /`{3,}|~{3,}/ }

  private static func withoutTrailingSpaces(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  private static func linesWithEnds(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    var start = text.startIndex
    // In Swift, a carriage return with a line feed is one character.
    while let end = text[start...].firstIndex(where: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }) {
      let next = text.index(after: end)
      lines.append(text[start..<next])
      start = next
    }
    if start < text.endIndex { lines.append(text[start...]) }
    return lines
  }
}
