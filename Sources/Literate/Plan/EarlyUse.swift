/// A use of a variable by code that runs above its declaration.
///
/// Swift accepts it in top-level code, and the use then sees 0, nothing, or a wild pointer. Functions and types may be
/// used above their declaration, and so may variables in bodies that are called below it.
struct EarlyUse {
  /// The part that uses the variable, and the use: of the variable, or of a function that reads it.
  var part: PartID
  var use: TopLevelNames.Use
  /// The variable's declaration.
  var variable: LessonNames.Owner

  /// The early uses in a program, in its order; of each variable the first in each part.
  static func all(in program: Program, of lesson: Lesson) -> [EarlyUse] {
    let names = LessonNames(program, of: lesson)
    let owners = names.owners
    var found: [EarlyUse] = []
    for (index, (part, names)) in names.parts.enumerated() {
      var reported: Set<String> = []
      for use in names.uses where use.time != .later {
        for variable in variables(usedBy: use, owners)
        where variable.isBelow(index, use.position) && reported.insert(variable.declaration.name).inserted {
          found.append(EarlyUse(part: part, use: use, variable: variable))
        }
      }
    }
    return found
  }

  /// The variables that a use is certain to reach: itself, or those that the body of the called function always uses,
  /// and the functions that it calls.
  private static func variables(
    usedBy use: TopLevelNames.Use,
    _ owners: [String: LessonNames.Owner]
  ) -> [LessonNames.Owner] {
    var variables: [LessonNames.Owner] = []
    var visited: Set<String> = []
    var pending = [use]
    while let use = pending.popLast() {
      guard let owner = owners[use.name], visited.insert(use.name).inserted else { continue }
      switch owner.declaration.kind {
      case .variable: variables.append(owner)
      case .function(let uses): if use.isCall { pending += uses.filter { $0.time == .always }.reversed() }
      case .computed(let uses): pending += uses.filter { $0.time == .always }.reversed()
      case .type: break
      }
    }
    return variables
  }

  /// The error at the use.
  func diagnostic(in lesson: Lesson) -> Diagnostic {
    let (name, line) = (
      variable.declaration.name, lesson.location(of: variable.part, at: variable.declaration.position).line
    )
    let action = use.name != name ? "`\(use.name)` uses `\(name)`" : "`\(name)` is \(use.isAssigned ? "set" : "read")"
    let location = lesson.location(of: part, at: use.position)
    guard variable.part != part, case .cell(let index) = variable.part else {
      return .error(
        .compile,
        "\(action) here, but declared below (line \(line))",
        at: location,
        hint: "move the declaration up"
      )
    }
    let message = "\(action) here, but the cell `\(lesson.cells[index].id)` below declares it (line \(line))"
    return .error(.compile, message, at: location, hint: "move it up")
  }
}

extension LessonNames.Owner {
  /// True if the declaration is below a position in the part with an index. Its own initial value is not above it.
  fileprivate func isBelow(_ index: Int, _ position: ParsedCode.Position) -> Bool {
    index < self.index || (index == self.index && position < declaration.position)
  }
}
