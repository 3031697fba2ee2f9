/// A confusion matrix: the number of examples of each class that a network assigned to each class.
///
/// ```swift
/// let confusion = network.confusionMatrix(on: test)
/// confusion.counts[4][9]       // fours that were classified as nines
/// confusion.recall(of: 4)      // the fraction of fours that were classified as fours
/// ```
public struct ConfusionMatrix: Sendable, Hashable {
  /// The counts: row i, column j is the number of examples of class i that were classified as class j.
  public let counts: [[Int]]

  /// Creates a confusion matrix.
  ///
  /// - Parameters:
  ///   - classes: The number of classes.
  ///   - pairs: The actual and the predicted class of each example, in `0..<classes`.
  init(classes: Int, pairs: some Sequence<(actual: Int, predicted: Int)>) {
    var counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    for pair in pairs { counts[pair.actual][pair.predicted] += 1 }
    self.counts = counts
  }

  /// The number of classes.
  public var classes: Int { counts.count }

  /// The number of examples.
  public var total: Int { counts.joined().reduce(0, +) }

  /// The fraction of all examples, from 0 to 1, that were classified correctly.
  public var accuracy: Float {
    Float(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Float(total)
  }

  /// The recall of a class: the fraction of its examples that were classified correctly.
  ///
  /// - Parameter label: The class, from 0.
  /// - Returns: A number from 0 to 1; `nil` if there are no examples of the class.
  public func recall(of label: Int) -> Float? {
    ratio(of: label, to: row(label).reduce(0, +))
  }

  /// The precision of a class: the fraction of the examples classified as this class that belong to it.
  ///
  /// - Parameter label: The class, from 0.
  /// - Returns: A number from 0 to 1; `nil` if no example was classified as this class.
  public func precision(of label: Int) -> Float? {
    ratio(of: label, to: row(label).indices.reduce(0) { $0 + counts[$1][label] })
  }

  /// The misclassifications of one class as one other class.
  public struct Mistake: Sendable, Hashable {
    /// The class of the examples.
    public let actual: Int
    /// The class that the network predicted.
    public let predicted: Int
    /// The number of examples.
    public let count: Int
  }

  /// All misclassifications, the most frequent first; equally frequent ones in the order of their classes.
  public var mistakes: [Mistake] {
    let all = counts.indices.flatMap { actual in
      counts.indices.map { Mistake(actual: actual, predicted: $0, count: counts[actual][$0]) }
    }
    return all.enumerated()
      .filter { $0.element.count > 0 && $0.element.actual != $0.element.predicted }
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map { $0.element }
  }

  private func row(_ label: Int) -> [Int] {
    require(0..<classes ~= label, "Class \(label) is not one of \(classes), counted from 0")
    return counts[label]
  }

  /// The number of correctly classified examples of a class divided by `total`; `nil` if that is 0.
  private func ratio(of label: Int, to total: Int) -> Float? {
    total == 0 ? nil : Float(counts[label][label]) / Float(total)
  }
}

extension ConfusionMatrix: CustomStringConvertible {
  /// A row for each class with its counts, below a header row of the predicted classes.
  public var description: String {
    let header = ["is \\ said"] + counts.indices.map { "\($0)" }
    let lines = [header] + counts.indices.map { i in ["\(i)"] + counts[i].map { "\($0)" } }
    let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      line.indices.map { String(repeating: " ", count: widths[$0] - line[$0].count) + line[$0] }
        .joined(separator: " ")
    }.joined(separator: "\n")
  }
}

extension Network {
  /// Computes the confusion matrix of this network.
  ///
  /// - Parameter examples: At least one example, with a class; a network with one output distinguishes two classes.
  /// - Returns: The counts of each actual and predicted class.
  public func confusionMatrix(on examples: Examples) -> ConfusionMatrix {
    requireShapes(of: examples, for: "confusionMatrix(on:)")
    return ConfusionMatrix(classes: max(2, examples.targetSize), pairs: classes(of: examples))
  }
}
