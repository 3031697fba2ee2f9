/// The image files of the lessons' folder.
struct ImageCatalogue {
  private let paths: [String]
  private let known: Set<String>

  /// - Parameter paths: The files' paths relative to the lessons' folder, such as `Images/cost.png`.
  init(_ paths: [String]) {
    self.paths = paths.sorted()
    known = Set(paths)
  }

  /// The path of the file that `![[name]]` embeds: in `Images/`, otherwise relative to the lessons' folder.
  ///
  /// - Throws: A `Diagnostic`: a warning if there is none, an error if the name leads out of the folder.
  func embed(_ name: String, at location: SourceLocation) throws(Diagnostic) -> String {
    guard let path = Destination.resolve(name) else { throw outside(name, .error, location) }
    if let found = ["Images/\(path)", path].first(where: known.contains) { return found }
    throw missing(name, location)
  }

  /// The path of the file that `![alt](destination)` shows; `nil` for an anchor or a data URL.
  ///
  /// - Throws: A `Diagnostic`, always a warning: in CommonMark any destination is valid.
  func image(_ destination: String, at location: SourceLocation) throws(Diagnostic) -> String? {
    switch Destination(destination) {
    case .samePage: return nil
    case .outside: throw outside(destination, .warning, location)
    case .remote:
      if destination.lowercased().hasPrefix("data:") { return nil }
      let message = "this image is not the book's own: the page needs the network to show it"
      throw .warning(.read, message, at: location, hint: "keep a copy in Images/")
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

  /// A hint that names the file with the nearest name, in whatever folder it is.
  private func suggestion(for name: String) -> String {
    let file = Self.fileName(of: name)
    let files = paths.map(Self.fileName)
    guard let nearest = Suggestion.nearest(to: file, among: files), let index = files.firstIndex(of: nearest) else {
      return "put it into Images/"
    }
    return "did you mean `\(paths[index])`?"
  }

  private static func fileName(of path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }
}
