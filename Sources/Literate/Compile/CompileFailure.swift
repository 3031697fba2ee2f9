/// A part of a lesson's program that does not compile, and its errors.
struct CompileFailure {
  var part: PartID
  var diagnostics: [Diagnostic]
}

extension CompileFailure {
  /// Assigns the errors of a program to its parts.
  ///
  /// - Parameters:
  ///   - part: The first part with which the program does not compile; the parts above it alone do.
  ///   - messages: The compiler's messages about the whole program.
  /// - Returns: The failure of that part, then those of cells below it, unless its errors may have caused them.
  static func failures(of part: PartID, _ messages: CompilerMessages, in lesson: Lesson) -> [CompileFailure] {
    let own = messages.errors.filter { $0.part == part }
    var errors = own.map { $0.diagnosticWithOwner(in: lesson) }
    if errors.isEmpty { errors = [indirectError(of: part, messages, in: lesson)] }
    let failure = CompileFailure(part: part, diagnostics: errors)
    guard case .cell(let index) = part, !own.contains(where: \.isRedeclaration) else { return [failure] }
    let below = lesson.cells[(index + 1)...].compactMap { cell in
      let errors = messages.errors.filter { $0.part == cell.part }.map { $0.diagnosticWithOwner(in: lesson) }
      return errors.isEmpty ? nil : CompileFailure(part: cell.part, diagnostics: errors)
    }
    return [failure] + below
  }

  /// The error of a part that has no message of its own but breaks other parts or the link: a declaration that shadows
  /// another, or an undefined symbol.
  private static func indirectError(of part: PartID, _ messages: CompilerMessages, in lesson: Lesson) -> Diagnostic {
    let error = messages.errors.first?.diagnostic
    let line = error?.location.map { " (line \($0.line))" } ?? ""
    let message = error.map { $0.message + line } ?? messages.elsewhere.first ?? "the compiler failed"
    return .error(.compile, message, at: lesson.location(of: part), hint: "without this it compiles")
  }
}

extension CompilerMessages.Entry {
  fileprivate var isRedeclaration: Bool { diagnostic.message.hasPrefix("invalid redeclaration") }

  /// The diagnostic; for a redeclaration, with a hint that names the cell of the first declaration.
  fileprivate func diagnosticWithOwner(in lesson: Lesson) -> Diagnostic {
    guard isRedeclaration,
      let note = notes.first(where: { $0.diagnostic.message.contains("previously declared here") }),
      case .cell(let owner) = note.part, let line = note.diagnostic.location?.line
    else { return diagnostic }
    var diagnostic = diagnostic
    let id = lesson.cells[owner].id
    diagnostic.hint = "the cell `\(id)` declares it on line \(line): choose another name, or assign to it"
    return diagnostic
  }
}
