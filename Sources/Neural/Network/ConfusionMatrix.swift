/// What a network takes for what: how many examples of each class it put into each class.
///
/// ```swift
/// let confusion = network.confusionMatrix(on: test)
/// confusion.counts[4][9]       // fours that were taken for nines
/// confusion.recall(of: 4)      // the share of fours that were recognised
/// ```
public struct ConfusionMatrix: Sendable, Hashable {
  /// Numbers of examples: row i, column j for those of class i that were taken for class j.
  public let counts: [[Int]]

  /// - Parameter pairs: for each example the class that it has and the class that it was given, each 0 ..< classes.
  init(classes: Int, pairs: some Sequence<(actual: Int, predicted: Int)>) {
    var counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    for pair in pairs { counts[pair.actual][pair.predicted] += 1 }
    self.counts = counts
  }

  /// How many classes there are.
  public var classes: Int { counts.count }

  /// How many examples there are.
  public var total: Int { counts.joined().reduce(0, +) }

  /// The share of all examples, from 0 to 1, that were put into their own class.
  public var accuracy: Float {
    Float(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Float(total)
  }

  /// Of the examples of a class, the share that was recognised, from 0 to 1; `nil` where there are none.
  public func recall(of label: Int) -> Float? {
    share(label, of: row(label).reduce(0, +))
  }

  /// Of the examples put into a class, the share that belongs there, from 0 to 1; `nil` where there are none.
  public func precision(of label: Int) -> Float? {
    share(label, of: row(label).indices.reduce(0) { $0 + counts[$1][label] })
  }

  /// A class taken for another one, and how often.
  public struct Mistake: Sendable, Hashable {
    public let actual: Int
    public let predicted: Int
    public let count: Int
  }

  /// Every mistake that was made, the most frequent first; equally frequent ones in the order of their classes.
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

  private func share(_ label: Int, of whole: Int) -> Float? {
    whole == 0 ? nil : Float(counts[label][label]) / Float(whole)
  }
}

extension ConfusionMatrix: CustomStringConvertible {
  /// A line for each class with its counts, under a line of the classes that were given.
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
  /// What this network takes for what.
  ///
  /// - Parameter examples: at least one, of classes: a network with one output tells two classes apart.
  public func confusionMatrix(on examples: Examples) -> ConfusionMatrix {
    requireFitting(examples, for: "confusionMatrix(on:)")
    return ConfusionMatrix(classes: max(2, examples.targetSize), pairs: classes(of: examples))
  }
}
