/// The difference between two texts, as `diff -u` shows it.
struct UnifiedDiff {
  private enum Edit {
    case keep(Substring)
    case remove(Substring)
    case insert(Substring)

    var text: String {
      switch self {
      case .keep(let line): " " + line
      case .remove(let line): "-" + line
      case .insert(let line): "+" + line
      }
    }

    var isKept: Bool { if case .keep = self { true } else { false } }
  }

  /// Longer texts are not compared line by line: it would take too long, and nobody would read it.
  private static let mostLines = 4_000

  /// - Parameters:
  ///   - old, new: the lines.
  ///   - firstLine: the file's line on which the old text begins.
  /// - Returns: hunks with three lines of context, numbered as in the file; empty if the texts are equal.
  static func text(from old: [Substring], to new: [Substring], firstLine: Int = 1) -> String {
    let shared = min(old.count, mostLines)
    let edits = edits(from: Array(old.prefix(shared)), to: Array(new.prefix(mostLines)))
    let changes = edits.indices.filter { !edits[$0].isKept }
    guard let first = changes.first else { return "" }
    var hunks: [Range<Int>] = []
    var hunk = max(0, first - 3)..<min(edits.count, first + 4)
    for change in changes.dropFirst() {
      if change - 3 <= hunk.upperBound {
        hunk = hunk.lowerBound..<min(edits.count, change + 4)
      } else {
        hunks.append(hunk)
        hunk = change - 3..<min(edits.count, change + 4)
      }
    }
    hunks.append(hunk)
    return hunks.map { header(of: $0, edits, firstLine) + edits[$0].map { $0.text + "\n" }.joined() }.joined()
  }

  private static func edits(from old: [Substring], to new: [Substring]) -> [Edit] {
    let difference = new.difference(from: old)
    let removals = Set(
      difference.removals.map { if case .remove(let offset, _, _) = $0 { offset } else { -1 } }
    )
    let insertions = Set(
      difference.insertions.map { if case .insert(let offset, _, _) = $0 { offset } else { -1 } }
    )
    var edits: [Edit] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removals.contains(i) {
        edits.append(.remove(old[i]))
        i += 1
      } else if j < new.count, insertions.contains(j) {
        edits.append(.insert(new[j]))
        j += 1
      } else {
        edits.append(.keep(old[i]))
        i += 1
        j += 1
      }
    }
    return edits
  }

  private static func header(of hunk: Range<Int>, _ edits: [Edit], _ firstLine: Int) -> String {
    func count(_ edits: ArraySlice<Edit>, old: Bool) -> Int {
      edits.count { edit in
        switch edit {
        case .keep: true
        case .remove: old
        case .insert: !old
        }
      }
    }
    let before = edits[..<hunk.lowerBound]
    let inside = edits[hunk]
    let old = "\(firstLine + count(before, old: true)),\(count(inside, old: true))"
    let new = "\(firstLine + count(before, old: false)),\(count(inside, old: false))"
    return "@@ -\(old) +\(new) @@\n"
  }
}
