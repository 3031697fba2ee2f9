import Foundation
import Testing

@testable import Neural

/// The digits in `Lessons/Data`.
@Suite struct DigitsTests {
  static let folder =
    URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Lessons/Data").path

  @Test func shippedDigits() throws {
    let training = try MNIST.training(in: Self.folder)
    let test = try MNIST.test(in: Self.folder)
    #expect(training.count == 4000 && test.count == 1000)
    #expect(training.prefix(5).map(\.label) == [8, 9, 0, 2, 5])
    for digit in 0...9 {
      #expect(300...500 ~= training.count { $0.label == digit })
    }
    let ink = training[0].image
    #expect(ink.count == 784 && ink.allSatisfy { 0...1 ~= $0 } && ink.contains { $0 > 0.9 } && ink[0] == 0)
  }

  @Test("The lessons' network classifies test digits after training", arguments: [1, 2, 3] as [UInt64])
  func learns(seed: UInt64) throws {
    let training = try MNIST.training(in: Self.folder)
    let test = try MNIST.test(in: Self.folder)
    var network = Network(784, 16, 16, 10, seed: seed)
    let costs = network.train(on: training, epochs: 30, batchSize: 10, learningRate: 1)
    #expect(costs[29] < costs[0] / 10)
    #expect(network.accuracy(on: test) >= 0.89)
  }

  @Test("A ReLU network with softmax cross-entropy classifies more test digits", arguments: [1, 2, 3] as [UInt64])
  func learnsBetter(seed: UInt64) throws {
    let test = try MNIST.test(in: Self.folder)
    var network = Network(784, 128, 10, activation: .relu, cost: .softmaxCrossEntropy, seed: seed)
    try Trainer(epochs: 15).train(&network, on: MNIST.training(in: Self.folder))
    #expect(network.accuracy(on: test) >= 0.93)
    #expect(network.confusionMatrix(on: test).accuracy == network.accuracy(on: test))
    #expect(try Network(fileContent: network.fileContent) == network)
  }
}
