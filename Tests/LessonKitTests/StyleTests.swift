import Testing

@testable import LessonKit

@Test func seriesOfOneColourDifferByShadeDashesAndMarker() {
  let plot = (1...4).reduce(Plot()) { plot, run in plot.line([1, 2], name: "run \(run)", colour: .cost) }
  #expect(plot.styles.map(\.colour) == [.cost, .cost, .cost, .cost])
  #expect(Set(plot.styles.map(\.dashes)).count == 4)
  #expect(Set(plot.styles.map(\.marker)).count == 4)
  #expect(Set(plot.styles.prefix(3).map(\.css)).count == 3)
}

@Test func linesOfDifferentColoursDifferByDashesToo() {
  let styles = Plot().line([1], name: "cost", colour: .cost).line([2], name: "accuracy", colour: .ink).styles
  #expect(styles == [SeriesStyle(colour: .cost), SeriesStyle(colour: .ink, order: 1)])
  #expect(styles[0].dashes != styles[1].dashes)
}

@Test func aLineAndPointsOfOneColourBothHaveItsFirstLook() {
  let styles = Plot().line([1], name: "cost", colour: .cost).points([1], name: "steps", colour: .cost).styles
  #expect(styles == [SeriesStyle(colour: .cost), SeriesStyle(colour: .cost)])
}

@Test func marksOfOneColourWithoutANameShareALook() {
  let styles = Plot().line([1], colour: .cost).line([2], colour: .cost).line([3]).styles
  #expect(styles == [SeriesStyle(colour: .cost), SeriesStyle(colour: .cost), SeriesStyle(colour: .ink, order: 1)])
}

@Test func aFifthSeriesHasTheFirstColourInAnotherShade() {
  let styles = (1...5).reduce(Plot()) { plot, run in plot.line([1], name: "\(run)") }.styles
  #expect(styles[4] == SeriesStyle(colour: .ink, shade: 1, order: 4))
}

@Test(arguments: [
  (Colour.weight, "--weight,#1750b8", "--weight-negative,#983b0c"), (.nudge, "--nudge,#14734f", "--gradient,#8527dc"),
])
func barsAreColouredAndHatchedBySign(colour: Colour, positive: String, negative: String) {
  let svg = Plot().bars([0.5, -0.25], colour: colour).svg
  expectValid(svg)
  #expect(svg.contains("style=\"fill:var(\(positive));fill-opacity:0.85\""))
  #expect(svg.contains("fill=\"url(#{id}-hatches-0)\" style=\"stroke:var(\(negative));"))
  #expect(svg.contains("<pattern id=\"{id}-hatches-0\""))
}

@Test func barsOfOtherColoursAreNotHatched() {
  #expect(!Plot().bars([0.5, -0.25], colour: .cost).svg.contains("hatches"))
}

@Test func seriesOfBarsStandSideBySide() {
  let plot = Plot().bars([1, 1], name: "before").bars([1, 1], name: "after")
  let bars = plot.svg.split(separator: "<rect ").dropFirst().filter { $0.contains("height=\"") }
  let lefts = bars.compactMap { $0.split(separator: "\"").dropFirst().first }.suffix(4)
  #expect(Set(lefts).count == 4)
}
