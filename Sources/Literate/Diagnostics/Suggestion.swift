/// Corrections of misspelt words: "did you mean …?"
public enum Suggestion {
  /// The candidate nearest to a misspelt word by edit distance; the first among equals. `nil` if the
  /// distance of all is more than 1 and more than a third of the longer word's length.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let folded = Array(word.lowercased().unicodeScalars)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      let allowed = max(1, max(folded.count, other.count) / 3)
      guard abs(folded.count - other.count) <= min(allowed, (best?.distance ?? .max)) else { continue }
      let distance = distance(folded, other)
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// The edit distance: the fewest insertions, deletions, replacements and swaps of neighbours that turn one word into
  /// the other.
  static func distance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
