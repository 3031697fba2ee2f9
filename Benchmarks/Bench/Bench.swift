import Neural

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The benchmark program: a data set, networks, and the commands that measure them.
struct Bench {
  private static let learningRate: Float = 0.1
  private let folder: String
  private let examples: Examples
  private var networks: [[Int]: Network] = [:]

  /// Loads the data set `images` and `labels` from a folder.
  init(folder: String) throws {
    self.folder = folder
    examples = try MNIST.load(images: "\(folder)/images", labels: "\(folder)/labels")
  }

  /// Executes one command, given as words, and returns the line to answer it with.
  mutating func response(to words: [String]) -> String {
    switch words[0] {
    case "prepare": prepare(words[1...].map(sizes))
    case "peak": "\(Ceiling.peak(threads: Int(words[1])!))"
    case "bandwidth": "\(Ceiling.copyBandwidth(threads: Int(words[1])!))"
    case "memory": "\(peakMemory())"
    case "train", "shuffled":
      "\(train(network(words[1]), words[2], words[3], words[4], shuffling: words[0] == "shuffled").seconds)"
    case "weights":
      write(train(network(words[1]), words[2], words[3], "0").network.parameters, to: words[4])
    case "whole": "\(forwardBatch(network(words[1]), count: words[2], threads: words[3]).seconds)"
    case "outputs": write(forwardBatch(network(words[1]), count: words[2], threads: "0").outputs.elements, to: words[3])
    case "single": "\(forwardSingly(network(words[1]), count: words[2]))"
    default: "unknown: \(words[0])"
    }
  }

  /// Parses the sizes of a network: "784-16-10".
  private func sizes(_ text: String) -> [Int] {
    text.split(separator: "-").map { Int($0)! }
  }

  /// The network of the given sizes with its initial weights, created when first used.
  private mutating func network(_ text: String) -> Network {
    let sizes = sizes(text)
    if let network = networks[sizes] { return network }
    networks[sizes] = Network(sizes: sizes)
    return networks[sizes]!
  }

  /// Writes the initial weights of networks to files of the folder.
  private func prepare(_ networkSizes: [[Int]]) -> String {
    for sizes in networkSizes {
      let name = sizes.map { "\($0)" }.joined(separator: "-")
      _ = write(Network(sizes: sizes).parameters, to: "\(folder)/weights-\(name)")
    }
    return "written"
  }

  /// Trains a copy of a network for one epoch over the first `count` examples.
  private func train(
    _ network: Network,
    _ count: String,
    _ batch: String,
    _ threads: String,
    shuffling: Bool = false
  ) -> (network: Network, seconds: Double) {
    var trained = network
    let subset = examples.first(Int(count)!)
    let time = seconds {
      trained.train(
        on: subset,
        batchSize: Int(batch)!,
        learningRate: Bench.learningRate,
        shuffling: shuffling,
        threads: threadCount(threads)
      )
    }
    return (trained, time)
  }

  /// Computes the outputs of the first `count` examples in one call.
  private func forwardBatch(_ network: Network, count: String, threads: String) -> (outputs: Matrix, seconds: Double) {
    let images = examples.first(Int(count)!)
    var outputs = Matrix(rows: 0, columns: 0)
    let time = seconds { outputs = network.outputs(on: images, threads: threadCount(threads)) }
    return (outputs, time)
  }

  /// Classifies the first `count` examples one by one.
  ///
  /// - Returns: The seconds it took.
  private func forwardSingly(_ network: Network, count: String) -> Double {
    let predictor = Predictor(network)
    let images = examples.first(Int(count)!)
    var sum = 0
    let time = seconds { for position in images.indices { sum += predictor.classify(images, at: position) } }
    return sum >= 0 ? time : .nan
  }

  /// Parses a number of threads; 0 stands for the default.
  private func threadCount(_ threads: String) -> Int? {
    threads == "0" ? nil : Int(threads)
  }

  /// Writes numbers to a file, as the bytes of Floats.
  private func write(_ numbers: [Float], to path: String) -> String {
    guard let file = fopen(path, "wb") else { return "cannot write \(path)" }
    defer { fclose(file) }
    return fwrite(numbers, 4, numbers.count, file) == numbers.count ? "written" : "cannot write \(path)"
  }

  /// The peak resident memory of this process, in bytes.
  private func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }
}
