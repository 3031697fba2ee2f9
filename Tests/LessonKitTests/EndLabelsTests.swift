import Testing

@testable import LessonKit

private func layout(_ plot: Plot) -> PlotLayout { PlotLayout(of: plot, in: PlotRanges(of: plot)!, notes: 0) }

@Test func linesAreNamedAtTheirEnds() {
  let plot = Plot().line([1, 2], name: "up").line([2, 0], name: "down").points([1, 1], name: "points")
  #expect(layout(plot).endLabels.labels.map(\.name) == ["up", "down"])
  #expect(layout(plot).legend.entries.map(\.name) == ["points"])
}

@Test func namesAtNearbyEndsStandBelowEachOther() {
  let plot = (0...2).reduce(Plot()) { $0.line([0, 1 - 0.04 * Float($1)], name: "line \($1)") }.yRange(0...1)
  let heights = layout(plot).endLabels.labels.map(\.height)
  #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 > 15.9 })
  #expect(heights.count == 3 && heights.allSatisfy { $0 >= layout(plot).area.top })
}

@Test(arguments: [
  (1...7).reduce(Plot()) { $0.line([0, 1 - 0.025 * Float($1)], name: "line \($1)") }.yRange(0...1),
  Plot().line([0, 1], name: "straight").line([1, 1], name: "level"),
  Plot().line([0, 1], name: String(repeating: "long ", count: 9)),
  Plot().line([0, 1], name: "whole").line(x: [0, 0.5], y: [0, 1], name: "half"),
  Plot().line([0, 9], name: "leaves the plot").yRange(0...1),
  Plot().contour(x: 0...1, y: 0...1) { x, _ in x }.line([0, 1], name: "line"),
])
func otherLinesAreNamedInTheLegend(plot: Plot) {
  #expect(layout(plot).endLabels.labels.isEmpty)
  #expect(!layout(plot).legend.entries.isEmpty)
}
