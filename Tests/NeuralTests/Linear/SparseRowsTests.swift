import Testing

@testable import Neural

@Suite struct SparseRowsTests {
  /// Rows of bytes, most of them zero, beginning at any address.
  struct Bytes {
    let bytes: [UInt8]
    let columns: Int
    let offset: Int

    init(rows: Int, columns: Int, offset: Int, random: inout Random) {
      bytes = (0..<offset + rows * columns).map { _ in
        random.index(below: 3) == 0 ? UInt8(truncatingIfNeeded: random.next()) : 0
      }
      self.columns = columns
      self.offset = offset
    }

    func row(_ row: Int) -> ArraySlice<UInt8> {
      bytes[offset + row * columns..<offset + (row + 1) * columns]
    }

    func fill(_ rows: SparseRows, count: Int) {
      bytes.withUnsafeBufferPointer { bytes in
        for i in 0..<count { rows.setRow(i, toPixels: bytes.baseAddress! + offset + i * columns) }
      }
    }
  }

  @Test("Every pixel is the byte divided by 255, rounded once, wherever it lies", arguments: 0...70)
  func pixels(columns: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(columns))
    for offset in [0, 1, 7] {
      let bytes = Bytes(rows: 2, columns: columns, offset: offset, random: &random)
      let rows = SparseRows(rows: 2, columns: columns, memory: memory)
      bytes.fill(rows, count: 2)
      for i in 0..<2 {
        #expect(rows.row(i) == bytes.row(i).map { Float($0) / 255 })
        #expect(rows.entries(i).count == bytes.row(i).count { $0 != 0 })
      }
    }
    let all = (0..<256).map { UInt8($0) }
    let rows = SparseRows(rows: 1, columns: 256, memory: memory)
    rows.setRow(0, toPixels: all)
    #expect(rows.row(0) == all.map { Float($0) / 255 })
  }

  @Test("Numbers are kept as they are; those that are not numbers too")
  func numbers() {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let rows = SparseRows(rows: 1, columns: 5, memory: memory)
    rows.setRow(0, to: [0, -0.0, 1.5, .nan, -.infinity])
    let row = rows.row(0)
    #expect(row[0] == 0 && row[1] == 0 && row[2] == 1.5 && row[3].isNaN && row[4] == -.infinity)
    #expect(rows.entries(0).count == 3)
  }

  @Test("The products are their naive twins' to the last bit, for every row length", arguments: 0...70)
  func products(outputs: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(300 + outputs))
    for (inputs, count) in [(1, 1), (7, 3), (40, 2), (61, 5), (784, 4)] {
      let w = memory.matrix(rows: inputs, columns: outputs, random: &random)
      let x = SparseRows(rows: count, columns: inputs, memory: memory)
      Bytes(rows: count, columns: inputs, offset: 3, random: &random).fill(x, count: count)

      let (fast, naive) = (memory.matrix(rows: count, columns: outputs), memory.matrix(rows: count, columns: outputs))
      x.times(w, rows: count / 2..<count, into: fast)
      x.timesNaive(w, rows: count / 2..<count, into: naive)
      #expect(fast.bits == naive.bits, "\(count) × \(inputs) times \(inputs) × \(outputs)")

      let errors = memory.matrix(rows: count, columns: outputs, random: &random)
      let g = (memory.matrix(rows: inputs, columns: outputs), memory.matrix(rows: inputs, columns: outputs))
      // In two parts, as two threads would do it.
      for part in [inputs / 3..<inputs, 0..<inputs / 3] {
        x.addGradient(of: errors, to: g.0, inputs: part)
        x.addGradientNaive(of: errors, to: g.1, inputs: part)
      }
      #expect(g.0.bits == g.1.bits, "\(count) × \(inputs), transposed, times \(count) × \(outputs)")
    }
  }

  @Test("Input by input, the products have the same bits", arguments: 0...70)
  func columns(outputs: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(700 + outputs))
    for (inputs, count) in [(1, 1), (7, 3), (61, 20), (30, 70)] {
      let w = memory.matrix(rows: inputs, columns: outputs, random: &random)
      let x = SparseRows(rows: count, columns: inputs, memory: memory)
      Bytes(rows: count, columns: inputs, offset: 5, random: &random).fill(x, count: count)
      let columns = SparseColumns(rows: count, columns: inputs, parts: 2, memory: memory)
      let (fast, naive) = (memory.matrix(rows: count, columns: outputs), memory.matrix(rows: count, columns: outputs))
      for (part, rows) in [0..<count / 3, count / 3..<count].enumerated() {
        // Twice: what was there before must not matter.
        columns.set(part: part, to: rows, of: x)
        columns.set(part: part, to: rows, of: x)
        columns.times(w, part: part, rows: rows, into: fast)
      }
      x.timesNaive(w, rows: 0..<count, into: naive)
      #expect(fast.bits == naive.bits, "\(count) × \(inputs) times \(inputs) × \(outputs)")

      let errors = memory.matrix(rows: count, columns: outputs, random: &random)
      let g = (
        memory.matrix(rows: inputs, columns: outputs, random: &random), memory.matrix(rows: inputs, columns: outputs)
      )
      for (clearing, rows) in [(true, 0..<inputs), (false, inputs / 2..<inputs)] {
        var finished = Array(repeating: 0, count: inputs * g.0.width)
        columns.addGradient(of: errors, part: 1, of: 2, to: g.0, inputs: rows, clearing: clearing) { first, count in
          for index in first..<first + count { finished[index] += 1 }
        }
        x.addGradientNaive(of: errors, to: g.1, inputs: rows)
        #expect(finished.indices.allSatisfy { finished[$0] == (rows ~= $0 / g.0.width ? 1 : 0) })
      }
      #expect(g.0.bits == g.1.bits, "\(count) × \(inputs), transposed, times \(count) × \(outputs)")
    }
  }

  @Test("Gradient and update at once are the gradient, then the update", arguments: 0...70)
  func descend(outputs: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(500 + outputs))
    let inputs = 50
    let w = memory.matrix(rows: inputs, columns: outputs, random: &random)
    let twin = memory.matrix(rows: inputs, columns: outputs)
    twin.lanes.update(from: w.lanes, count: inputs * w.width)
    let errors = memory.matrix(rows: 1, columns: outputs, random: &random)
    let x = SparseRows(rows: 1, columns: inputs, memory: memory)
    Bytes(rows: 1, columns: inputs, offset: 0, random: &random).fill(x, count: 1)

    x.descend(along: errors, w: w, inputs: 5..<30, factor: -0.7)
    x.descendNaive(along: errors, w: twin, inputs: 5..<30, factor: -0.7)
    #expect(w.bits == twin.bits)
  }

  @Test("Leaving out zeros changes no bit of the dense product")
  func dense() {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: 9)
    let w = memory.matrix(rows: 100, columns: 20, random: &random)
    let x = SparseRows(rows: 3, columns: 100, memory: memory)
    Bytes(rows: 3, columns: 100, offset: 0, random: &random).fill(x, count: 3)
    var matrix = LaneMatrix(rows: 3, columns: 100)
    for i in 0..<3 { matrix.setRow(i, to: x.row(i)) }
    let (sparse, dense) = (memory.matrix(rows: 3, columns: 20), memory.matrix(rows: 3, columns: 20))
    x.times(w, rows: 0..<3, into: sparse)
    matrix.withView { dense.add($0, times: w) }
    #expect(sparse.bits == dense.bits)
  }
}
