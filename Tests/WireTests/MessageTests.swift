import Testing

@testable import Wire

@Suite struct MessageTests {
  private static let position = Message.Position(output: 12, error: 3, nanoseconds: 345)
  private static let drawing = Drawing(svg: "<svg><title>é</title></svg>", title: "é")
  private static let table = Table(
    header: ["a", "b", "c"],
    rows: [["1", "", "2"], ["3", "4", "5"]],
    alignments: [.left, .right, .centre]
  )

  private static func output(of kind: Output.Kind) -> Output {
    switch kind {
    case .text: .text("hé\0llo\n")
    case .plot: .plot(drawing)
    case .image: .image(drawing)
    case .diagram: .diagram(Diagram(dot: "digraph {}", summary: "A graph"))
    case .equation: .equation(Equation(#"\frac{1}{2}"#))
    case .table: .table(table)
    }
  }

  @Test(arguments: Output.Kind.allCases)
  func everyKindOfOutputIsDecodedAsEncoded(kind: Output.Kind) throws {
    for (caption, alt) in [(nil, nil), ("C", nil), (nil, "A"), ("", "A")] as [(String?, String?)] {
      let message = Message(.show(Self.output(of: kind), caption: caption, alt: alt), at: Self.position)
      #expect(try Message(payload: message.payload) == message)
    }
  }

  @Test(arguments: [Message.Content.beginCell(7), .beginCell(-1), .beginValue(0), .value("13002"), .end])
  func everyMessageIsDecodedAsEncoded(content: Message.Content) throws {
    let message = Message(content, at: Self.position)
    #expect(try Message(payload: message.payload) == message)
  }

  @Test(arguments: [Table(header: [], rows: [], alignments: []), Table(header: ["a"], rows: [], alignments: [.left])])
  func tablesMayBeEmpty(table: Table) throws {
    let message = Message(.show(.table(table), caption: nil, alt: nil), at: Self.position)
    #expect(try Message(payload: message.payload) == message)
  }

  /// Decoding any proper prefix of a payload throws an error and does not trap.
  @Test func truncatedPayloadsAreErrors() {
    for kind in Output.Kind.allCases {
      let payload = Message(.show(Self.output(of: kind), caption: "C", alt: "A"), at: Self.position).payload
      for count in payload.indices {
        #expect(throws: WireError.self) { try Message(payload: Array(payload[..<count])) }
      }
    }
  }

  @Test func errorsNameTheUnknownTag() {
    var writer = ByteWriter()
    for number in [0, 0, 0, 3] { writer.write(number) }
    writer.write("hologram")
    #expect(throws: WireError.unknownTag("hologram")) { try Message(payload: writer.bytes) }
    let message = Message(.end, at: Self.position)
    #expect(throws: WireError.excess(1)) { try Message(payload: message.payload + [0]) }
  }
}
