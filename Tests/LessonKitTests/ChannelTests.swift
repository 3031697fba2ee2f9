import Foundation
import Testing

@testable import LessonKit

@Test func messagesAreAppendedToTheFile() throws {
  let path = FileManager.default.temporaryDirectory.appending(path: "channel-\(UUID().uuidString)").path
  try #require(FileManager.default.createFile(atPath: path, contents: Data("before".utf8)))
  defer { try? FileManager.default.removeItem(atPath: path) }
  let descriptor = open(path, O_WRONLY | O_APPEND)
  try #require(descriptor >= 0)
  var channel = Channel(descriptor: descriptor)
  channel.send(.cell(0))
  channel.send(.output(.text(String(repeating: "é", count: 100_000)), caption: nil, alt: nil))
  channel.send(.end)
  close(descriptor)

  let bytes = try #require(FileManager.default.contents(atPath: path))
  #expect(bytes.starts(with: Data("before".utf8)))
  let messages = try #require(frames(in: [UInt8](bytes.dropFirst(6))))
  #expect(messages.map { $0[0] } == ["cell", "text", "end"])
  #expect(messages[1].last == String(repeating: "é", count: 100_000))
  let times = messages.compactMap { UInt64($0[3]) }
  #expect(times.count == 3 && times == times.sorted())
}

/// Reads frames back; nil when they are broken.
private func frames(in bytes: [UInt8]) -> [[String]]? {
  var rest = bytes[...]
  func number() -> Int? {
    guard rest.count >= 4 else { return nil }
    defer { rest = rest.dropFirst(4) }
    return rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
  var frames: [[String]] = []
  while !rest.isEmpty {
    guard let length = number(), rest.count >= length else { return nil }
    let end = rest.count - length
    guard let count = number() else { return nil }
    var fields: [String] = []
    for _ in 0..<count {
      guard let size = number(), rest.count >= size else { return nil }
      fields.append(String(decoding: rest.prefix(size), as: UTF8.self))
      rest = rest.dropFirst(size)
    }
    guard rest.count == end else { return nil }
    frames.append(fields)
  }
  return frames
}
