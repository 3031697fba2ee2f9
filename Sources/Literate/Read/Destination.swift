import Foundation

/// The destination of a link or an image.
enum Destination: Equatable {
  /// Another site: `https://…`, `mailto:…`, `//host/…`.
  case remote
  /// The same page: `#anchor`, or an empty destination.
  case samePage
  /// A path in the lessons' folder, with escapes, `.` and `..` resolved.
  case local(path: String)
  /// A path that leaves the lessons' folder.
  case outside

  init(_ text: String) {
    let address = URLComponents(string: text)
    let path = address?.path ?? text
    if let address, address.scheme != nil || address.host != nil {
      self = .remote
    } else if path.isEmpty {
      self = .samePage
    } else {
      self = Self.resolve(path).map { .local(path: $0) } ?? .outside
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
