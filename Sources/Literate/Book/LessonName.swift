import Foundation

/// Reads the names of lessons: a lesson's name is its file's without `.md`, `01-structure`, and its page's.
enum LessonName {
  /// The number that a name begins with: 1 for `01-structure`.
  static func number(of name: String) -> Int? { Int(name.prefix { ("0"..."9").contains($0) }) }

  /// Chooses lessons by what a user calls them.
  ///
  /// - Parameters:
  ///   - words: `01-structure`, `Lessons/01-structure.md`, `structure` or `1`.
  ///   - names: the names of all lessons.
  /// - Returns: The chosen names, each once, in the order of `names`; all of them if there are no words.
  /// - Throws: A `Diagnostic` if a word is no lesson's.
  static func choose(_ words: [String], among names: [String]) throws(Diagnostic) -> [String] {
    guard !words.isEmpty else { return names }
    var chosen: Set<String> = []
    for word in words {
      let file = URL(filePath: word).lastPathComponent
      let bare = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
      guard
        let name = names.first(where: { $0 == bare })
          ?? Int(bare).flatMap({ number in names.first { self.number(of: $0) == number } })
          ?? names.first(where: { $0.drop { $0.isNumber || $0 == "-" } == bare })
      else {
        let nearest = Suggestion.nearest(to: bare, among: names).map { "did you mean \($0)?" }
        throw .error(.book, "there is no lesson \(word)", hint: nearest ?? "`lessons list` lists them")
      }
      chosen.insert(name)
    }
    return names.filter(chosen.contains)
  }
}
