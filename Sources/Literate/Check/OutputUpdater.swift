import Foundation

/// Rewrites the recorded outputs in lessons' files.
struct OutputUpdater {
  let course: Course

  /// Writes the printed texts into a lesson's file.
  ///
  /// - Throws: A `Diagnostic`, with the file unchanged, if the file has changed since the lesson was read, if
  ///   reading the new text again would not give the printed texts, or if the file can't be written.
  func update(_ lesson: Lesson, _ transcript: Transcript, after check: RecordedOutputCheck) throws(Diagnostic) {
    let file = course.folder.file(lesson.name)
    guard try Data(readingFile: file) == Data(lesson.source.utf8) else {
      let location = SourceLocation(file: lesson.file, line: 1)
      throw .error(.check, "the file changed while it ran", at: location, hint: "run this once more")
    }
    let text = OutputUpdate().text(of: lesson, updating: check.mismatches)
    let again = course.lesson(lesson.name, reading: text)
    let recheck = RecordedOutputCheck(again, transcript)
    guard again.cells.count == lesson.cells.count, recheck.compared == check.compared, recheck.mismatches.isEmpty else {
      let location = check.mismatches.first?.recorded.location
      let hint = "write the outputs by hand; the file is as it was"
      throw .error(.check, "what is printed can't be recorded here", at: location, hint: hint)
    }
    var writer = FileWriter()
    try writer.replace(file, with: Data(text.utf8))
  }
}
