import Foundation
import Testing

@testable import Neural

/// Training compared with PyTorch and JAX: from the same initial weights and with the same batches, weights differ by less than
/// 10⁻⁵ of the largest after 100 steps. `Benchmarks/fixtures/make.py` recorded the peers' weights.
@Suite struct PeerTests {
  struct Fixture: Decodable {
    let sizes: [Int]
    let batch: Int
    let steps: Int
    let inputs: String
    let targets: String
    let cases: [Case]
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let peer: String
    let activations: [String]
    let cost: String
    let optimiser: String
    let rate: Float
    let decay: Float
    let first: String
    let last: String

    var testDescription: String { "\(peer): \(activations), \(cost), \(optimiser)" }
  }

  /// A word of the fixture that is not a number.
  enum Unknown: Error {
    case word(String)
  }

  static let fixture: Fixture = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/peers.json")
    do {
      return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
    } catch {
      fatalError("\(file.path): \(error)")
    }
  }()

  @Test(arguments: fixture.cases)
  func sameWeights(peer: Case) throws {
    let fixture = Self.fixture
    var network = Network(
      sizes: fixture.sizes,
      activations: try peer.activations.map(Self.activation),
      cost: try Self.cost(peer.cost)
    )
    network.parameters = Self.numbers(peer.first)
    let batches = Examples(
      inputs: Self.rows(Self.numbers(fixture.inputs), of: fixture.sizes[0]),
      targets: Self.rows(Self.numbers(fixture.targets), of: fixture.sizes[fixture.sizes.count - 1])
    ).batches(of: fixture.batch)
    let optimiser = try Self.optimiser(peer.optimiser)

    // train(on:) has its own implementation of plain descent.
    var short = network
    var descent = Descent(optimiser, of: network)
    for step in 0..<fixture.steps {
      let batch = batches[step % batches.count]
      let gradient = network.gradient(on: batch)
      descent.step(&network, along: gradient, learningRate: peer.rate, weightDecay: peer.decay)
      short.train(on: batch, batchSize: nil, learningRate: peer.rate)
    }
    let reference = Self.numbers(peer.last)
    #expect(Self.difference(network.parameters, reference) < 1e-5)
    if optimiser == .descent { #expect(Self.difference(short.parameters, reference) < 1e-5) }
    // The steps changed the weights.
    #expect(Self.difference(Self.numbers(peer.first), reference) > 0.05)
  }

  /// The largest difference, relative to the largest number.
  private static func difference(_ numbers: [Float], _ reference: [Float]) -> Float {
    let largest = reference.map(\.magnitude).max() ?? 0
    return (zip(numbers, reference).map { ($0 - $1).magnitude }.max() ?? .infinity) / largest
  }

  private static func numbers(_ text: String) -> [Float] {
    text.split(separator: " ").map { Float(bitPattern: UInt32($0, radix: 16) ?? Float.nan.bitPattern) }
  }

  private static func rows(_ numbers: [Float], of size: Int) -> [[Float]] {
    stride(from: 0, to: numbers.count, by: size).map { Array(numbers[$0..<$0 + size]) }
  }

  private static func activation(_ name: String) throws -> Activation {
    switch name {
    case "sigmoid": .sigmoid
    case "relu": .relu
    case "tanh": .tanh
    case "identity": .identity
    default: throw Unknown.word(name)
    }
  }

  private static func cost(_ name: String) throws -> CostFunction {
    switch name {
    case "quadratic": .quadratic
    case "softmaxCrossEntropy": .softmaxCrossEntropy
    default: throw Unknown.word(name)
    }
  }

  private static func optimiser(_ name: String) throws -> Optimiser {
    switch name {
    case "descent": .descent
    case "momentum": .momentum
    case "adam": .adam
    default: throw Unknown.word(name)
    }
  }
}
