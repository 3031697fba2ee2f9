import CDuktape

/// A JavaScript interpreter of our own: Duktape with a limit on the memory it holds and on the work of one call.
///
/// Strings go in and out as UTF-16 says them, so that characters outside the basic plane are the surrogate pairs that
/// JavaScript expects, and NUL is a character like any other.
final class ScriptHeap {
  /// A script's own exception, or a limit reached; the text is JavaScript's.
  struct Failure: Error, Hashable {
    var message: String
  }

  private let heap: UnsafeMutablePointer<script_heap>

  /// - Parameters:
  ///   - capacity: how many bytes the heap may hold.
  ///   - allowance: how many bytes one call may ask for, over and over, before it is stopped.
  /// - Returns: `nil` when there is no memory for it.
  init?(capacity: Int, allowance: Int) {
    guard let heap = script_open(capacity, allowance) else { return nil }
    self.heap = heap
  }

  deinit {
    script_close(heap)
  }

  /// Runs a program.
  /// - Returns: its value, as a string.
  @discardableResult
  func run(_ program: String) throws(Failure) -> String {
    let done = Self.cesu8(program).withUnsafeBytes { bytes in
      script_run(heap, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return try outcome(done)
  }

  /// Calls a global function with one argument.
  /// - Returns: its value, as a string.
  func call(_ function: String, _ argument: String) throws(Failure) -> String {
    let done = Self.cesu8(argument).withUnsafeBytes { bytes in
      script_apply(heap, function, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return try outcome(done)
  }

  private func outcome(_ done: Bool) throws(Failure) -> String {
    var length = 0
    let start = script_result(heap, &length)
    let text = Self.string(cesu8: UnsafeRawBufferPointer(start: start, count: length))
    if done { return text }
    throw Failure(message: text)
  }

  /// CESU-8: each UTF-16 unit by itself, in one to three bytes. It is UTF-8 as long as there are no surrogates.
  private static func cesu8(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 1)
    for unit in text.utf16 {
      switch unit {
      case 0..<0x80:
        bytes.append(UInt8(unit))
      case 0x80..<0x800:
        bytes.append(0xC0 | UInt8(unit >> 6))
        bytes.append(0x80 | UInt8(unit & 0x3F))
      default:
        bytes.append(0xE0 | UInt8(unit >> 12))
        bytes.append(0x80 | UInt8(unit >> 6 & 0x3F))
        bytes.append(0x80 | UInt8(unit & 0x3F))
      }
    }
    return bytes
  }

  private static func string(cesu8 bytes: UnsafeRawBufferPointer) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count)
    for byte in bytes {
      switch byte {
      case 0x80..<0xC0:
        // A continuation: six more bits of the unit begun.
        if let last = units.popLast() { units.append(last << 6 | UInt16(byte & 0x3F)) }
      case 0xC0..<0xE0: units.append(UInt16(byte & 0x1F))
      case 0xE0...: units.append(UInt16(byte & 0x0F))
      default: units.append(UInt16(byte))
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
