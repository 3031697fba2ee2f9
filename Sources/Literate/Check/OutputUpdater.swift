import Foundation

/// Rewrites the recorded outputs of lessons' files.
struct OutputUpdater {
  let course: Course

  /// Writes what cells printed into their lesson's file. The file stays as it is if its author has saved another text
  /// since it was read, or if the new text, read again, would not record what was printed.
  ///
  /// - Throws: A `Diagnostic` if the file stays as it is; an error of the system.
  func update(_ lesson: Lesson, _ transcript: Transcript, after check: RecordedOutputCheck) throws {
    let file = course.folder.file(lesson.name)
    guard try Data(contentsOf: file) == Data(lesson.source.utf8) else {
      let place = SourceLocation(file: lesson.file, line: 1)
      throw Diagnostic.error(.check, "the file changed while it ran", at: place, hint: "run this once more")
    }
    let text = OutputUpdate().text(of: lesson, updating: check.mismatches)
    let again = course.lesson(lesson.name, reading: text)
    let left = RecordedOutputCheck(again, transcript)
    guard again.cells.count == lesson.cells.count, left.compared == check.compared, left.mismatches.isEmpty else {
      throw Diagnostic.error(
        .check,
        "what is printed can't be recorded here",
        at: check.mismatches.first?.recorded.location,
        hint: "write the outputs by hand; the file is as it was"
      )
    }
    try Data(text.utf8).write(to: file, options: .atomic)
  }
}
