/// The top-level names of a lesson's parts: what each declares, and what it uses.
struct LessonNames {
  /// The names of each part, in the order of a program.
  let parts: [(part: PartID, names: TopLevelNames)]

  /// Finds the names of the parts of a program.
  init(_ program: Program, of lesson: Lesson) {
    parts = program.parts.map { ($0.id, TopLevelNames(ParsedCode(lesson.code(of: $0.id)))) }
  }

  /// A declaration with its place in the program.
  struct Owner {
    var part: PartID
    /// The part's position in the program.
    var index: Int
    var declaration: TopLevelNames.Declaration
  }

  /// The declaration of each name that is declared only once, and certainly. Several declarations are overloads,
  /// extensions or a mistake: what a use of such a name refers to is not known.
  var owners: [String: Owner] {
    var all: [String: [Owner]] = [:]
    for (index, (part, names)) in parts.enumerated() {
      for declaration in names.declarations {
        all[declaration.name, default: []].append(Owner(part: part, index: index, declaration: declaration))
      }
    }
    return all.compactMapValues { $0.count == 1 && !$0[0].declaration.isConditional ? $0[0] : nil }
  }
}
