/// A lesson as read: what the page says, in order, with everything that is still to be computed marked as such.
public struct Lesson: Sendable {
  /// The file's name without `.md`: `01-structure`. Also the page's name.
  public var name: String
  /// The file's path, as messages name it: `Lessons/01-structure.md`.
  public var file: String
  /// The number that the file's name begins with, as a number: 1.
  public var number: Int?
  /// The first heading's text, or else the name.
  public var title: String
  /// The first paragraph's text; may be empty.
  public var summary: String
  public var headings: [Heading]
  /// The page, in order.
  public var body: [Piece]
  /// The image files that the page shows, by their paths in the lessons' folder: sorted, each once.
  public var images: [String]
  /// The lesson's own text, as read: for excerpts and for `--update`.
  public var source: String
  /// What reading found: errors and warnings, in the order of their lines.
  public var diagnostics: [Diagnostic]

  public init(
    name: String,
    file: String,
    number: Int?,
    title: String,
    summary: String,
    headings: [Heading],
    body: [Piece],
    images: [String] = [],
    source: String,
    diagnostics: [Diagnostic]
  ) {
    self.name = name
    self.file = file
    self.number = number
    self.title = title
    self.summary = summary
    self.headings = headings
    self.body = body
    self.images = images
    self.source = source
    self.diagnostics = diagnostics
  }

  /// True for the home page's lesson.
  var isIndex: Bool { name == LessonFolder.indexName }

  /// The cells, in reading order.
  public var cells: [Cell] {
    body.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
  }
}
