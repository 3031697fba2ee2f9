import Foundation
import Testing

@testable import LessonKit

@Test func aLineIsDrawnWhereItsDataLie() {
  let plot = Plot().line([0, 1] as [Float]).yRange(0...1).size(width: 400, height: 200)
  let layout = PlotLayout(of: plot, in: PlotRanges(of: plot)!, notes: 0)
  #expect(layout.place(Point(x: 0, y: 0)) == Point(x: layout.area.left, y: layout.area.bottom))
  #expect(layout.place(Point(x: 1, y: 1)) == Point(x: layout.area.right, y: layout.area.top))
  let corners = [Point(x: layout.area.left, y: layout.area.bottom), Point(x: layout.area.right, y: layout.area.top)]
  #expect(plot.svg.contains("d=\"\(Tenths.path(corners.map(Tenths.init)))\""))
}

private let nan = Float.nan
private let infinity = Float.infinity

@Test(arguments: [
  (Plot(), "Nothing to draw yet"),
  (Plot("T").line([Float]()), "No finite values to draw"),
  (Plot().line([nan, infinity, -infinity]), "No finite values to draw"),
  (Plot().points([(nan, 1), (1, nan)]), "No finite values to draw"),
  (Plot().bars([Float]()), "No finite values to draw"),
  (Plot().rule(y: nan), "No finite values to draw"),
  (Plot().line([1, nan, 3]), "1 of 3 values are not finite and not drawn."),
  (Plot().contour(x: -1...1, y: -1...1) { _, _ in nan }, "4941 of 4941 values are not finite and not drawn."),
  (Plot().line(x: [1, 2, 3], y: [1, 2]), "3 and 2 values: the extra ones are not drawn"),
])
func missingValuesAreNoted(plot: Plot, message: String) {
  expectValid(plot.svg)
  #expect(texts(of: plot.svg).contains(message))
}

@Test(arguments: [
  Plot().line([5]),
  Plot().line([0]),
  Plot().line([-7, -7, -7]),
  Plot().points([(3, 4)]),
  Plot().path([(1, 1)]).path([(2, 2), (2, 2)]),
  Plot().arrow(from: (1, 1), to: (1, 1)),
  Plot().line([Float.greatestFiniteMagnitude, -Float.greatestFiniteMagnitude]),
  Plot().line([Double.greatestFiniteMagnitude, 1]),
  Plot().line([Float.leastNonzeroMagnitude, 0]),
  Plot().line([1e9, 1e9 + 1e-6]),
  Plot().bars([-1, 0, .nan, 3], labels: ["only one"]),
  Plot().bars(Array(repeating: 1, count: 200)),
  Plot().contour(x: 0...0, y: 0...0) { _, _ in 1 },
  Plot().contour(x: -1...1, y: -1...1, levels: 0) { x, y in 1 / (x * y) },
  Plot().contour(x: -1...1, y: -1...1, at: []) { x, _ in x },
  Plot().contour(x: -1...1, y: -1...1, at: [.nan, 0, 0, 900]) { x, _ in x },
  Plot().line([1, 2]).xRange(5...5).yRange(-infinity...infinity),
  Plot().line([1, 2]).yRange(100...200).annotate("far away", at: (0, 1)),
  Plot().rule(x: 1, name: "here").rule(y: 1e30),
  Plot().area(between: [1, 2, .nan, 4], and: [2, 3, 4, 5]).area(between: [Float.nan], and: [Float.nan]),
  Plot("<&>\"'\u{0}").line([1], name: "<b>\u{1B}").xLabel("]]>").yLabel("数🙂").annotate("<i>", at: (0, 1)),
  Plot(String(repeating: "long ", count: 50)).line([1, 2], name: String(repeating: "name ", count: 50)),
  Plot().line(Array(repeating: 1, count: 20_000)).points(Array(repeating: 2, count: 20_000)),
  Plot().line([1, 2]).size(width: 1, height: .nan),
])
func anyDataGiveAValidFigure(plot: Plot) {
  expectValid(plot.svg)
}

@Test func randomPlotsAreValid() {
  for seed in UInt64(1)...40 {
    var random = Random(seed: seed)
    func number() -> Float {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: .nan
      case 1: -.infinity
      case 2: 0
      case 3: Float(bitPattern: UInt32.random(in: 0 ... .max, using: &random))
      default: random.uniform(in: -100...100)
      }
    }
    let values = (0..<Int.random(in: 0...20, using: &random)).map { _ in number() }
    let points = values.map { ($0, number()) }
    let upper = points.map(\.1)
    let plot = Plot().line(values, name: "a").points(points).path(points).bars(values).area(between: values, and: upper)
      .arrow(from: (number(), number()), to: (number(), number())).rule(x: number(), name: "x").rule(y: number())
      .annotate("here", at: (number(), number()))
    let failures = plot.svg.contains("nan\"") || plot.svg.contains("inf\"")
    #expect(!failures, "seed \(seed)")
    expectValid(plot.svg)
  }
}

@Test func marksOfOneNameShareColourAndLegend() {
  let plot = Plot().line([1, 2], name: "a").line([2, 3], name: "b").points([1, 2], name: "a").rule(y: 1)
    .line([1], colour: .amber).line([4])
  #expect(plot.styles.map(\.colour) == [.ink, .teal, .ink, .grey, .amber, .brown])
  #expect(Legend(of: plot.marks, width: 500).entries.map(\.name) == ["a", "b"])
}

@Test func wideLegendsBreakIntoRows() {
  let marks = (0..<9).map { Mark(shape: .line([]), name: "series number \($0)") }
  let legend = Legend(of: marks, width: 340)
  #expect(legend.entries.map(\.row) == [0, 0, 1, 1, 2, 2, 3, 3, 4])
  #expect(legend.height == 110)
}

@Test func unitsAreEqualOnBothAxesOfAContour() {
  let plot = Plot().contour(x: -2...2, y: -1...1) { x, y in x * y }
  let layout = PlotLayout(of: plot, in: PlotRanges(of: plot)!, notes: 0)
  #expect(abs(layout.area.width / layout.area.height - 2) < 1e-9)
}

@Test func labelsDoNotOverlap() {
  let plot = Plot().line([0, 1, 2]).annotate("first", at: (1, 1)).annotate("second", at: (1, 1)).annotate(
    "third",
    at: (1, 1)
  )
  var drawing = PlotDrawing(
    plot: plot,
    layout: PlotLayout(of: plot, in: PlotRanges(of: plot)!, notes: 0),
    styles: plot.styles,
    notes: []
  )
  for mark in plot.marks { drawing.drawLabels(of: mark) }
  let pairs = drawing.labelBoxes.indices.flatMap { i in drawing.labelBoxes.indices.map { (i, $0) } }.filter { $0 < $1 }
  #expect(drawing.labelBoxes.count == 3)
  #expect(pairs.allSatisfy { !drawing.labelBoxes[$0].overlaps(drawing.labelBoxes[$1]) })
}

@Test func tickLabelsDoNotTouch() {
  for upper in [1.0, 3, 12, 999, 60_000, 1e6, 2.5e-7] {
    let plot = Plot().line(x: [0, upper], y: [0, 1]).size(width: 280, height: 200)
    let layout = PlotLayout(of: plot, in: PlotRanges(of: plot)!, notes: 0)
    let places = layout.xTicks.values.map { layout.place(Point(x: $0, y: 0)).x }
    let widths = layout.xTicks.labels.map { TextWidth.of($0) }
    for index in places.indices.dropFirst() {
      #expect(places[index] - places[index - 1] > (widths[index] + widths[index - 1]) / 2, "0 to \(upper)")
    }
  }
}

/// The points of the last path of a figure that is clipped to the plot's area.
private func linePoints(of svg: String) -> [Point] {
  guard let element = svg.components(separatedBy: "<path d=\"").last(where: { $0.contains("clip-path") }),
    let path = element.split(separator: "\"").first
  else { return [] }
  let numbers = path.matches(of: /-?[0-9]*\.?[0-9]+/).compactMap { Double($0.output) }
  var points: [Point] = []
  for index in stride(from: 0, to: numbers.count - 1, by: 2) {
    let last = points.last ?? Point(x: 0, y: 0)
    points.append(Point(x: last.x + numbers[index], y: last.y + numbers[index + 1]))
  }
  return points
}

@Test func longLinesAreDecimated() {
  let values = (0..<50_000).map { index in index == 31_415 ? Float(9) : Float(index % 2) }
  let svg = Plot().line(values).yRange(0...10).svg
  #expect(svg.utf8.count < 100_000)
  let layout = PlotLayout(
    of: Plot().line(values).yRange(0...10),
    in: PlotRanges(of: Plot().line(values).yRange(0...10))!,
    notes: 0
  )
  let spike = layout.place(Point(x: 31_415, y: 9))
  let highest = linePoints(of: svg).min { $0.y < $1.y }
  #expect(highest.map { $0.distance(to: spike) < 0.1 } == true)
}
