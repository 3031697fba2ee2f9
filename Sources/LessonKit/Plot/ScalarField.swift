/// A function of two variables, sampled on a regular grid.
struct ScalarField: Sendable {
  let x, y: ClosedRange<Double>
  let columns, rows: Int
  /// The values row by row, from `y.lowerBound` up.
  let values: [Double]

  /// Samples `function` on a grid of `columns` × `rows` points that includes the ranges' ends.
  init(
    x: ClosedRange<Float>,
    y: ClosedRange<Float>,
    columns: Int = 81,
    rows: Int = 61,
    _ function: (Float, Float) -> Float
  ) {
    self.x = Double(x.lowerBound)...Double(x.upperBound)
    self.y = Double(y.lowerBound)...Double(y.upperBound)
    self.columns = columns
    self.rows = rows
    let xs = samples(of: x, count: columns)
    values = samples(of: y, count: rows).flatMap { y in xs.map { x in function(x, y).asDouble } }
  }

  subscript(column: Int, row: Int) -> Double { values[row * columns + column] }

  /// The least and the greatest finite value; nil if no value is finite.
  var range: ClosedRange<Double>? {
    let finite = values.filter { $0.isFinite }
    guard let least = finite.min(), let greatest = finite.max() else { return nil }
    return least...greatest
  }

  /// Returns the position of a point of the grid, in the data's units.
  func place(_ column: Int, _ row: Int) -> Point {
    let horizontal = Double(column) / Double(columns - 1)
    let vertical = Double(row) / Double(rows - 1)
    return Point(
      x: x.lowerBound + (x.upperBound - x.lowerBound) * horizontal,
      y: y.lowerBound + (y.upperBound - y.lowerBound) * vertical
    )
  }
}

/// Returns `count` equidistant numbers, including both ends of the range.
func samples(of range: ClosedRange<Float>, count: Int) -> [Float] {
  let span = range.upperBound - range.lowerBound
  return (0..<count).map { index in
    index == count - 1 ? range.upperBound : range.lowerBound + span * (Float(index) / Float(count - 1))
  }
}
