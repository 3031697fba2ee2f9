import Testing

@testable import LessonKit

@Test(arguments: [
  ([[0.5, -0.25], [1, 0]], ["0.50", "−0.25", "1.00", "0"]),
  ([[0.976, 0.91], [0.9, 0.0001]], ["0.98", "0.91", "0.90", "0.00"]),
  ([[3, -2], [0, 10]], ["3", "−2", "0", "10"]),
  ([[0.012, 0.003], [0, -0.0054]], ["0.012", "0.003", "0", "−0.005"]),
  ([[123.4, 5.67], [.nan, 0]], ["123", "6", "nan", "0"]),
  ([[2e9, 1e-9], [0, 0]], ["2×10⁹", "1×10⁻⁹", "0", "0"]),
])
func numbersOfAHeatMapHaveEquallyManyDigits(rows: [[Float]], texts: [String]) {
  let values = rows.flatMap { $0.map { $0.asDouble } }
  let limit = values.filter { $0.isFinite }.reduce(0) { max($0, $1.magnitude) }
  #expect(HeatMapDrawing.aligned(values, limit: limit) == texts)
}

@Test func aSmallMatrixShowsItsNumbers() {
  let shown = texts(of: HeatMap(Matrix([[0.5, -0.25], [1, 0]])).svg)
  #expect(["0.50", "−0.25", "1.00", "0"].allSatisfy(shown.contains))
}

@Test func aShortScaleIsLabelledAtItsEnds() {
  let row = HeatMap((0..<40).map { Float($0) / 100 }, columns: 40)
  #expect(texts(of: row.svg).suffix(3) == ["−0.39", "0", "0.39"])
  let square = HeatMap((0..<400).map { Float($0) / 100 }, columns: 20)
  #expect(texts(of: square.svg).contains("2"))
}

@Test func withoutAxesThereAreLabelsButNoTicks() {
  let map = HeatMap((0..<400).map { Float($0) - 200 }, columns: 20).xLabel("column")
  #expect(texts(of: map.svg).prefix(3) == ["0", "2", "4"])
  let bare = map.withoutAxes()
  #expect(texts(of: bare.svg).first == "column")
  #expect(bare.figure.height < map.figure.height)
  expectValid(bare.svg)
}

@Test func rowsBecomeTiles() {
  let rows = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
  let map = HeatMap(tiles: rows, columns: 2, across: 2)
  let expected: Matrix = Matrix([
    [1, 2, 0, 0, 4, 5],
    [3, 0, 0, 0, 6, 0],
    [0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0],
    [7, 8, 0, 0, 0, 0],
    [9, 0, 0, 0, 0, 0],
  ])
  #expect(map.matrix == expected)
  #expect(map.figure.title == "Heat map of 3 images of 2 × 2 numbers, from 0 to 9.")
}

@Test(arguments: [
  HeatMap(tiles: Matrix(rows: 0, columns: 0, []), columns: 28),
  HeatMap(tiles: Matrix(rows: 2, columns: 0, []), columns: 0, across: 0),
  HeatMap(tiles: Matrix([[1]]), columns: -1, across: 9),
  HeatMap(tiles: Matrix([[.nan, 1]]), columns: 28),
])
func anyTilesGiveAValidFigure(map: HeatMap) {
  expectValid(map.svg)
}

@Test func opacityGrowsWithMagnitude() {
  let zero = HeatMapPalette.shades
  #expect(HeatMapPalette.colours[zero].opacity == 0)
  for (less, more) in zip(HeatMapPalette.colours[zero..<2 * zero], HeatMapPalette.colours[(zero + 1)...(2 * zero)]) {
    #expect(less.opacity < more.opacity)
  }
  #expect(HeatMapPalette.index(of: -2, limit: 2) == 0)
  #expect(HeatMapPalette.index(of: 2, limit: 2) == UInt8(2 * zero))
  #expect(HeatMapPalette.index(of: .nan, limit: 2) == UInt8(2 * zero + 1))
  #expect(HeatMapPalette.index(of: 0, limit: 0) == UInt8(zero))
}
