/// A set of labelled examples.
///
/// Load one with `MNIST`, or make one from arrays:
///
/// ```swift
/// let xor = Examples(inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]])
/// ```
///
/// Slices (`prefix(100)`, `examples[20..<40]`) and shuffled sets share the memory of the original; pixels are kept as the
/// bytes they were in the file, the black ones left out. As with arrays, a slice keeps the positions of the
/// original: `examples[20..<40]` starts at 20.
public struct Examples: Sendable {
  let storage: ExampleStorage
  /// For each position the example's row in the storage.
  let order: [Int]
  /// The positions of this slice.
  private let range: Range<Int>

  private init(storage: ExampleStorage, order: [Int], range: Range<Int>) {
    self.storage = storage
    self.order = order
    self.range = range
  }

  init(storage: ExampleStorage) {
    self.init(storage: storage, order: Array(0..<storage.count), range: 0..<storage.count)
  }

  /// Examples from numbers.
  ///
  /// The label of an example is the position of its target's largest number; for targets of a single number, 1 if that
  /// is at least a half, otherwise 0.
  ///
  /// - Parameters:
  ///   - inputs: one row for each example, all of one length.
  ///   - targets: one row for each example, all of one length.
  public init(inputs: [[Float]], targets: [[Float]]) {
    require(inputs.count == targets.count, "\(inputs.count) inputs and \(targets.count) targets do not pair up")
    self.init(storage: ExampleStorage(inputs: Matrix(inputs), targets: Matrix(targets)))
  }

  /// Examples of classes.
  ///
  /// - Parameters:
  ///   - inputs: one row for each example, all of one length.
  ///   - labels: each example's class, 0 ..< classes.
  ///   - classes: how many classes there are: as many as the network has outputs.
  public init(inputs: [[Float]], labels: [Int], classes: Int) {
    require(classes >= 2, "Labelled examples need at least 2 classes, got \(classes)")
    let targets = labels.map { label in
      require(0..<classes ~= label, "Label \(label) is not one of \(classes) classes, counted from 0")
      return (0..<classes).map { $0 == label ? Float(1) : 0 }
    }
    self.init(inputs: inputs, targets: targets)
  }

  /// How many numbers an input has.
  public var inputSize: Int { storage.rows.inputSize }
  /// How many numbers a target has.
  public var targetSize: Int { storage.rows.targetSize }

  /// The first `count` examples, or all where there are fewer.
  public func first(_ count: Int) -> Examples {
    require(count >= 0, "There are no first \(count) examples")
    return prefix(count)
  }

  /// The same examples in a random order, with positions from 0.
  ///
  /// - Parameter seed: the same seed gives the same order.
  public func shuffled(seed: UInt64) -> Examples {
    var random = Random(seed: seed)
    var shuffled = Array(rows)
    random.permute(&shuffled)
    return Examples(storage: storage, order: shuffled, range: 0..<count)
  }

  /// Two parts without an example in common, in a random order: one to learn from, one to judge by.
  ///
  /// - Parameters:
  ///   - share: the first part's share of the examples, from 0 to 1; its count is rounded to the nearest whole number.
  ///   - seed: the same seed gives the same parts.
  public func split(_ share: Float, seed: UInt64 = 1) -> (first: Examples, second: Examples) {
    require(0...1 ~= share, "A part's share is from 0 to 1, got \(share)")
    let shuffled = shuffled(seed: seed)
    let middle = Int((Double(count) * Double(share)).rounded())
    return (shuffled[0..<middle], shuffled[middle..<count])
  }

  /// The examples in groups of `size`, in their order; the last group may be smaller.
  public func batches(of size: Int) -> [Examples] {
    require(size >= 1, "A batch has at least 1 example, got \(size)")
    return stride(from: startIndex, to: endIndex, by: size).map { self[$0..<$0 + Swift.min(size, endIndex - $0)] }
  }

  /// Where this slice's examples are in the storage, in their order.
  var rows: ArraySlice<Int> { order[range] }
}

extension Examples: RandomAccessCollection {
  public var startIndex: Int { range.lowerBound }
  public var endIndex: Int { range.upperBound }

  public subscript(position: Int) -> Example {
    require(range ~= position, "No example \(position): there are \(range.lowerBound) ..< \(range.upperBound)")
    return storage.example(order[position])
  }

  public subscript(bounds: Range<Int>) -> Examples {
    require(
      range.lowerBound <= bounds.lowerBound && bounds.upperBound <= range.upperBound,
      "No examples \(bounds.lowerBound) ..< \(bounds.upperBound): "
        + "there are \(range.lowerBound) ..< \(range.upperBound)"
    )
    return Examples(storage: storage, order: order, range: bounds)
  }
}
