import Testing
import Wire

@testable import LessonKit

private let figure = Figure(width: 10, height: 5, title: "a <line>", body: "")
private let table = Table(["name", "n"], rows: [["x", "1"], ["y"]])

@Test func showableValuesHaveAnOutput() {
  #expect(figure.drawing == Drawing(svg: figure.svg, title: "a <line>"))
  #expect(Diagram(dot: "digraph {}").output == .diagram(Wire.Diagram(dot: "digraph {}", summary: "")))
  #expect(Equation("x").output == .equation(Wire.Equation("x")))
  let expected = Wire.Table(header: ["name", "n"], rows: [["x", "1"], ["y", ""]], alignments: [.left, .right])
  #expect(table.output == .table(expected))
  #expect(Table([], rows: []).output == .table(Wire.Table(header: [], rows: [], alignments: [])))
}

@Test func summariesForATerminalAreOneLine() {
  #expect(Output.text("hi").summary(caption: nil, alt: nil) == "hi")
  #expect(Output.plot(figure.drawing).summary(caption: "C", alt: "B") == "[plot] B (C)")
  #expect(Output.table(table).summary(caption: nil, alt: nil) == "[table] name | n: 2 rows")
}
