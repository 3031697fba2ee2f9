/// A collection of labelled examples: a data set, or part of one.
///
/// Load a data set with `MNIST`, or create one from arrays:
///
/// ```swift
/// let xor = Examples(inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]])
/// ```
///
/// Slices (`prefix(100)`, `examples[20..<40]`) and shuffled collections share the memory of the original. Images are stored as
/// the non-zero bytes of their pixels. As with arrays, a slice has the indices of the original: `examples[20..<40]` starts at 20.
public struct Examples: Sendable {
  let storage: ExampleStorage
  /// The row in the storage of the example at each index.
  let order: [Int]
  /// The indices of this slice.
  private let range: Range<Int>

  private init(storage: ExampleStorage, order: [Int], range: Range<Int>) {
    self.storage = storage
    self.order = order
    self.range = range
  }

  /// Creates the collection of all examples of a data set, in their order.
  init(storage: ExampleStorage) {
    self.init(storage: storage, order: Array(0..<storage.count), range: 0..<storage.count)
  }

  /// Creates a data set from inputs and targets.
  ///
  /// The label of an example is the index of its target's largest number. If targets have a single number, the label is 1 if that
  /// number is at least 0.5, otherwise 0.
  ///
  /// - Parameters:
  ///   - inputs: A row for each example, all of the same length.
  ///   - targets: A row for each example, all of the same length.
  public init(inputs: [[Float]], targets: [[Float]]) {
    require(inputs.count == targets.count, "\(inputs.count) inputs and \(targets.count) targets do not pair up")
    self.init(storage: ExampleStorage(inputs: Matrix(inputs), targets: Matrix(targets)))
  }

  /// Creates a data set from inputs and classes. The targets are one-hot.
  ///
  /// - Parameters:
  ///   - inputs: A row for each example, all of the same length.
  ///   - labels: The class of each example, in `0..<classes`.
  ///   - classes: The number of classes, at least 2; equal to the number of the network's outputs.
  public init(inputs: [[Float]], labels: [Int], classes: Int) {
    require(classes >= 2, "Labelled examples need at least 2 classes, got \(classes)")
    let targets = labels.map { label in
      require(0..<classes ~= label, "Label \(label) is not one of \(classes) classes, counted from 0")
      return (0..<classes).map { $0 == label ? Float(1) : 0 }
    }
    self.init(inputs: inputs, targets: targets)
  }

  /// The length of an input.
  public var inputSize: Int { storage.rows.inputSize }
  /// The length of a target.
  public var targetSize: Int { storage.rows.targetSize }

  /// The first `count` examples, or all if there are fewer.
  ///
  /// - Parameter count: At least 0.
  /// - Returns: The first examples, as a slice.
  public func first(_ count: Int) -> Examples {
    require(count >= 0, "There are no first \(count) examples")
    return prefix(count)
  }

  /// Returns the same examples in a random order, with indices from 0.
  ///
  /// - Parameter seed: The seed of the random order; equal seeds give equal orders.
  /// - Returns: The shuffled examples.
  public func shuffled(seed: UInt64) -> Examples {
    var random = Random(seed: seed)
    var shuffled = Array(rows)
    random.permute(&shuffled)
    return Examples(storage: storage, order: shuffled, range: 0..<count)
  }

  /// Divides the examples at random into two disjoint collections, such as training and validation examples.
  ///
  /// - Parameters:
  ///   - fraction: The fraction of the examples in the first collection, from 0 to 1. Their number is rounded to the nearest
  ///     integer.
  ///   - seed: The seed of the random order; equal seeds give equal collections.
  /// - Returns: The two collections, in random order.
  public func split(_ fraction: Float, seed: UInt64 = 1) -> (first: Examples, second: Examples) {
    require(0...1 ~= fraction, "A part's share is from 0 to 1, got \(fraction)")
    let shuffled = shuffled(seed: seed)
    let middle = Int((Double(count) * Double(fraction)).rounded())
    return (shuffled[0..<middle], shuffled[middle..<count])
  }

  /// Divides the examples into batches of consecutive examples.
  ///
  /// - Parameter size: The number of examples of a batch, at least 1; the last batch may be smaller.
  /// - Returns: The batches, as slices in the order of the examples.
  public func batches(of size: Int) -> [Examples] {
    require(size >= 1, "A batch has at least 1 example, got \(size)")
    return stride(from: startIndex, to: endIndex, by: size).map { self[$0..<$0 + Swift.min(size, endIndex - $0)] }
  }

  /// The rows of this slice's examples in the storage, in order.
  var rows: ArraySlice<Int> { order[range] }
}

extension Examples: RandomAccessCollection {
  /// The index of the first example.
  public var startIndex: Int { range.lowerBound }
  /// The index after the last example.
  public var endIndex: Int { range.upperBound }

  /// The example at an index.
  ///
  /// - Parameter position: One of `indices`.
  public subscript(position: Int) -> Example {
    require(range ~= position, "No example \(position): there are \(range.lowerBound) ..< \(range.upperBound)")
    return storage.example(order[position])
  }

  /// A slice that shares the examples' memory.
  ///
  /// - Parameter bounds: A range of `indices`.
  public subscript(bounds: Range<Int>) -> Examples {
    require(
      range.lowerBound <= bounds.lowerBound && bounds.upperBound <= range.upperBound,
      "No examples \(bounds.lowerBound) ..< \(bounds.upperBound): "
        + "there are \(range.lowerBound) ..< \(range.upperBound)"
    )
    return Examples(storage: storage, order: order, range: bounds)
  }
}
