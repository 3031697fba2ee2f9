import Testing

@testable import Neural

@Suite struct ProductTests {
  @Test("The kernel gives the naive twin's bits for every row length", arguments: 0...70)
  func product(columns: Int) {
    var random = Random(seed: UInt64(columns))
    for rows in [0, 1, 2, 3, 5, 7, 8, 9, 15, 17] {
      let depth = random.index(below: 71)
      let a = LaneMatrix(rows: rows, columns: depth, random: &random)
      let b = LaneMatrix(rows: depth, columns: columns, random: &random)
      var fast = LaneMatrix(rows: rows, columns: columns, random: &random)
      var naive = fast
      fast.add(a, times: b)
      naive.addNaive(a, times: b)
      #expect(fast.bits == naive.bits, "\(rows) × \(depth) times \(depth) × \(columns)")
      #expect(fast.paddingIsZero)
    }
  }

  @Test("So does the kernel that reads its first operand by columns", arguments: 0...70)
  func transposedProduct(columns: Int) {
    var random = Random(seed: UInt64(100 + columns))
    for rows in [0, 1, 2, 3, 5, 7, 8, 9, 15, 17] {
      let depth = random.index(below: 71)
      let a = LaneMatrix(rows: depth, columns: rows, random: &random)
      let b = LaneMatrix(rows: depth, columns: columns, random: &random)
      var fast = LaneMatrix(rows: rows, columns: columns, random: &random)
      var naive = fast
      fast.add(transposed: a, times: b)
      naive.addNaive(transposed: a, times: b)
      #expect(fast.bits == naive.bits, "\(rows) × \(depth) times \(depth) × \(columns)")
      #expect(fast.paddingIsZero)
    }
  }

  @Test("A product of many rows, whose second operand is copied in parts, has the naive twin's bits too")
  func largeProduct() {
    var random = Random(seed: 17)
    for (rows, depth, columns) in [(32, 257, 33), (45, 600, 70), (131, 40, 48)] {
      let a = LaneMatrix(rows: rows, columns: depth, random: &random)
      let b = LaneMatrix(rows: depth, columns: columns, random: &random)
      var fast = LaneMatrix(rows: rows, columns: columns, random: &random)
      var naive = fast
      fast.add(a, times: b)
      naive.addNaive(a, times: b)
      #expect(fast.bits == naive.bits, "\(rows) × \(depth) times \(depth) × \(columns)")
    }
  }

  @Test("Some rows of a transposed product are those of the whole")
  func someColumns() {
    var random = Random(seed: 18)
    let a = LaneMatrix(rows: 30, columns: 90, random: &random)
    let b = LaneMatrix(rows: 30, columns: 50, random: &random)
    var whole = LaneMatrix(rows: 90, columns: 50)
    whole.add(transposed: a, times: b)
    var parts = LaneMatrix(rows: 90, columns: 50)
    parts.withMutableView { c in
      a.withView { a in
        b.withView { b in
          for rows in [48..<90, 0..<5, 5..<48] { c.rows(rows).add(transposed: a, from: rows.lowerBound, times: b) }
        }
      }
    }
    #expect(parts.bits == whole.bits)
  }

  @Test("Rows that are not in use are neither read nor written")
  func subrange() {
    var random = Random(seed: 3)
    var a = LaneMatrix(rows: 9, columns: 5, random: &random)
    let b = LaneMatrix(rows: 5, columns: 20, random: &random)
    var c = LaneMatrix(rows: 9, columns: 20, random: &random)
    let before = c
    a.setRow(4, to: Array(repeating: .nan, count: 5))
    a.keep(rows: 4)
    c.keep(rows: 4)
    c.add(a, times: b)
    c.keep(rows: 9)
    #expect(c.row(3) != before.row(3))
    for row in 4..<9 { #expect(c.row(row) == before.row(row)) }
  }

  @Test("A sum with a number that is not finite says so, in its own column only")
  func notFinite() {
    var a = LaneMatrix(rows: 1, columns: 2)
    a.setRow(0, to: [1, 1])
    var b = LaneMatrix(rows: 2, columns: 3)
    b.setRow(0, to: [.infinity, 1, .nan])
    var c = LaneMatrix(rows: 1, columns: 3)
    c.add(a, times: b)
    #expect(c[0, 0] == .infinity && c[0, 1] == 1 && c[0, 2].isNaN)
  }
}
