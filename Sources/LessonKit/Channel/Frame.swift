/// One message on its way from a lesson's process to the engine: a list of texts.
///
/// Layout, all counts `UInt32` little-endian: the byte count of what follows · the number of fields · then, for each
/// field, its byte count and its UTF-8 bytes.
struct Frame: Equatable, Sendable {
  var fields: [String]

  var bytes: [UInt8] {
    var body: [UInt8] = []
    Self.append(fields.count, to: &body)
    for field in fields {
      Self.append(field.utf8.count, to: &body)
      body.append(contentsOf: field.utf8)
    }
    var frame: [UInt8] = []
    frame.reserveCapacity(4 + body.count)
    Self.append(body.count, to: &frame)
    frame.append(contentsOf: body)
    return frame
  }

  private static func append(_ count: Int, to bytes: inout [UInt8]) {
    let value = UInt32(count)
    for shift: UInt32 in [0, 8, 16, 24] {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
