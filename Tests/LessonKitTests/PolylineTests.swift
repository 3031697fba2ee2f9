import Testing

@testable import LessonKit

private func points(_ coordinates: [(Double, Double)]) -> [Point] { coordinates.map { Point(x: $0.0, y: $0.1) } }

@Test func pointsOnAStraightLineAreOmitted() {
  let line = points([(0, 0), (1, 1), (2, 2.05), (3, 3), (4, 0)])
  #expect(Polyline.simplified(line) == points([(0, 0), (3, 3), (4, 0)]))
  #expect(Polyline.simplified(points([(0, 0), (5, 5), (0, 0)])).count == 3)
}

@Test func aSimplifiedLoopKeepsItsShape() {
  let square = points([(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1)])
  #expect(Polyline.simplified(loop: square) == points([(0, 0), (2, 0), (2, 2), (0, 2)]))
  #expect(Polyline.simplified(loop: points([(3, 3), (3, 3), (3, 3), (3, 3)])).count <= 4)
}

@Test(
  arguments: [
    ([(0.0, 0.0), (1.5, -0.3), (1.5, -0.3), (10.04, 20)], false, "M0 0l1.5-.3 8.5 20.3"),
    ([(1, 2), (-3, 2), (-3.25, 4)], true, "M1 2l-4 0-.3 2z"),
    ([(1, 1)], false, "M1 1l0 0"), ([(.nan, .infinity)], false, "M0 0l0 0"), ([], true, ""),
  ] as [([(Double, Double)], Bool, String)]
)
func pathsAreWrittenInTenths(coordinates: [(Double, Double)], closed: Bool, path: String) {
  #expect(Tenths.path(points(coordinates).map(Tenths.init), closed: closed) == path)
}

@Test func figuresAreLight() {
  let contour = Plot().contour(x: -2...2, y: -1.5...1.5) { x, y in x * x + 3 * y * y }
  #expect(contour.svg.utf8.count < 25_000)
  #expect(Plot().line(over: -8...8, sigmoid).svg.utf8.count < 3_500)
}
