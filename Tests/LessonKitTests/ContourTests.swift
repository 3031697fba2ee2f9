import Testing

@testable import LessonKit

private func field(_ rows: [[Float]]) -> ScalarField {
  ScalarField(x: 0...Float(rows[0].count - 1), y: 0...Float(rows.count - 1), columns: rows[0].count, rows: rows.count) {
    rows[Int($1)][Int($0)]
  }
}

@Test func aPeakIsSurroundedByADiamond() {
  let loops = Contour(of: field([[0, 0, 0], [0, 1, 0], [0, 0, 0]]), at: 0.5).loops
  #expect(loops.count == 1)
  #expect(
    Set(loops[0].map { [$0.x, $0.y] }) == [[1, 0.5], [1.5, 1], [1, 1.5], [0.5, 1]]
  )
}

@Test func loopsCloseAlongTheEdge() {
  let loops = Contour(of: field([[1, 1], [1, 1]]), at: 0.5).loops
  #expect(loops.count == 1)
  #expect(Set(loops[0].map { [$0.x, $0.y] }) == [[0, 0], [1, 0], [1, 1], [0, 1]])
  #expect(Contour(of: field([[0, 0], [0, 0]]), at: 0.5).loops.isEmpty)
}

@Test func saddlesAreResolvedByTheirMean() {
  // The mean of the corners is 0.5: below the level it separates the corners at 1, above the level it connects them.
  #expect(Contour(of: field([[1, 0], [0, 1]]), at: 0.6).loops.count == 2)
  #expect(Contour(of: field([[1, 0], [0, 1]]), at: 0.4).loops.count == 1)
}

@Test func nanIsAHole() {
  let loops = Contour(of: field([[1, 1, 1], [1, .nan, 1], [1, 1, 1]]), at: 0.5).loops
  #expect(loops.count == 2)
  #expect(loops.allSatisfy { $0.allSatisfy(\.isDrawable) })
}

/// The area inside a loop, by the shoelace formula.
private func area(_ loop: [Point]) -> Double {
  let sum = zip(loop, loop.dropFirst() + loop.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
  return sum.magnitude / 2
}

@Test func theContourOfADiscEnclosesItsArea() {
  let field = ScalarField(x: -2...2, y: -2...2, columns: 161, rows: 161) { x, y in -(x * x + y * y) }
  let loops = Contour(of: field, at: -1).loops
  #expect(loops.count == 1)
  #expect(abs(area(loops[0]) - Double.pi) < 0.01)
}
