#if !ALONE
  @testable import Neural
#endif

// Results that must have the same bits on every machine. `ExactnessTests` compiles this file together with the core, as one
// module (ALONE), for several processors and for WebAssembly, and compares the output. It has to compile as Embedded Swift.

/// A line for each result: a name, and bits in hexadecimal digits.
func portableResults() -> [String] {
  trainedNetworks() + images() + wideLayers() + trainers() + functions()
}

/// Plain descent on networks with every activation and cost, with layers of odd sizes and a smaller last batch.
private func trainedNetworks() -> [String] {
  let activations: [[Activation]] = [
    [.relu, .tanh, .sigmoid], [.sigmoid, .identity, .tanh], [.tanh, .relu, .identity],
  ]
  return CostFunction.allCases.indices.flatMap { cost in
    activations.indices.flatMap { shape in
      [1, 7, 45].map { batchSize in
        var network = Network(
          sizes: [20, 17, 9, 3],
          activations: activations[shape],
          cost: CostFunction.allCases[cost]
        )
        let costs = network.train(on: examples(), epochs: 3, batchSize: batchSize, learningRate: 0.1)
        return line("cost \(cost), activations \(shape), batch \(batchSize)", network.parameters + costs)
      }
    }
  }
}

/// Sparse images: batches of an odd size, and batches larger than a micro-batch.
private func images() -> [String] {
  var random = Random(seed: 3)
  let pixels = (0..<151 * 784).map { _ in random.index(below: 5) == 0 ? UInt8(random.index(below: 256)) : 0 }
  let examples = Examples(
    storage: ExampleStorage(
      pixels: pixels[...],
      pixelCount: 784,
      classes: (0..<151).map { UInt8($0 % 10) },
      classCount: 10
    )
  )
  return [1, 7, 140].map { batchSize in
    var network = Network(784, 20, 10)
    let costs = network.train(on: examples, epochs: 2, batchSize: batchSize, learningRate: 0.3)
    return line("images, batch \(batchSize)", network.parameters + costs + network.outputs(on: examples).elements)
  }
}

/// Wide layers, whose sums have two segments, and large batches.
private func wideLayers() -> [String] {
  var random = Random(seed: 4)
  let inputs = (0..<150).map { _ in (0..<70).map { _ in random.normal() } }
  let examples = Examples(inputs: inputs, labels: inputs.indices.map { $0 % 12 }, classes: 12)
  return [128, 129].map { batchSize in
    var network = Network(70, 130, 300, 12, activation: .tanh)
    let costs = network.train(on: examples, epochs: 2, batchSize: batchSize, learningRate: 0.1)
    return line("wide layers, batch \(batchSize)", network.parameters + costs)
  }
}

/// Every optimiser, schedule and initialisation, and weight decay.
private func trainers() -> [String] {
  let trainers = [
    Trainer(epochs: 3, batchSize: 7, optimiser: .descent, schedule: .exponential(factor: 0.9), weightDecay: 0.01),
    Trainer(epochs: 3, batchSize: 32, optimiser: .momentum, schedule: .cosine(to: 0.1)),
    Trainer(epochs: 3, batchSize: 1, optimiser: .adam, schedule: .linear(to: 0.1), weightDecay: 0.1),
  ]
  return trainers.indices.flatMap { trainer in
    Initialisation.allCases.indices.map { initialisation in
      var network = Network(
        sizes: [20, 17, 3],
        activation: .relu,
        cost: .softmaxCrossEntropy,
        initialisation: Initialisation.allCases[initialisation]
      )
      let parts = examples().split(0.8)
      let history = try? trainers[trainer].train(&network, on: parts.first, validation: parts.second)
      let costs = history?.validationCosts ?? []
      return line("trainer \(trainer), initialisation \(initialisation)", network.parameters + costs)
    }
  }
}

/// The elementary functions, over arguments of all magnitudes.
private func functions() -> [String] {
  let x = stride(from: UInt32(0), to: .max - 9_000_011, by: 9_000_011).map { Float(bitPattern: $0) }.filter {
    !$0.isNaN
  }
  return [
    line("exp", x.map(Maths.exp)),
    line("log", x.map(Maths.log)),
    line("sigmoid", x.map(Maths.sigmoid)),
    line("tanh", x.map(Maths.tanh)),
    line("sin", x.map(Maths.sin)),
    line("cos", x.map(Maths.cos)),
    line("root", x.map { $0.squareRoot() }),
    line("softmax", softmax(x.filter { $0.magnitude < 100 })),
  ]
}

private func examples() -> Examples {
  var random = Random(seed: 7)
  let inputs = (0..<45).map { _ in (0..<20).map { _ in random.normal() } }
  return Examples(inputs: inputs, labels: inputs.map { $0[0] > 0 ? 2 : $0[1] > 0 ? 1 : 0 }, classes: 3)
}

/// NaNs are equal: their sign and payload depend on the processor.
private func line(_ name: String, _ numbers: [Float]) -> String {
  "\(name): " + numbers.map { String($0.isNaN ? 0x7FC0_0000 : $0.bitPattern, radix: 16) }.joined(separator: " ")
}
