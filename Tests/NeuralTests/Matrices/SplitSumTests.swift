import Testing

@testable import Neural

@Suite struct SplitSumTests {
  @Test("Segments have every term once, in order; up to 256 terms are one segment")
  func segments() {
    for count in 0...1100 {
      let segments = (0..<SplitSum.segments(of: count)).map { SplitSum.segment($0, of: count) }
      #expect(segments.flatMap { Array($0) } == Array(0..<count), "\(count) terms")
      #expect(segments.count == (count <= 256 ? 1 : 2), "\(count) terms")
      guard segments.count == 2 else { continue }
      #expect(segments[0].count % 16 == 0 && 0..<32 ~= segments[0].count - segments[1].count, "\(count) terms")
    }
  }

  @Test("Each segment is added from 0, then the two results")
  func order() {
    // Ones that are added to 2²⁴ one by one are lost to rounding; those of the second segment are not.
    let term: (Int) -> Float = { $0 == 0 ? 16_777_216 : 1 }
    #expect(SplitSum.of(256, term) == 16_777_216)
    #expect(SplitSum.segment(1, of: 300) == 160..<300)
    #expect(SplitSum.of(300, term) == 16_777_216 + 140)
    #expect(SplitSum.of(0, term) == 0 && SplitSum.of(2) { Float($0 + 1) } == 3)
  }

  @Test("Dot products and matrix products equal weighted inputs, to the last bit", arguments: [3, 256, 257, 784])
  func neurons(inputs: Int) {
    var random = Random(seed: UInt64(inputs))
    let network = Network(inputs, 20, activation: .identity, seed: 2)
    let input = (0..<inputs).map { _ in random.normal() }
    let weights = network.layers[0].weights
    let weightedInputs = network.forward(input).weightedInputs[0]
    // The biases are 0.
    #expect((0..<20).map { dot(weights.row($0), input) } == weightedInputs)
    #expect(weights.times(input) == weightedInputs)
    #expect((weights * Matrix(rows: inputs, columns: 1, input)).elements == weightedInputs)
    #expect((Matrix(rows: 1, columns: inputs, input) * weights.transposed).elements == weightedInputs)
  }
}
