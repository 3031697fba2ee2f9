import Testing

@testable import Neural

/// The messages of failed requirements, such as shapes that do not match. They must be printed by optimised code too.
@Suite struct RequirementTests {
  @Test func networkInput() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Network(784, 16, 10)([1, 2, 3])
    }
    #expect(message(result) == "Network takes 784 inputs, got 3")
  }

  @Test func target() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Network(1, 2).cost([1], target: [1])
    }
    #expect(message(result) == "Network gives 2 outputs, but the target has 1")
  }

  @Test func emptyExamples() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(1, 2)
      network.train(on: Examples(inputs: [], targets: []), learningRate: 1)
    }
    #expect(message(result) == "train(on:) takes at least one example, got none")
  }

  @Test func batchSize() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(1, 1)
      network.train(on: Examples(inputs: [[1]], targets: [[1]]), batchSize: 0, learningRate: 1)
    }
    #expect(message(result) == "train takes batches of at least 1 example, got 0")
  }

  @Test func threads() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Network(1, 1).outputs(on: Examples(inputs: [[1]], targets: [[1]]), threads: 0)
    }
    #expect(message(result) == "At least 1 thread does the work, got 0")
  }

  @Test func learningRateThatIsNoNumber() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(1, 1)
      network.train(on: Examples(inputs: [[1]], targets: [[1]]), learningRate: .nan)
    }
    #expect(message(result) == "train takes a finite learning rate, got nan")
  }

  @Test func lastStepTooLarge() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(1, 1, activation: .identity)
      network.train(on: Examples(inputs: [[1e15]], targets: [[1]]), learningRate: 1e30)
    }
    #expect(
      message(result) == "train(on:): a weight is not finite after epoch 1; try a smaller learning rate than 1e+30"
    )
  }

  @Test func descentOfAnotherNetwork() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (network, descent) = (Network(2, 1), Descent(.momentum, of: Network(1, 1)))
      descent.step(&network, along: Gradient(zeroLike: network), learningRate: 1)
    }
    #expect(
      message(result)
        == "A descent of a network with [2] weights and biases in its layers cannot be one of Network(2, 1), 3 parameters"
    )
  }

  @Test(
    "A descent rejects a network with the same number of parameters in other shapes",
    arguments: [Optimiser.momentum, .adam]
  )
  func descentOfOtherShapes(optimiser: Optimiser) async {
    let isAdam = optimiser == .adam
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [isAdam = isAdam as Bool] in
      var (network, descent) = (Network(7, 1), Descent(isAdam ? .adam : .momentum, of: Network(3, 2)))
      descent.step(&network, along: Gradient(zeroLike: network), learningRate: 1)
    }
    #expect(message(result) == "Shapes differ: 7 × 1 and 3 × 2")
  }

  @Test func schedule() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LearningRateSchedule.exponential(factor: -1).factor(epoch: 1, of: 2)
    }
    #expect(message(result) == "A schedule takes a share of the learning rate of at least 0, got -1.0")
  }

  @Test func matrixProduct() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3) * Matrix(rows: 2, columns: 3)
    }
    #expect(message(result) == "2 × 3 times 2 × 3: the inner sizes 3 and 2 differ")
  }

  @Test func matrixIndex() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3)[2, 0]
    }
    #expect(message(result) == "No element [2, 0] in a matrix of 2 × 3")
  }

  @Test func layerWeights() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(3, 2)
      network.layers[0].weights = Matrix(rows: 3, columns: 2)
    }
    #expect(message(result) == "A layer with 3 inputs and 2 outputs takes weights of 2 × 3, got 3 × 2")
  }

  @Test func layerChain() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(4, 3, 3)
      network.layers[1] = Network(2, 3).layers[0]
    }
    #expect(message(result) == "Layer 1 takes 2 inputs, but layer 0 gives 3")
  }

  @Test func examplePosition() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Examples(inputs: [[1], [2]], targets: [[1], [2]])[1..<2][0]
    }
    #expect(message(result) == "No example 0: there are 1 ..< 2")
  }

  @Test func costNotFinite() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(1, 1, activation: .identity)
      let examples = Examples(inputs: [[100], [-50]], targets: [[1], [2]])
      network.train(on: examples, epochs: 50, batchSize: 1, learningRate: 10)
    }
    let text = message(result) ?? ""
    #expect(text.hasPrefix("train(on:): the cost is not finite after epoch "))
    #expect(text.hasSuffix("; try a smaller learning rate than 10.0"))
  }

  @Test func softmaxOfOneOutput() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Network(2, 1, cost: .softmaxCrossEntropy)
    }
    #expect(message(result) == "Softmax cross-entropy compares at least 2 outputs, but the network gives 1")
  }

  @Test func trainerWithoutExamples() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(1, 2)
      _ = try Trainer().train(&network, on: Examples(inputs: [], targets: []))
    }
    #expect(message(result) == "Trainer.train(_:on:) takes at least one example, got none")
  }

  @Test func trainerWithOtherSizes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(3, 2)
      _ = try Trainer().train(&network, on: Examples(inputs: [[1, 2]], targets: [[0, 1]]))
    }
    #expect(message(result) == "Network takes 3 inputs, got 2")
  }

  @Test func trainerBatchSize() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(1, 1)
      _ = try Trainer(batchSize: 0).train(&network, on: Examples(inputs: [[1]], targets: [[1]]))
    }
    #expect(message(result) == "Trainer takes batches of at least 1 example, got 0")
  }

  @Test func patienceWithoutValidation() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(1, 1)
      _ = try Trainer(patience: 3).train(&network, on: Examples(inputs: [[1]], targets: [[1]]))
    }
    #expect(message(result) == "Trainer has a patience of 3 epochs, but no validation examples to judge by")
  }

  @Test func learningRate() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(1, 1)
      _ = try Trainer(learningRate: -1).train(&network, on: Examples(inputs: [[1]], targets: [[1]]))
    }
    #expect(message(result) == "Trainer takes a learning rate above 0, got -1.0")
  }

  /// The message that the program printed when it stopped.
  private func message(_ result: ExitTest.Result?) -> String? {
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    return text.split(separator: "\n").lazy.compactMap { line in
      line.split(separator: "Fatal error: ", maxSplits: 1).dropFirst().first.map { String($0) }
    }.first
  }
}
