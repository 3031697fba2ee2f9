// The store that a user's environment variables name.

extension Store {
  /// The store of the user: in `LESSONS_CACHE`, else `$XDG_CACHE_HOME/lessons`, else `~/.cache/lessons`, of at most the
  /// size `LESSONS_CACHE_SIZE`.
  ///
  /// - Returns: `nil` if the variables name no folder.
  public convenience init?(_ environment: [String: String]) {
    func folder(_ variable: String, _ path: String) -> String? {
      // A relative path would be another folder in each working directory.
      environment[variable].flatMap { $0.hasPrefix("/") ? $0 + path : nil }
    }
    let own = environment["LESSONS_CACHE"].flatMap { $0.isEmpty ? nil : $0 }
    guard let folder = own ?? folder("XDG_CACHE_HOME", "/lessons") ?? folder("HOME", "/.cache/lessons") else {
      return nil
    }
    let text = environment["LESSONS_CACHE_SIZE"] ?? ""
    guard !text.isEmpty else {
      self.init(folder: folder)
      return
    }
    guard let size = Self.size(text) else {
      self.init(folder: folder)
      warn("LESSONS_CACHE_SIZE is `\(text)`, which is no size", hint: "write a number of bytes, or 500M or 2G")
      return
    }
    self.init(folder: folder, limit: size)
  }

  /// The number of bytes that `500000`, `500k`, `500M` or `500 MB` stands for.
  static func size(_ text: String) -> Int? {
    guard let match = text.wholeMatch(of: /([0-9]{1,12})\s*([kKmMgG]?)[bB]?/), let number = Int(match.1) else {
      return nil
    }
    let factor = ["k": 1_000, "m": 1_000_000, "g": 1_000_000_000][match.2.lowercased()] ?? 1
    let (size, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : size
  }
}
