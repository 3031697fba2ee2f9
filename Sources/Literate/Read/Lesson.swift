/// A lesson as read: its page's elements in order, with everything that is still to be computed marked as such.
public struct Lesson: Sendable {
  /// The file's name without `.md`, which is also the page's: `01-structure`.
  public var name: String
  /// The file's path, as messages name it: `Lessons/01-structure.md`.
  public var file: String
  /// The number that the file's name begins with: 1.
  public var number: Int?
  /// The first heading's text, or else the name.
  public var title: String
  /// The first paragraph's text; may be empty.
  public var summary: String
  public var headings: [Heading]
  /// The elements of the page, in order.
  public var body: [LessonElement]
  /// The image files that the page shows, by their paths in the lessons' folder: sorted, each once.
  public var images: [String]
  /// The text that was read.
  public var source: String
  /// The errors and warnings of reading, in the order of their lines.
  public var diagnostics: [Diagnostic]

  /// True for the home page's lesson.
  var isIndex: Bool { name == LessonFolder.indexName }

  /// The cells, in reading order.
  public var cells: [Cell] {
    body.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
  }
}
