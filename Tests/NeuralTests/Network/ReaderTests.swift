import Testing

@testable import Neural

@Suite struct ReaderTests {
  @Test("One by one or all at once, outputs and classes are the same")
  func sameAsNetwork() {
    var random = Random(seed: 8)
    let examples = Examples(count: 300, inputSize: 30, targetSize: 4, random: &random)
    let network = Network(30, 20, 4)
    let reader = Reader(network)
    let outputs = network.outputs(on: examples[100..<300])
    let classes = network.classify(examples[100..<300])
    #expect(outputs.rows == 200 && outputs.columns == 4)
    for i in 0..<200 {
      let input = examples[100 + i].input
      #expect(reader(input) == outputs.row(i) && network(input) == outputs.row(i))
      #expect(reader.classify(input) == classes[i] && reader.classify(examples, at: 100 + i) == classes[i])
    }
    #expect(network.outputs(on: examples[5..<5]) == Matrix(rows: 0, columns: 4))
  }
}
