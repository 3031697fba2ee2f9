/// Why there is no book to build.
public enum BookError: Error, Equatable, CustomStringConvertible {
  case noFolder(String)
  case noLessons(String)
  /// A name that no lesson has, and the nearest that one has.
  case noLesson(String, suggestion: String?)
  case exists(String)
  case noTitle

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
    case .noTitle:
      "a title needs a letter or a digit; write `lessons new \"A title\"`"
    }
  }
}
