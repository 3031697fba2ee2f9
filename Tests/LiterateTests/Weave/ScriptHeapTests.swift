import Testing

@testable import Literate

@Suite struct ScriptHeapTests {
  private func heap() throws -> ScriptHeap {
    let heap = try #require(ScriptHeap(capacity: 8 << 20, allowance: 32 << 20))
    try heap.run("function same(x) { return x } function size(x) { return x.length }")
    return heap
  }

  @Test(arguments: ["", "a", "é", "𝔸", "a\0b", "\u{7FF}\u{800}\u{FFFF}\u{10FFFF}", "e\u{301}\r\n", "\u{FEFF}x"])
  func aStringComesBackAsItWent(text: String) throws {
    let heap = try heap()
    #expect(try Array(heap.call("same", text).utf8) == Array(text.utf8))
    #expect(try heap.call("size", text) == "\(text.utf16.count)")
  }

  @Test(arguments: [
    ("throw new Error('no')", "Error: no"),
    ("throw 'no'", "no"),
    ("1 +", "SyntaxError"),
    ("throw { toString: function () { throw 1 } }", "1"),
    ("(function f() { f() })()", "RangeError: callstack limit"),
    ("var a = []; while (true) { a.push('x' + a.length) }", "alloc failed"),
    ("while (true) { var a = [1] }", "DoubleError"),
  ])
  func aFailureIsAValueAndTheHeapGoesOn(program: String, message: String) throws {
    let heap = try heap()
    let failure = #expect(throws: ScriptHeap.Failure.self) { try heap.run(program) }
    #expect(failure?.message.contains(message) == true)
    #expect(try heap.call("same", "still here") == "still here")
  }

  @Test func aHeapWithoutRoomIsNone() {
    #expect(ScriptHeap(capacity: 1_000, allowance: 1_000) == nil)
  }
}
