import Testing

@testable import Neural

@Suite struct SplitRowsTests {
  @Test("Rows go to their places and back, with a page between the parts", arguments: [0, 1, 70, 256, 257, 300, 784])
  func places(inputs: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(inputs))
    let parts = (0..<LongSum.parts(of: inputs)).map { SplitRows.rows(ofPart: $0, inputs: inputs) }
    #expect(parts[0].lowerBound == 0 && parts[parts.count - 1].upperBound == SplitRows.count(inputs: inputs))
    if parts.count == 2 { #expect(parts[1].lowerBound - parts[0].upperBound == 4096 / MemoryLayout<Lanes>.size) }

    let w = LaneMatrix(rows: inputs, columns: 37, random: &random)
    let zeros = LaneMatrix(rows: SplitRows.count(inputs: inputs), columns: 37)
    let (split, back) = (
      FramedMatrix(zeros, from: 2, memory: memory),
      FramedMatrix(LaneMatrix(rows: inputs, columns: 37), from: 1, memory: memory)
    )
    w.withView { SplitRows.copy($0, to: split.view) }
    let places = parts.flatMap { Array($0) }
    #expect(places.count == inputs)
    #expect(places.indices.allSatisfy { split.view.row(places[$0]) == w.row($0) })
    SplitRows.copy(split.view, backTo: back.view)
    let isSame = back.view.bits == w.bits
    #expect(isSame && split.frameIsUntouched && back.frameIsUntouched)
  }
}
