import Foundation

/// Addresses of videos on YouTube.
enum VideoAddress {
  /// The video's id, eleven characters; `nil` for any other address.
  static func id(in address: String) -> String? {
    guard let address = URLComponents(string: address), var host = address.host?.lowercased(),
      [nil, "http", "https"].contains(address.scheme?.lowercased())
    else { return nil }
    for prefix in ["www.", "m."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
    let path = address.path.split(separator: "/").map { String($0) }
    let id: String? =
      switch (host, path.first) {
      case ("youtu.be", let id): id
      case ("youtube.com", "watch"), ("youtube-nocookie.com", "watch"):
        address.queryItems?.first { $0.name == "v" }?.value
      case ("youtube.com", "embed"), ("youtube-nocookie.com", "embed"), ("youtube.com", "shorts"),
        ("youtube.com", "live"), ("youtube.com", "v"):
        path.dropFirst().first
      case (_, _): nil
      }
    return id.flatMap { $0.utf8.count == 11 && $0.utf8.allSatisfy(\.isWord) ? $0 : nil }
  }
}
