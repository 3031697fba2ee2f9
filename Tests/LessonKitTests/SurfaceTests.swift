import Foundation
import Testing

@testable import LessonKit

private func bowl(_ x: Float, _ y: Float) -> Float { x * x + 4 * y * y }

private let steps: [(Float, Float)] = [(-2, 1), (-1, 0.25), (0, 0)]

@Test func aSurfaceHasADescription() {
  let surface = Surface(x: -2...2, y: -1...1, title: "A bowl", bowl).path(steps, name: "descent").xLabel("w")
    .yLabel("b").zLabel("cost")
  expectValid(surface.figure.svg)
  #expect(
    surface.figure.title
      == "A bowl. Surface of cost over w from −2 to 2 and b from −1 to 1. Its lowest place is 0 at (0, 0), its highest "
      + "8 at (−2, −1). Path “descent” of 2 steps, from 8 at (−2, 1) to 0 at (0, 0)."
  )
  #expect(texts(of: surface.figure.svg).prefix(3) == ["A bowl", "descent", "cost"])
  #expect(["w", "b"].allSatisfy(texts(of: surface.figure.svg).contains))
}

@Test func aSurfaceIsLight() {
  let hills = Surface(x: -3...3, y: -3...3) { x, y in Maths.sin(x * 1.5) * Maths.sin(y * 1.2) + x * x / 10 }
  #expect(hills.figure.svg.utf8.count < 40_000)
}

@Test func anyFunctionGivesAValidSurface() {
  let surfaces = [
    Surface(x: 0...1, y: 0...1) { _, _ in 3 }, Surface(x: 0...0, y: 0...0) { _, _ in 0 },
    Surface(x: -1...1, y: -1...1) { x, y in 1 / (x * y) }, Surface(x: 0...100, y: 0...1) { x, y in x + y },
    Surface(x: -1...1, y: -1...1) { _, _ in .nan }.points([(0, 0)]),
    Surface(x: -1...1, y: -1...1) { x, _ in x < 0 ? .nan : x }.path([(-1, 0), (1, 0)], name: "over a hole")
      .arrow(from: (5, 5), to: (6, 6)).annotate("<b>", at: (0.5, 0)).annotate("outside", at: (9, 9))
      .points([(.nan, 0)], name: "]]>").xLabel(String(repeating: "long ", count: 40)).yLabel("&"),
    Surface(x: -1...1, y: -1...1, bowl).path([]).path([(0, 0)]).arrow(from: (0, 0), to: (0, 0)),
  ]
  for surface in surfaces {
    expectValid(surface.figure.svg)
    expectValid(surface.figure(width: 240).svg)
  }
}

@Test func whatIsHigherIsDrawnHigher() {
  var projection = SurfaceProjection(x: -1...1, y: -1...1, z: 0...2)
  projection.fit(at: Point(x: 10, y: 20), width: 300)
  let middle = Point(x: 0, y: 0)
  #expect(projection.pixel(middle, 2).x == projection.pixel(middle, 0).x)
  #expect(projection.pixel(middle, 2).y < projection.pixel(middle, 0).y)
  // The picture of the box fills its place: the leftmost and the rightmost corner are at its sides.
  #expect(abs(projection.pixel(Point(x: -1, y: -1), 0).x - 10) < 1e-9)
  #expect(abs(projection.pixel(Point(x: 1, y: 1), 0).x - 310) < 1e-9)
  #expect(abs(projection.pixel(Point(x: -1, y: 1), 2).y - 20) < 1e-9)
}

@Test func aPlaceBehindAHillIsHidden() {
  // A wall at y = 0 stands before what is behind it, not before what is in front of it.
  let projection = SurfaceProjection(x: -1...1, y: -1...1, z: 0...1)
  func wall(_ place: Point) -> Double { place.y.magnitude < 0.15 ? 1 : 0 }
  #expect(projection.isHidden(Point(x: -0.2, y: 0.4), 0, behind: wall))
  #expect(!projection.isHidden(Point(x: -0.2, y: -0.4), 0, behind: wall))
  let wallSurface = Surface(x: -1...1, y: -1...1) { _, y in abs(y) < 0.15 ? 1 : 0 }
  #expect(wallSurface.path([(-0.2, 0.4), (0, 0.4)]).figure.svg.contains("stroke-dasharray:2 3"))
  #expect(!wallSurface.path([(-0.2, -0.4), (0, -0.4)]).figure.svg.contains("stroke-dasharray:2 3"))
}
