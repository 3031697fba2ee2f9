import Foundation
import Testing
import Wire

@testable import LessonKit

@Test func messagesAreAppendedToTheFile() throws {
  let path = FileManager.default.temporaryDirectory.appending(path: "channel-\(UUID().uuidString)").path
  try #require(FileManager.default.createFile(atPath: path, contents: Data("before".utf8)))
  defer { try? FileManager.default.removeItem(atPath: path) }
  let descriptor = open(path, O_WRONLY | O_APPEND)
  try #require(descriptor >= 0)
  var channel = Channel(descriptor: descriptor)
  let text = Output.text(String(repeating: "é", count: 100_000))
  channel.send(.beginCell(0))
  channel.send(.show(text, caption: nil, alt: nil))
  channel.send(.end)
  close(descriptor)

  let bytes = try #require(FileManager.default.contents(atPath: path))
  #expect(bytes.starts(with: Data("before".utf8)))
  var reader = FrameReader()
  let messages = try reader.read(bytes.dropFirst(6)).map { try Message(payload: $0.payload) }
  #expect(messages.map(\.content) == [.beginCell(0), .show(text, caption: nil, alt: nil), .end])
  let times = messages.map(\.position.nanoseconds)
  #expect(times == times.sorted())
}
