import Neural

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The data, the networks, and what is done with them.
struct Bench {
  private static let learningRate: Float = 0.1
  private let folder: String
  private let examples: Examples
  private var networks: [[Int]: Network] = [:]

  init(folder: String) throws {
    self.folder = folder
    examples = try MNIST.load(images: "\(folder)/images", labels: "\(folder)/labels")
  }

  mutating func answer(_ words: [String]) -> String {
    switch words[0] {
    case "prepare": prepare(words[1...].map(sizes))
    case "peak": "\(Ceiling.peak(threads: Int(words[1])!))"
    case "bandwidth": "\(Ceiling.copyBandwidth(threads: Int(words[1])!))"
    case "memory": "\(peakMemory())"
    case "train", "shuffled":
      "\(train(network(words[1]), words[2], words[3], words[4], shuffling: words[0] == "shuffled").seconds)"
    case "weights":
      write(train(network(words[1]), words[2], words[3], "0").network.parameters, to: words[4])
    case "whole": "\(whole(network(words[1]), count: words[2], threads: words[3]).seconds)"
    case "outputs": write(whole(network(words[1]), count: words[2], threads: "0").outputs.elements, to: words[3])
    case "single": "\(single(network(words[1]), count: words[2]))"
    default: "unknown: \(words[0])"
    }
  }

  private func sizes(_ text: String) -> [Int] {
    text.split(separator: "-").map { Int($0)! }
  }

  private mutating func network(_ text: String) -> Network {
    let sizes = sizes(text)
    if let network = networks[sizes] { return network }
    networks[sizes] = Network(sizes: sizes)
    return networks[sizes]!
  }

  /// Writes the initial weights of some networks.
  private func prepare(_ shapes: [[Int]]) -> String {
    for sizes in shapes {
      let name = sizes.map { "\($0)" }.joined(separator: "-")
      _ = write(Network(sizes: sizes).parameters, to: "\(folder)/weights-\(name)")
    }
    return "written"
  }

  /// One epoch over the first so many examples.
  private func train(
    _ network: Network,
    _ count: String,
    _ batch: String,
    _ threads: String,
    shuffling: Bool = false
  ) -> (network: Network, seconds: Double) {
    var trained = network
    let part = examples.first(Int(count)!)
    let time = seconds {
      trained.train(
        on: part,
        batchSize: Int(batch)!,
        learningRate: Bench.learningRate,
        shuffling: shuffling,
        threads: number(threads)
      )
    }
    return (trained, time)
  }

  private func whole(_ network: Network, count: String, threads: String) -> (outputs: Matrix, seconds: Double) {
    let images = examples.first(Int(count)!)
    var outputs = Matrix(rows: 0, columns: 0)
    let time = seconds { outputs = network.outputs(on: images, threads: number(threads)) }
    return (outputs, time)
  }

  private func single(_ network: Network, count: String) -> Double {
    let predictor = Predictor(network)
    let images = examples.first(Int(count)!)
    var sum = 0
    let time = seconds { for position in images.indices { sum += predictor.classify(images, at: position) } }
    return sum >= 0 ? time : .nan
  }

  private func number(_ threads: String) -> Int? {
    threads == "0" ? nil : Int(threads)
  }

  private func write(_ numbers: [Float], to path: String) -> String {
    guard let file = fopen(path, "wb") else { return "cannot write \(path)" }
    defer { fclose(file) }
    return fwrite(numbers, 4, numbers.count, file) == numbers.count ? "written" : "cannot write \(path)"
  }

  /// Bytes, at most, that this program had in memory.
  private func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }
}
