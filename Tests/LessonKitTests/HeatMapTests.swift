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

@Test func everyMapHasAScaleWithItsNumbers() {
  let row = HeatMap((0..<40).map { Float($0) / 100 }, columns: 40)
  #expect(texts(of: row.svg).suffix(3) == ["−0.39", "0", "0.39"])
  #expect(texts(of: row.limit(0.5).svg).suffix(3) == ["−0.5", "0", "0.5"])
  #expect(texts(of: row.palette(.light).svg).suffix(3) == ["0", "0.5", "1"])
  #expect(texts(of: row.palette(.cost).svg).suffix(3) == ["0", "0.195", "0.39"])
  #expect(texts(of: HeatMap([0, 3], columns: 2).palette(.light).svg).suffix(3) == ["0", "1.5", "3"])
  #expect(
    texts(of: HeatMap([0, -3], columns: 2).palette(.cost).svg).contains(
      "1 of 2 values are beyond the scale: in the colour of its end."
    )
  )
}

@Test func valuesBeyondTheLimitAreClampedAndSaid() {
  let map = HeatMap([1, 2, 3, -4], columns: 2).limit(2)
  #expect(texts(of: map.svg).last == "2 of 4 values are beyond the scale: in the colour of its end.")
  let scale = HeatMapScale(of: map)
  #expect([2, 3, -4].map(scale.index) == [120, 120, 0])
  // A limit that is none is no limit.
  for limit: Float in [0, -1, .nan, .infinity] { #expect(HeatMapScale(of: map.limit(limit)).limit == 4) }
}

@Test func rowsAndColumnsAreNumberedOrLabelled() {
  let map = HeatMap(Matrix([[1, 2], [3, 4]])).withoutAxes()
  #expect(texts(of: map.svg).prefix(2) == ["1", "2"])
  let numbered = HeatMap(Matrix([[1, 2], [3, 4]])).numbering(rowsFrom: 9, columnsFrom: 12)
  #expect(texts(of: numbered.svg).prefix(4) == ["12", "13", "9", "10"])
  #expect(
    numbered.figure.title
      == "Heat map of a 2 × 2 matrix. Largest: 4 in row 10, column 13; smallest: 1 in row 9, column 12."
  )
  let labelled = map.rowLabels(["up", "down"]).columnLabels(["a", "quite long"])
  #expect(texts(of: labelled.svg).prefix(4) == ["a", "quite long", "up", "down"])
  #expect(labelled.svg.contains("rotate(-90)"))
  #expect(
    labelled.figure.title.hasSuffix(
      "Largest: 4 in row “down”, column “quite long”; smallest: 1 in row “up”, column “a”."
    )
  )
  expectValid(labelled.svg)
  expectValid(map.rowLabels([]).columnLabels(["a", "b", "c"]).svg)
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
  let map = HeatMap(tiles: rows, columns: 2, across: 2, titles: ["one", "two"])
  #expect(texts(of: map.svg).prefix(2) == ["one", "two"])
  #expect(
    map.figure.title
      == "Heat map of 3 images of 2 × 2 numbers. Largest: 9 in image 2, row 1, column 0; smallest: 1 in “one”, row 0, column 0."
  )
  expectValid(map.svg)
}

@Test func aMontageHasGapsBetweenItsImages() {
  let montage = Montage(columns: 2, rows: 2, across: 2, gapX: 1, gapY: 2, count: 3)
  let pixels = montage.pixels(gap: 9) { image, index in UInt8(image * 10 + index) }
  let expected: [UInt8] = [
    0, 1, 9, 10, 11, 2, 3, 9, 12, 13, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 20, 21, 9, 9, 9, 22, 23, 9, 9, 9,
  ]
  #expect(pixels == expected)
  #expect(montage.corner(of: 2) == (0, 4))
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

@Test(arguments: [HeatMap.Palette.weights, .nudges, .cost])
func opacityGrowsWithMagnitude(palette: HeatMap.Palette) {
  let colours = palette.colours(deepest: 200)
  #expect(colours[palette.zero].opacity == 0)
  for shade in 0..<HeatMap.Palette.shades {
    #expect(colours[palette.zero + shade].opacity < colours[palette.zero + shade + 1].opacity)
    guard palette.isSigned else { continue }
    #expect(colours[palette.zero - shade].opacity < colours[palette.zero - shade - 1].opacity)
  }
  let scale = HeatMapScale(of: HeatMap([2, -2, .nan], columns: 3).palette(palette))
  #expect(scale.index(of: 2) == UInt8(palette.last))
  #expect(scale.index(of: -2) == 0)
  #expect(scale.index(of: .nan) == palette.missing)
  #expect(HeatMapScale(of: HeatMap([0], columns: 1).palette(palette)).index(of: 0) == UInt8(palette.zero))
}

/// The colours of text and of the grounds of a light and of a dark page: the page's, and those of callouts.
private let pages: [(ink: PNG.Colour, grounds: [PNG.Colour])] = [
  ((0x23, 0x21, 0x1E, 255), [(0xFF, 0xFE, 0xFB, 255), (0xEE, 0xF3, 0xF1, 255), (0xF7, 0xF3, 0xEA, 255)]),
  ((0xDE, 0xDB, 0xD4, 255), [(0x17, 0x19, 0x1B, 255), (0x1E, 0x25, 0x27, 255), (0x25, 0x24, 0x20, 255)]),
]

@Test(arguments: [HeatMap.Palette.weights, .nudges, .cost])
func numbersOnSquaresAreLegible(palette: HeatMap.Palette) {
  for page in pages {
    for ground in page.grounds {
      for colour in palette.colours(deepest: HeatMap.Palette.opacityBelowText).prefix(palette.last + 1) {
        let ratio = contrast(luminance(colour, on: ground), luminance(page.ink))
        #expect(ratio >= 4.5, "\(palette) \(colour) on \(ground)")
      }
    }
  }
}

@Test(arguments: [HeatMap.Palette.weights, .nudges, .cost])
func theDeepestColoursStandOutOnBothPages(palette: HeatMap.Palette) {
  let colours = palette.colours(deepest: HeatMap.Palette.opacity)
  for ground in pages.map({ $0.grounds[0] }) {
    for index in palette.isSigned ? [0, palette.last] : [palette.last] {
      #expect(contrast(luminance(colours[index], on: ground), luminance(ground)) >= 2.8, "\(palette) on \(ground)")
    }
  }
}

/// The luminance of a colour on a ground that shines through.
private func luminance(_ colour: PNG.Colour, on ground: PNG.Colour) -> Double {
  func mixed(_ over: UInt8, _ under: UInt8) -> UInt8 {
    let opacity = Double(colour.opacity) / 255
    return UInt8((Double(over) * opacity + Double(under) * (1 - opacity)).rounded())
  }
  return luminance(
    (mixed(colour.red, ground.red), mixed(colour.green, ground.green), mixed(colour.blue, ground.blue), 255)
  )
}
