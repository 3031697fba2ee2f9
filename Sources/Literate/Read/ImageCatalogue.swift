/// The image files of the lessons' folder.
struct ImageCatalogue {
  private let paths: [String]
  private let known: Set<String>

  /// - Parameter paths: relative to the lessons' folder: `Images/cost.png`.
  init(_ paths: [String]) {
    self.paths = paths.sorted()
    known = Set(paths)
  }

  /// The file of `![[name]]`: in `Images/`, or else from the folder itself.
  ///
  /// - Throws: A `Diagnostic`: a warning if there is none, an error if the name leads out of the folder.
  func embed(_ name: String, at location: SourceLocation) throws(Diagnostic) -> String {
    guard let path = Destination.resolve(name) else { throw outside(name, .error, location) }
    if let found = ["Images/\(path)", path].first(where: known.contains) { return found }
    throw missing(name, location)
  }

  /// The file of `![alt](destination)`; `nil` if it is no file: an anchor, a data URL.
  ///
  /// - Throws: A `Diagnostic`, always a warning: to CommonMark, any destination is fine.
  func image(_ destination: String, at location: SourceLocation) throws(Diagnostic) -> String? {
    switch Destination(destination) {
    case .here: return nil
    case .outside: throw outside(destination, .warning, location)
    case .remote:
      if destination.lowercased().hasPrefix("data:") { return nil }
      throw .warning(
        .read,
        "this image is not the book's own: the page needs the network to show it",
        at: location,
        hint: "keep a copy in Images/"
      )
    case .local(let path):
      if known.contains(path) { return path }
      throw missing(path, location)
    }
  }

  private func missing(_ name: String, _ location: SourceLocation) -> Diagnostic {
    .warning(.read, "there is no image `\(name)`", at: location, hint: suggestion(for: name))
  }

  private func outside(_ name: String, _ severity: Diagnostic.Severity, _ location: SourceLocation) -> Diagnostic {
    let message = "the image `\(name)` is outside the lessons' folder"
    return Diagnostic(severity, .read, message, at: location, hint: "copy it to Images/ and name it from there")
  }

  /// The nearest file, by its name, however it is reached.
  private func suggestion(for name: String) -> String {
    let file = Self.file(name)
    let files = paths.map(Self.file)
    guard let nearest = Suggestion.nearest(to: file, among: files), let index = files.firstIndex(of: nearest) else {
      return "put it into Images/"
    }
    return "did you mean `\(paths[index])`?"
  }

  private static func file(_ path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }
}
