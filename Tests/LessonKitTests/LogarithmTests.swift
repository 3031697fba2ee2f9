import Testing

@testable import LessonKit

@Test(arguments: [
  (0.001...1.0, 6, ["0.001", "0.01", "0.1", "1"]),
  (1e-8...1e-2, 8, ["10⁻⁸", "10⁻⁷", "10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²"]),
  (1e-8...1e-2, 3, ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²"]),
  (0.02...3.0, 8, ["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"]),
  (1e-6...1e-4, 8, ["10⁻⁶", "2×10⁻⁶", "5×10⁻⁶", "10⁻⁵", "2×10⁻⁵", "5×10⁻⁵", "10⁻⁴"]),
  (1.0...10_000.0, 5, ["1", "10", "100", "1000", "10,000"]),
  (3.0...4.0, 5, ["3.0", "3.2", "3.4", "3.6", "3.8", "4.0"]),
])
func ticksOfALogarithmicAxis(range: ClosedRange<Double>, count: Int, expected: [String]) {
  #expect(AxisTicks(in: range, about: count, on: .logarithmic).labels == expected)
}

@Test func aLogarithmicRangeIsExtendedToRoundNumbers() {
  #expect(AxisTicks.widening(0.0031...0.7, about: 5, on: .logarithmic).range == 0.002...1)
  #expect(AxisTicks.widening(0.001...1, about: 5, on: .logarithmic).range == 0.001...1)
}

@Test func equalRatiosAreEqualDistances() {
  let plot = Plot().line(x: [1, 10, 100], y: [0.01, 0.1, 1]).xScale(.logarithmic).yScale(.logarithmic)
  let layout = PlotLayout(of: plot, in: PlotRanges(of: plot)!, notes: 0)
  let middle = layout.place(Point(x: 10, y: 0.1))
  #expect(abs(middle.x - (layout.area.left + layout.area.right) / 2) < 1e-4)
  #expect(abs(middle.y - (layout.area.top + layout.area.bottom) / 2) < 1e-4)
}

@Test(arguments: [(1.0, 0.0), (10, 1), (0.001, -3), (2, 0.301029995), (5e-7, -6.30103), (1e30, 30)])
func decimalLogarithms(value: Double, logarithm: Double) {
  #expect(abs(PowerOfTen.logarithm(of: value) - logarithm) < 1e-6)
}

@Test func valuesThatAreNotPositiveAreNoted() {
  let plot = Plot().line([0.1, 0, -1, 1, .nan] as [Float]).yScale(.logarithmic)
  expectValid(plot.svg)
  #expect(texts(of: plot.svg).contains("1 of 5 values are not finite and not drawn."))
  #expect(texts(of: plot.svg).contains("2 values not above 0: no place on a logarithmic axis."))
}

@Test(arguments: [
  Plot().line([-1, -2]), Plot().line([0.0]), Plot().bars([0, 1, 1000, -3]), Plot().rule(y: -1).rule(x: 0),
  Plot().points([(0, 1), (1e-30, 1e30)]), Plot().area(between: [0, 1], and: [1, 2]).yRange(-1...1),
  Plot().arrow(from: (0, 0), to: (1, 1)).annotate("here", at: (0, 1)).path([(0, 1), (1, 2), (2, 3)]),
  Plot().contour(x: -1...1, y: 0...1) { x, y in x * y }, Plot().line(over: 0...5) { $0 }, Plot().line([5]),
])
func anyDataGiveAValidFigureOnLogarithmicAxes(plot: Plot) {
  expectValid(plot.xScale(.logarithmic).yScale(.logarithmic).svg)
  expectValid(plot.yScale(.logarithmic).svg)
}

@Test func functionsAreSampledAtEqualRatios() {
  let plot = Plot().xScale(.logarithmic).line(over: 0.01...100) { $0 }
  guard case .line(let points) = plot.marks[0].shape else { return }
  #expect(points.first?.x == Double(Float(0.01)) && points.last?.x == 100)
  #expect(abs(points[140].x - 1) < 1e-4)
}
