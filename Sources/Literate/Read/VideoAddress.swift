/// The address of a film on YouTube.
enum VideoAddress {
  /// The film's eleven letters, or `nil` if the address is not of a film there.
  static func id(in address: String) -> String? {
    guard let scheme = ["https://", "http://", "//"].first(where: { address.lowercased().hasPrefix($0) }) else {
      return nil
    }
    let rest = address.dropFirst(scheme.count)
    var host = rest.prefix { !"/?#".contains($0) }.lowercased()
    for prefix in ["www.", "m."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
    let target = rest.drop { !"/?#".contains($0) }.prefix { $0 != "#" }
    let path = target.prefix { $0 != "?" }.split(separator: "/")
    let query = target.drop { $0 != "?" }.dropFirst().split(separator: "&")

    let id: Substring?
    switch (host, path.first) {
    case ("youtu.be", _):
      id = path.first
    case ("youtube.com", "watch"), ("youtube-nocookie.com", "watch"):
      id = query.first { $0.hasPrefix("v=") }?.dropFirst(2)
    case ("youtube.com", "embed"), ("youtube-nocookie.com", "embed"), ("youtube.com", "shorts"),
      ("youtube.com", "live"), ("youtube.com", "v"):
      id = path.dropFirst().first
    case (_, _):
      id = nil
    }
    guard let id, id.utf8.count == 11,
      id.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    return String(id)
  }
}
