import Testing

@testable import Neural

@Suite struct TransposeTests {
  @Test("Matrices of any shape are transposed", arguments: 0...70)
  func transpose(columns: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(columns))
    for rows in [0, 1, 15, 16, 17, 70] {
      let matrix = memory.matrix(rows: rows, columns: columns, random: &random)
      let before = matrix.bits
      let result = memory.matrix(rows: columns, columns: rows)
      // The blocks in any order, because threads process them in any order.
      for block in (0..<panelCount(rows)).reversed() { matrix.transpose(blocks: block..<block + 1, into: result) }
      for i in 0..<rows {
        for j in 0..<columns where result[j, i] != matrix[i, j] { Issue.record("\(rows) × \(columns): [\(i), \(j)]") }
      }
      #expect(matrix.bits == before && result.paddingIsZero)
    }
  }

  @Test("Transposing one block does not change the columns of other blocks")
  func oneBlock() {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: 1)
    let matrix = memory.matrix(rows: 40, columns: 21, random: &random)
    let result = memory.matrix(rows: 21, columns: 40, random: &random)
    let before = result.elements
    matrix.transpose(blocks: 1..<2, into: result)
    for j in 0..<21 {
      for i in 0..<40 { #expect(result[j, i] == (16..<32 ~= i ? matrix[i, j] : before[j * 40 + i]), "[\(j), \(i)]") }
    }
  }
}
