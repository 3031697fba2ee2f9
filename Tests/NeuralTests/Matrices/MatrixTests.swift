import Testing

@testable import Neural

@Suite struct MatrixTests {
  let w = Matrix([[1, 2, 3], [4, 5, 6]])

  @Test func elements() {
    #expect(w.rows == 2 && w.columns == 3)
    #expect(w[1, 2] == 6)
    #expect(w.row(1) == [4, 5, 6])
    #expect(w.column(1) == [2, 5])
    #expect(w == Matrix(rows: 2, columns: 3, [1, 2, 3, 4, 5, 6]))
    #expect(Matrix(rows: 1, columns: 2, repeating: 3).elements == [3, 3])
    #expect(w.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect("\(w)" == "[[1.0, 2.0, 3.0],\n [4.0, 5.0, 6.0]]")
  }

  @Test func arithmetic() {
    #expect(w * [1, 0, -1] == [-2, -2])
    #expect(w.times([1, 1, 1]) == [6, 15])
    #expect(w * w.transposed == Matrix([[14, 32], [32, 77]]))
    #expect(w.transposed * w == Matrix([[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
    #expect(2 * w == w + w)
    #expect(w - w == Matrix(rows: 2, columns: 3))
    #expect(dot([1, 2, 3], [4, 5, 6]) == 32)
  }

  @Test func emptyMatrices() {
    let empty = Matrix([])
    #expect(empty.rows == 0 && empty.columns == 0)
    #expect(empty * [] == [])
    #expect(Matrix(rows: 2, columns: 0) * Matrix(rows: 0, columns: 3) == Matrix(rows: 2, columns: 3))
  }

  @Test("A matrix times a vector is the dot product of each row, to the last bit", arguments: [1, 2, 15, 16, 17, 70])
  func timesIsDot(size: Int) {
    var random = Random(seed: UInt64(size))
    for columns in [0, 1, 33, 256, 257, 784] {
      let matrix = Matrix(PanelMatrix(rows: size, columns: columns, random: &random))
      let vector = (0..<columns).map { _ in random.normal() }
      #expect(matrix * vector == (0..<size).map { dot(matrix.row($0), vector) })
    }
  }

  @Test(
    "Each element of a product is a dot product, to the last bit",
    arguments: [(3, 5), (5, 3), (17, 16), (16, 40)]
  )
  func productIsDot(rows: Int, columns: Int) {
    var random = Random(seed: UInt64(100 * rows + columns))
    for depth in [7, 300] {
      let a = Matrix(PanelMatrix(rows: rows, columns: depth, random: &random))
      let b = Matrix(PanelMatrix(rows: depth, columns: columns, random: &random))
      let expected = (0..<rows).flatMap { i in (0..<columns).map { dot(a.row(i), b.column($0)) } }
      #expect((a * b).elements == expected)
    }
  }
}
