/// Why there is no book to build.
public enum BookError: Error, Equatable, CustomStringConvertible {
  case noFolder(String)
  case noLessons(String)
  /// A name that no lesson has, and the nearest that one has.
  case noLesson(String, suggestion: String?)
  case exists(String)
  case noTitle
  /// The site's folder is the lessons' own, or holds it.
  case outputIsLessons(String)
  /// A file in the site's folder that no build wrote.
  case notOurs(String)

  public var description: String {
    switch self {
    case .noFolder(let path):
      "there is no folder \(path); name the folder of the lessons with --lessons"
    case .noLessons(let path):
      "there is no lesson in \(path); begin one with `lessons new \"A title\"`"
    case .noLesson(let name, let suggestion):
      "there is no lesson \(name); " + (suggestion.map { "did you mean \($0)?" } ?? "`lessons list` lists them")
    case .exists(let path):
      "\(path) is already there; choose another title"
    case .outputIsLessons(let path):
      "the site can't be written to \(path): the lessons are there; name another folder with --output"
    case .notOurs(let path):
      "\(path) is there, and no build wrote it; move it away, or name another folder with --output"
    case .noTitle:
      "a title needs a letter or a digit; write `lessons new \"A title\"`"
    }
  }
}
