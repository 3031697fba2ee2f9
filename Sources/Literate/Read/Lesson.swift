/// A lesson as read: the elements of its page in order, those that are still to be computed included.
public struct Lesson: Sendable {
  /// The file's name without `.md`, which is also the page's: `01-structure`.
  public var name: String
  /// The file's path, in the form that messages use: `Lessons/01-structure.md`.
  public var file: String
  /// The number at the beginning of the file's name: 1. `nil` if there is none.
  public var number: Int?
  /// The first heading's text; the name if there is none.
  public var title: String
  /// The first paragraph's text; may be empty.
  public var summary: String
  /// The headings, in reading order.
  public var headings: [Heading]
  /// The elements of the page, in order.
  public var body: [LessonElement]
  /// The image files that the page shows, by their paths relative to the lessons' folder, each with the location of its
  /// first use.
  public var imageLocations: [String: SourceLocation]
  /// The text that was read.
  public var source: String
  /// The errors and warnings of reading, in the order of their lines.
  public var diagnostics: [Diagnostic]

  /// The paths of the image files that the page shows, sorted.
  public var images: [String] { imageLocations.keys.sorted() }

  /// True for the home page's lesson.
  var isIndex: Bool { name == LessonFolder.indexName }

  /// The cells, in reading order.
  public var cells: [Cell] {
    body.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
  }
}
