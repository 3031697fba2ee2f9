/// The image files of the lessons' folder.
///
/// A name is that of a file also in another Unicode form: `é` as one character or as two.
struct ImageCatalogue {
  private let paths: [String]
  /// The files' own spellings of each path. Strings are compared by canonical equivalence.
  private let spellings: [String: [String]]
  private let destinationsOutside: [String: String]

  /// An image that was found.
  struct Match {
    /// The file's path in its own spelling, relative to the lessons' folder.
    var path: String
    var warnings: [Diagnostic] = []
  }

  /// - Parameters:
  ///   - paths: The files' paths relative to the lessons' folder, such as `Images/cost.png`.
  ///   - destinationsOutside: For files that are links out of that folder, where they lead.
  init(_ paths: [String], destinationsOutside: [String: String] = [:]) {
    self.paths = paths.sorted(by: LessonName.isBefore)
    self.destinationsOutside = destinationsOutside
    spellings = Dictionary(grouping: self.paths) { $0 }
  }

  /// The file that `![[name]]` embeds: in `Images/`, otherwise relative to the lessons' folder.
  ///
  /// - Throws: A `Diagnostic`: a warning if there is none, an error if the name leads out of the folder.
  func embed(_ name: String, at location: SourceLocation) throws(Diagnostic) -> Match {
    guard let path = Destination.resolve(name) else { throw outside(name, .error, location) }
    if let found = match("Images/\(path)", location) ?? match(path, location) { return found }
    throw missing(name, location)
  }

  /// The file that `![alt](destination)` shows; `nil` for an anchor or a data URL.
  ///
  /// - Throws: A `Diagnostic`, always a warning: in CommonMark any destination is valid.
  func image(_ destination: String, at location: SourceLocation) throws(Diagnostic) -> Match? {
    switch Destination(destination) {
    case .samePage: return nil
    case .outside: throw outside(destination, .warning, location)
    case .remote:
      if destination.lowercased().hasPrefix("data:") { return nil }
      let message = "this image is not the book's own: the page needs the network to show it"
      throw .warning(.read, message, at: location, hint: "keep a copy in Images/")
    case .local(let path):
      if let found = match(path, location) { return found }
      throw missing(path, location)
    }
  }

  private func match(_ path: String, _ location: SourceLocation) -> Match? {
    guard let files = spellings[path], let file = files.first else { return nil }
    var match = Match(path: file)
    if files.count > 1 {
      let message =
        "there are \(files.count) files called \(file), in several Unicode forms; the page shows one of them"
      match.warnings.append(.warning(.read, message, at: location, hint: "rename the others"))
    }
    if let destination = destinationsOutside[file] {
      let message = "\(file) is a link to \(destination), outside the lessons' folder; the site gets a copy"
      match.warnings.append(.warning(.read, message, at: location, hint: "put the file itself into Images/"))
    }
    return match
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
