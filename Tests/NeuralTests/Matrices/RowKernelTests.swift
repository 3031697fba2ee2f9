import Testing

@testable import Neural

@Suite struct RowKernelTests {
  @Test("The dot product agrees with its reference implementation for every length and alignment", arguments: 0...70)
  func dotProduct(count: Int) {
    var random = Random(seed: UInt64(count))
    let a = (0..<count + 16).map { _ in random.uniform(in: -1...1) }
    let b = (0..<count + 16).map { _ in random.uniform(in: -1...1) }
    for (startA, startB) in [(0, 0), (1, 0), (3, 7), (15, 2), (16, 16)] {
      let (fast, naive) = a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          let (a, b) = (a.baseAddress! + startA, b.baseAddress! + startB)
          return (dot(a, b, count: count), dotNaive(a, b, count: count))
        }
      }
      #expect((fast - naive).magnitude <= 1e-6 * Float(count), "\(fast) and \(naive)")
    }
  }

  @Test("The dot product adds in the documented order")
  func dotProductOrder() {
    // In lanes 0 and 8 of the first round, 2²⁴ and -2²⁴ cancel only after a 1 was lost in lane 0.
    var a = [Float](repeating: 0, count: 24)
    (a[0], a[8], a[16]) = (16_777_216, -16_777_216, 1)
    let ones = [Float](repeating: 1, count: 24)
    #expect(dot(a, ones, count: 24) == 0)
    #expect(dotNaive(a, ones, count: 24) == 1)
  }

  @Test("Element-wise kernels compute their formulas", arguments: 0...70)
  func elementwise(columns: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(columns))
    let a = PanelMatrix(rows: 3, columns: columns, random: &random)
    let bias = PanelMatrix(rows: 1, columns: columns, random: &random)
    func framed(_ matrix: PanelMatrix, from row: Int) -> FramedMatrix {
      FramedMatrix(matrix, from: row, memory: memory)
    }
    let terms = framed(a, from: 4)

    let total = framed(bias, from: 2)
    total.view.addRows(of: terms.view)
    #expect(total.view.row(0) == (0..<columns).map { bias[0, $0] + a[0, $0] + a[1, $0] + a[2, $0] })

    let copy = framed(a, from: 0)
    copy.view.copy(terms.view)
    #expect(copy.view.bits == terms.view.bits)
    copy.view.clear()
    #expect(copy.view.elements.allSatisfy { $0 == 0 })

    let all = [terms, total, copy]
    #expect(all.allSatisfy { $0.frameIsUnchanged && $0.view.paddingIsZero })
  }

  @Test("Matrices of any size are added and scaled", arguments: 0...70)
  func wholeMatrices(columns: Int) {
    var random = Random(seed: UInt64(200 + columns))
    let a = PanelMatrix(rows: 3, columns: columns, random: &random)
    let b = PanelMatrix(rows: 3, columns: columns, random: &random)

    var step = a
    step.add(b, scaledBy: -0.3)
    #expect(step.elements == zip(a.elements, b.elements).map { $0 + $1 * -0.3 })

    var scaled = a
    scaled.scale(by: 0.1)
    #expect(scaled.elements == a.elements.map { $0 * 0.1 })

    #expect([step, scaled].allSatisfy { $0.paddingIsZero })
  }
}
