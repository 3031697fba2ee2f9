import Foundation

/// A destination that an author wrote in a link or an image.
enum Destination: Equatable {
  /// Of another place: `https://…`, `mailto:…`, `//host/…`.
  case remote
  /// On this page, or nothing: `#anchor`.
  case here
  /// A path in the lessons' folder, `.` and `..` resolved, escapes too; and what follows it: `?query#fragment`.
  case local(path: String, suffix: String)
  /// A path that leaves the lessons' folder.
  case outside

  init(_ text: String) {
    let path = text.prefix { $0 != "?" && $0 != "#" }
    let suffix = String(text[path.endIndex...])
    let scheme = path.utf8.prefix { $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) }
    if path.hasPrefix("//")
      || (scheme.count > 1 && scheme.first?.isLetter == true
        && path.utf8.dropFirst(scheme.count).first == UInt8(ascii: ":"))
    {
      self = .remote
    } else if path.isEmpty {
      self = .here
    } else if let resolved = Self.resolve(path.removingPercentEncoding ?? String(path)) {
      self = .local(path: resolved, suffix: suffix)
    } else {
      self = .outside
    }
  }

  /// A path without `.` and `..`; `nil` if it is absolute or leaves the folder.
  static func resolve(_ path: String) -> String? {
    guard !path.hasPrefix("/"), !path.hasPrefix("\\") else { return nil }
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      switch part {
      case ".": break
      case "..": if parts.popLast() == nil { return nil }
      case _: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
