import Testing

@testable import Neural

@Suite struct ProductTests {
  private static let heights = [0, 1, 2, 3, 5, 7, 8, 9, 15, 17]

  @Test("The product kernel has the bits of its reference implementation, for every row length", arguments: 0...70)
  func product(columns: Int) {
    var random = Random(seed: UInt64(columns))
    for rows in Self.heights {
      expectNaiveBits(rows, random.index(below: 71), columns, &random)
    }
  }

  @Test(
    "The product kernel has the reference's bits for sums of two segments and for many rows",
    arguments: [256, 257, 300, 784, 1000]
  )
  func longSums(depth: Int) {
    var random = Random(seed: UInt64(depth))
    for (rows, columns) in [(1, 1), (2, 16), (3, 70), (13, 33), (45, 5), (131, 48)] {
      expectNaiveBits(rows, depth, columns, &random)
    }
  }

  private func expectNaiveBits(_ rows: Int, _ depth: Int, _ columns: Int, _ random: inout Random) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let a = PanelMatrix(rows: rows, columns: depth, random: &random)
    let b = PanelMatrix(rows: depth, columns: columns, random: &random)
    // The previous elements must not matter.
    var naive = PanelMatrix(rows: rows, columns: columns, random: &random)
    let framed = [(a, 1), (b, 5), (naive, 2)].map { FramedMatrix($0, from: $1, memory: memory) }
    framed[2].view.set(framed[0].view, times: framed[1].view)
    naive.setNaive(a, times: b)
    #expect(framed[2].view.bits == naive.bits, "\(rows) × \(depth) times \(depth) × \(columns)")
    #expect(framed[2].view.paddingIsZero && framed.allSatisfy { $0.frameIsUnchanged })

    var fast = PanelMatrix(rows: rows, columns: columns)
    fast.set(a, times: b)
    #expect(fast.bits == naive.bits)

    let bias = FramedMatrix(PanelMatrix(rows: 1, columns: columns, random: &random), from: 1, memory: memory)
    framed[2].view.set(framed[0].view, times: framed[1].view, adding: bias.view)
    #expect(
      framed[2].view.elements == (0..<rows).flatMap { i in (0..<columns).map { naive[i, $0] + bias.view[0, $0] } }
    )
  }

  @Test("The transposed product has the bits of its reference implementation", arguments: 0...70)
  func transposedProduct(columns: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(100 + columns))
    for rows in Self.heights + [70] {
      let depth = columns == 33 ? 300 : random.index(below: 71)
      let a = PanelMatrix(rows: depth, columns: rows, random: &random)
      let b = PanelMatrix(rows: depth, columns: columns, random: &random)
      var naive = PanelMatrix(rows: rows, columns: columns, random: &random)
      var fast = naive
      let framed = [(a, 3), (b, 2), (naive, 7)].map { FramedMatrix($0, from: $1, memory: memory) }
      framed[2].view.add(transposed: framed[0].view, times: framed[1].view)
      naive.addNaive(transposed: a, times: b)
      #expect(framed[2].view.bits == naive.bits, "\(rows) × \(depth) times \(depth) × \(columns)")
      #expect(framed[2].view.paddingIsZero && framed.allSatisfy { $0.frameIsUnchanged })
      fast.add(transposed: a, times: b)
      #expect(fast.bits == naive.bits)
    }
  }

  @Test("A range of rows of a transposed product equals those rows of the whole product")
  func someColumns() {
    var random = Random(seed: 18)
    let a = PanelMatrix(rows: 30, columns: 90, random: &random)
    let b = PanelMatrix(rows: 30, columns: 50, random: &random)
    var whole = PanelMatrix(rows: 90, columns: 50)
    whole.add(transposed: a, times: b)
    var partial = PanelMatrix(rows: 90, columns: 50)
    partial.withMutableView { c in
      a.withView { a in
        b.withView { b in
          for rows in [48..<90, 0..<5, 16..<48] { c.rows(rows).add(transposed: a, from: rows.lowerBound, times: b) }
        }
      }
    }
    for row in 0..<90 {
      #expect(partial.row(row) == (5..<16 ~= row ? Array(repeating: 0, count: 50) : whole.row(row)), "row \(row)")
    }
  }

  @Test("A sum with an infinite or NaN term is infinite or NaN, and other columns are not affected")
  func notFinite() {
    var a = PanelMatrix(rows: 1, columns: 2)
    a.setRow(0, to: [1, 1])
    var b = PanelMatrix(rows: 2, columns: 3)
    b.setRow(0, to: [.infinity, 1, .nan])
    var c = PanelMatrix(rows: 1, columns: 3)
    c.set(a, times: b)
    #expect(c[0, 0] == .infinity && c[0, 1] == 1 && c[0, 2].isNaN)
  }
}
