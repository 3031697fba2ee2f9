/// Differences between texts in the format of `diff -u`.
enum UnifiedDiff {
  /// A line of the old text (`-`), of the new text (`+`), or of both (a blank).
  private typealias Edit = (mark: Character, line: Substring)

  /// The largest number of lines that are compared: more would take too long, and give a difference too long to read.
  private static let maxLines = 4_000

  /// The difference between two texts.
  ///
  /// - Parameters:
  ///   - old: The lines of the old text.
  ///   - new: The lines of the new text.
  ///   - firstLine: The file's line on which the old text begins.
  /// - Returns: Hunks with three lines of context, numbered as in the file; empty if the texts are equal.
  static func text(from old: [Substring], to new: [Substring], firstLine: Int = 1) -> String {
    let edits = edits(from: Array(old.prefix(maxLines)), to: Array(new.prefix(maxLines)))
    var hunks: [Range<Int>] = []
    for change in edits.indices where edits[change].mark != " " {
      let end = min(edits.count, change + 4)
      if let last = hunks.last, change - 3 <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(max(0, change - 3)..<end)
      }
    }
    return hunks.map { hunk in
      let (before, inside) = (edits[..<hunk.lowerBound], edits[hunk])
      func lines(without mark: Character) -> String {
        "\(firstLine + before.count { $0.mark != mark }),\(inside.count { $0.mark != mark })"
      }
      return "@@ -\(lines(without: "+")) +\(lines(without: "-")) @@\n"
        + inside.map { "\($0.mark)\($0.line)\n" }.joined()
    }.joined()
  }

  private static func edits(from old: [Substring], to new: [Substring]) -> [Edit] {
    var removals: Set<Int> = []
    var insertions: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removals.insert(offset)
      case .insert(let offset, _, _): insertions.insert(offset)
      }
    }
    var edits: [Edit] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removals.contains(i) {
        edits.append(("-", old[i]))
        i += 1
      } else if insertions.contains(j) {
        edits.append(("+", new[j]))
        j += 1
      } else {
        edits.append((" ", old[i]))
        i += 1
        j += 1
      }
    }
    return edits
  }
}
