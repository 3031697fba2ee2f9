import Foundation
import Wire

/// The random name of a run's scratch folder, which texts of the program may hold: a path that a cell prints, or the
/// message of an error about a file.
///
/// In the texts it is replaced by zeros of the same length, so that two runs give the same text.
struct ScratchName: Sendable {
  private let name: String
  private var zeros: String { String(name.map { $0.isHexDigit ? "0" : $0 }) }

  init(_ name: String) { self.name = name }

  /// Creates the name of the scratch folder that holds a folder, or is it.
  init(in folder: URL) {
    let prefix = ScratchFolder.prefix
    name = folder.pathComponents.last { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) } ?? ""
  }

  /// The bytes with zeros for the name; as many as before.
  func masked(_ data: Data) -> Data {
    guard !self.name.isEmpty else { return data }
    let (name, zeros) = (Data(name.utf8), Data(zeros.utf8))
    var data = data
    var rest = data.startIndex
    while let range = data.range(of: name, in: rest..<data.endIndex) {
      data.replaceSubrange(range, with: zeros)
      rest = range.upperBound
    }
    return data
  }

  /// The text with zeros for the name.
  func masked(_ text: String) -> String {
    name.isEmpty || !text.contains(name) ? text : text.replacing(name, with: zeros)
  }
}

extension ProcessOutput {
  /// The results with zeros for the scratch folder's name in printed and shown texts and in values.
  func masking(_ scratch: ScratchName) -> ProcessOutput {
    var masked = self
    (masked.output, masked.error) = (scratch.masked(output), scratch.masked(error))
    masked.messages = messages.map { message in
      switch message.content {
      case .value(let text): Message(.value(scratch.masked(text)), at: message.position)
      case .show(.text(let text), let caption, let alt):
        Message(.show(.text(scratch.masked(text)), caption: caption, alt: alt), at: message.position)
      case .show, .beginCell, .beginValue, .end: message
      }
    }
    return masked
  }
}
