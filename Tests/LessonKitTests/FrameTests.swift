import Foundation
import Testing

@testable import LessonKit

private let start = Message.Position(output: 12, error: 0, nanoseconds: 345)

@Test func aFrameIsLengthsAndBytes() {
  let frame = Frame(fields: ["é", ""])
  #expect(frame.bytes == [14, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 0xC3, 0xA9, 0, 0, 0, 0])
}

@Test func aMessageIsAFrame() {
  let expected: [UInt8] =
    [43, 0, 0, 0] + [5, 0, 0, 0] + [4, 0, 0, 0] + Array("cell".utf8) + [2, 0, 0, 0] + Array("12".utf8)
    + [1, 0, 0, 0] + Array("0".utf8) + [3, 0, 0, 0] + Array("345".utf8) + [1, 0, 0, 0] + Array("7".utf8)
  #expect(Message.cell(7).frame(at: start).bytes == expected.replacingFirst(with: UInt8(expected.count - 4)))
}

extension [UInt8] {
  fileprivate func replacingFirst(with byte: UInt8) -> [UInt8] { [byte] + dropFirst() }
}

private let figure = Figure(width: 10, height: 5, title: "a <line>", body: "")
private let svg = figure.svg
private let table = Table(["name", "n"], rows: [["x", "1"], ["y"]])

@Test(arguments: [
  (Message.value("13002"), ["value", "12", "0", "345", "13002"]),
  (.end, ["end", "12", "0", "345"]),
  (.output(.text("hi"), caption: nil, alt: nil), ["text", "12", "0", "345", "hi"]),
  (.output(.plot(figure), caption: nil, alt: nil), ["plot", "12", "0", "345", svg, "", ""]),
  (
    .output(.image(figure), caption: "C", alt: "B"),
    ["image", "12", "0", "345", svg.replacing("a &lt;line&gt;", with: "B"), "C", "B"]
  ),
  (
    .output(.diagram(Diagram(dot: "digraph {}")), caption: "C", alt: nil),
    ["diagram", "12", "0", "345", "digraph {}", "C", "", ""]
  ),
  (.output(.equation(Equation("x")), caption: nil, alt: nil), ["equation", "12", "0", "345", "x", ""]),
  (
    .output(.table(Table([], rows: [])), caption: nil, alt: nil),
    ["table", "12", "0", "345", "1", "l", "", "an empty table"]
  ),
  (
    .output(.table(table), caption: "T", alt: nil),
    ["table", "12", "0", "345", "2", "lr", "T", "name", "n", "x", "1", "y", ""]
  ),
])
func messagesHaveTheirFields(message: Message, fields: [String]) {
  #expect(message.frame(at: start).fields == fields)
}

@Test func summariesForATerminalAreOneLine() {
  #expect(Shown.text("hi").summary(caption: nil, alt: nil) == "hi")
  #expect(Shown.plot(figure).summary(caption: "C", alt: "B") == "[plot] B (C)")
  #expect(Shown.table(table).summary(caption: nil, alt: nil) == "[table] name | n: 2 rows")
}
