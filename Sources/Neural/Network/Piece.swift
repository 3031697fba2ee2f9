/// Examples that are worked on at once: a batch, or a part of a large one.
struct Piece {
  /// Which ones, of the order in which they are gone through.
  let examples: Range<Int>
  /// The batch that they belong to.
  let batch: Range<Int>

  /// How many pieces some examples are gone through in.
  static func count(of examples: Int, batchSize: Int, atMost size: Int) -> Int {
    let (batches, rest) = examples.quotientAndRemainder(dividingBy: batchSize)
    return batches * ((batchSize + size - 1) / size) + (rest + size - 1) / size
  }

  var count: Int { examples.count }
  var completesBatch: Bool { examples.upperBound == batch.upperBound }

  /// The first piece of a batch.
  init(of batch: Range<Int>, atMost size: Int) {
    self.init(from: batch.lowerBound, of: batch, atMost: size)
  }

  private init(from start: Int, of batch: Range<Int>, atMost size: Int) {
    examples = start..<min(start + size, batch.upperBound)
    self.batch = batch
  }

  /// The piece after this one, if there is one: of this batch, or of the next one.
  ///
  /// - Parameters:
  ///   - size: the most examples in a piece.
  ///   - end: where all batches, which are as large as this one, end.
  func next(atMost size: Int, end: Int) -> Piece? {
    if !completesBatch { return Piece(from: examples.upperBound, of: batch, atMost: size) }
    let start = batch.upperBound
    return start < end ? Piece(of: start..<min(start + batch.count, end), atMost: size) : nil
  }
}
