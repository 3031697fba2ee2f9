import Testing

@testable import Neural

@Suite struct PredictorTests {
  @Test("A predictor and the batch functions give the same outputs and classes")
  func sameAsNetwork() {
    var random = Random(seed: 8)
    let examples = Examples(count: 300, inputSize: 30, targetSize: 4, random: &random)
    let network = Network(30, 20, 4)
    let reader = Predictor(network)
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

  @Test(
    "Sparse images and the same inputs as dense numbers give the same bits",
    arguments: [1, 30, 256, 257, 300, 784]
  )
  func pixels(pixelCount: Int) {
    var random = Random(seed: UInt64(pixelCount))
    let images = Examples(images: 151, pixelCount: pixelCount, classCount: 7, random: &random)
    let numbers = images.dense
    let network = Network(pixelCount, 37, 7)
    let reader = Predictor(network)
    let outputs = network.outputs(on: images)
    #expect(outputs == network.outputs(on: numbers))
    #expect(network.classify(images) == network.classify(numbers))
    #expect(network.accuracy(on: images) == network.accuracy(on: numbers))
    for i in 0..<151 {
      let image = images[i].image
      #expect(network(image) == outputs.row(i) && reader(image) == outputs.row(i))
      #expect(network.forward(image).output == outputs.row(i))
      let label = classification(of: outputs.row(i))
      #expect(reader.classify(images, at: i) == label && reader.classify(numbers, at: i) == label)
    }
  }
}
