import Foundation

/// The names of lessons. A lesson's name is that of its file without `.md`, and of its page: `01-structure`.
enum LessonName {
  /// The number that a name begins with: 1 for `01-structure`.
  static func number(of name: String) -> Int? { Int(name.prefix { ("0"..."9").contains($0) }) }

  /// Selects lessons by the names that a user gave.
  ///
  /// - Parameters:
  ///   - arguments: `01-structure`, `Lessons/01-structure.md`, `structure` or `1`.
  ///   - names: The names of all lessons.
  /// - Returns: The chosen names, each once, in the order of `names`; all of them if there are no arguments.
  /// - Throws: A `Diagnostic` if an argument names no lesson.
  static func choose(_ arguments: [String], among names: [String]) throws(Diagnostic) -> [String] {
    guard !arguments.isEmpty else { return names }
    var chosen: Set<String> = []
    for argument in arguments {
      let file = URL(filePath: argument).lastPathComponent
      let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
      guard
        let name = names.first(where: { $0 == stem })
          ?? Int(stem).flatMap({ number in names.first { self.number(of: $0) == number } })
          ?? names.first(where: { $0.drop { $0.isNumber || $0 == "-" } == stem })
      else {
        let nearest = Suggestion.nearest(to: stem, among: names).map { "did you mean \($0)?" }
        throw .error(.book, "there is no lesson \(argument)", hint: nearest ?? "`lessons list` lists them")
      }
      chosen.insert(name)
    }
    return names.filter(chosen.contains)
  }

  /// True if the first of two names is before the second: in the order of `String`, and names that this order takes for
  /// equal in the order of their bytes.
  static func isBefore(_ first: String, _ second: String) -> Bool {
    first == second ? first.utf8.lexicographicallyPrecedes(second.utf8) : first < second
  }

  /// The message about two names that differ in nothing but their Unicode form.
  static func clash(_ first: String, _ second: String) -> String {
    "this and another lesson are both called \(second), in two Unicode forms (\(form(first)) and \(form(second)))"
  }

  /// The characters of a name that are not ASCII, by their numbers: `U+00E9`.
  private static func form(_ name: String) -> String {
    name.unicodeScalars.filter { !$0.isASCII }.map { "U+" + String(format: "%04X", $0.value) }.joined(separator: " ")
  }
}
