// Transposition of blocks of sixteen rows by sixteen columns.
//
// Goals, in this order: elements are copied unchanged; speed: 64 half-vector shuffles for 256 elements.
//
// Method: four identical steps. A step interleaves the elements of rows i and i + 8, which gives rows 2i and 2i + 1, for i from 0
// to 7. An element's position in the block has 8 bits, 4 for its row and 4 for its column; a step rotates these bits by one, so
// four steps exchange row and column.

extension PanelView {
  /// Writes some rows of this matrix into columns of `result`: `resultⱼᵢ = selfᵢⱼ`.
  ///
  /// Both matrices have their rows padded to a multiple of sixteen, as those of `Memory.matrix(rows:columns:)`.
  ///
  /// - Parameters:
  ///   - blocks: The blocks of sixteen rows to transpose; block 0 is rows 0 to 15.
  ///   - result: A matrix of (columns, rows).
  func transpose(blocks: Range<Int>, into result: PanelView) {
    require(
      result.rows == columns && result.columns == rows,
      "The transpose of \(rows) × \(columns) is \(columns) × \(rows), not \(result.rows) × \(result.columns)"
    )
    for index in 0..<panels {
      for block in blocks {
        let (source, target) = (panel(index) + 16 * block, result.panel(block) + 16 * index)
        var rows = InlineArray<16, Lanes> { source[$0] }
        for _ in 0..<4 { rows = interleaved(rows) }
        for i in 0..<16 { target[i] = rows[i] }
      }
    }
  }
}

/// One step: rows i and i + 8, interleaved, become rows 2i and 2i + 1.
@inline(__always)
private func interleaved(_ rows: InlineArray<16, Lanes>) -> InlineArray<16, Lanes> {
  var result = rows
  for i in 0..<8 {
    result[2 * i].evenHalf = rows[i].lowHalf
    result[2 * i].oddHalf = rows[i + 8].lowHalf
    result[2 * i + 1].evenHalf = rows[i].highHalf
    result[2 * i + 1].oddHalf = rows[i + 8].highHalf
  }
  return result
}
