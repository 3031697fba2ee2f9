import Testing

@testable import Neural

@Suite struct DescendTests {
  @Test func oneVariable() {
    #expect(descend(from: 2, steps: 3, learningRate: 0.25) { x in 2 * x } == [2, 1, 0.5, 0.25])
    #expect(descend(from: 2, steps: 0, learningRate: 0.25) { x in 2 * x } == [2])
  }

  @Test func twoVariables() {
    let path = descend(from: (x: 2, y: 1), steps: 2, learningRate: 0.25) { x, y in (2 * x, 4 * y) }
    #expect(path.map(\.x) == [2, 1, 0.5])
    #expect(path.map(\.y) == [1, 0, 0])
  }

  @Test("A learning rate that is too large diverges, but does not stop the program")
  func divergence() {
    let points = descend(from: 1, steps: 400, learningRate: 1.5) { x in 2 * x }
    #expect(points[1] == -2 && points[2] == 4)
    #expect(points.count == 401 && !points[400].isFinite)
  }
}
