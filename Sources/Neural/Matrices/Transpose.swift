// Transposition, sixteen rows by sixteen columns at a time.
//
// Goals, in this order: no number is changed; speed: 64 shuffles of whole vectors for 256 numbers.
//
// Method: sixteen rows are a pack of cards, dealt four times. A deal takes rows i and i + 8 and deals their numbers
// alternately, which makes rows 2i and 2i + 1. Number a number's place in the block with 8 bits, 4 for its row and 4 for its
// column: a deal rotates them by one bit, so four deals exchange row and column.

extension PanelView {
  /// Writes some rows of this matrix into columns of `result`: `resultⱼᵢ = selfᵢⱼ`.
  ///
  /// Both have room for whole blocks of sixteen rows, as `Memory.matrix` gives it.
  ///
  /// - Parameter blocks: the rows, in blocks of sixteen.
  func transpose(blocks: Range<Int>, into result: PanelView) {
    require(
      result.rows == columns && result.columns == rows,
      "The transpose of \(rows) × \(columns) is \(columns) × \(rows), not \(result.rows) × \(result.columns)"
    )
    for index in 0..<panels {
      for block in blocks {
        let (source, target) = (panel(index) + 16 * block, result.panel(block) + 16 * index)
        var rows = InlineArray<16, Lanes> { source[$0] }
        for _ in 0..<4 { rows = dealt(rows) }
        for i in 0..<16 { target[i] = rows[i] }
      }
    }
  }
}

@inline(__always)
private func dealt(_ rows: InlineArray<16, Lanes>) -> InlineArray<16, Lanes> {
  var result = rows
  for i in 0..<8 {
    result[2 * i].evenHalf = rows[i].lowHalf
    result[2 * i].oddHalf = rows[i + 8].lowHalf
    result[2 * i + 1].evenHalf = rows[i].highHalf
    result[2 * i + 1].oddHalf = rows[i + 8].highHalf
  }
  return result
}
