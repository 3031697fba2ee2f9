import Testing

@testable import LessonKit

@Test func aPlotHasADescription() {
  let plot = Plot("Cost by epoch").line([0.9, 0.4, 0.1] as [Float], from: 1, name: "training").xLabel("epoch").yLabel(
    "cost"
  )
  expectValid(plot.svg)
  #expect(
    plot.figure.title
      == "Cost by epoch. Horizontal axis: epoch. Vertical axis: cost. Line “training” falls from 0.9 at 1 to 0.1 at 3."
  )
  #expect(
    texts(of: plot.svg)
      == ["Cost by epoch", "0", "0.2", "0.4", "0.6", "0.8", "1.0", "1", "2", "3", "epoch", "cost", "training"]
  )
}

@Test func descriptionsUseSingularAndPlural() {
  let plot = Plot().points([(1, 2)]).bars([3]).path([(0, 0), (1, 1)]).points([1, 2])
  #expect(
    plot.figure.title
      == "1 point at (1, 2). 1 bar: 0: 3. Path of 1 step from (0, 0) to (1, 1). 2 points at (0, 1), (1, 2)."
  )
}

@Test(arguments: [
  (Plot().line([3, 1, 2], name: "a"), "Line “a” goes from 3 at 0 to 2 at 2; lowest 1 at 1, highest 3 at 0."),
  (Plot().line([2, 2]), "Line is 2 from 0 to 1."),
  (Plot().line([7]), "Line with one value, 7 at 0."),
  (
    Plot().line([1, 2]).yScale(.logarithmic).yLabel("cost"),
    "Vertical axis: cost, on a logarithmic scale. Line rises from 1 at 0 to 2 at 1."
  ),
  (Plot().bars([1, -2], labels: ["up", "down"]), "2 bars: up: 1, down: −2."),
  (Plot().bars(Array(1...13)), "13 bars; lowest 1 at 0, highest 13 at 12."),
  (
    Plot().area(between: [0, 0], and: [1, 2]),
    "Band, its upper edge rises from 1 at 0 to 2 at 1, its lower edge is 0 from 0 to 1."
  ),
  (Plot().contour(x: 0...1, y: 0...1) { x, y in x + y }, "Contours, lowest 0 at (0, 0), highest 2 at (1, 1)."),
  (Plot().arrow(from: (0, 1), to: (2, 3), name: "g"), "Arrow “g” from (0, 1) to (2, 3)."),
])
func descriptionsSayWhatThePictureShows(plot: Plot, description: String) {
  #expect(plot.figure.title == description)
}
