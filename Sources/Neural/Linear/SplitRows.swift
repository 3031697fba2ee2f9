/// Where the weights of a layer lie whose inputs are pictures: in two parts, as its sums are (see `LongSum`), with a page of memory
/// between them.
///
/// Each part may be another core's. Processors fetch ahead what follows the rows that they use, up to the next page: without that
/// distance a core would again and again fetch rows that the other is just about to write. (Where one panel ends and the next one
/// begins, two cores may meet too; but those are the edges of pictures, which are mostly black.)
enum SplitRows {
  /// Rows of a panel in a page: see `Memory`.
  private static let page = 64

  /// Rows that a matrix of weights for so many inputs has.
  static func count(inputs: Int) -> Int {
    inputs + (LongSum.parts(of: inputs) - 1) * page
  }

  /// The rows of one part of the inputs.
  @inline(__always)
  static func rows(ofPart part: Int, inputs: Int) -> Range<Int> {
    let inputs = LongSum.part(part, of: inputs)
    return inputs.lowerBound + part * page..<inputs.upperBound + part * page
  }

  /// Copies the rows of a matrix of weights, which lie one after the other, to their places in another one.
  static func copy(_ rows: LaneView, to split: LaneView) {
    for part in 0..<LongSum.parts(of: rows.rows) {
      split.rows(self.rows(ofPart: part, inputs: rows.rows)).copy(rows.rows(LongSum.part(part, of: rows.rows)))
    }
  }

  /// The way back.
  static func copy(_ split: LaneView, backTo rows: LaneView) {
    for part in 0..<LongSum.parts(of: rows.rows) {
      rows.rows(LongSum.part(part, of: rows.rows)).copy(split.rows(self.rows(ofPart: part, inputs: rows.rows)))
    }
  }
}
