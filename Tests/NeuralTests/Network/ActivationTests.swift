import Testing

@testable import Neural

@Suite struct ActivationTests {
  @Test func values() {
    #expect(Activation.sigmoid(0) == 0.5 && Activation.sigmoid.derivative(0) == 0.25)
    #expect(Activation.relu(-3) == 0 && Activation.relu(3) == 3)
    #expect(Activation.relu.derivative(-3) == 0 && Activation.relu.derivative(3) == 1)
    #expect(Activation.relu.derivative(0) == 0)
    #expect(Activation.tanh(0) == 0 && Activation.tanh.derivative(0) == 1)
    #expect(Activation.identity(-3) == -3 && Activation.identity.derivative(-3) == 1)
  }

  @Test("NaN gives NaN", arguments: Activation.allCases)
  func notANumber(activation: Activation) {
    #expect(activation(.nan).isNaN)
  }

  @Test("The derivative agrees with a difference quotient", arguments: Activation.allCases)
  func derivative(activation: Activation) {
    let h: Float = 1e-2
    for z in stride(from: -4.05 as Float, through: 4.05, by: 0.3) {
      let slope = (activation(z + h) - activation(z - h)) / (2 * h)
      #expect((activation.derivative(z) - slope).magnitude < 1e-4, "at \(z)")
    }
  }

  @Test("Forward and backward passes compute the same function, and padding stays zero", arguments: Activation.allCases)
  func matrices(activation: Activation) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    for columns in 0...70 {
      var random = Random(seed: UInt64(columns))
      let z = PanelMatrix(rows: 3, columns: columns, random: &random)
      let slopes = PanelMatrix(rows: 3, columns: columns, random: &random)
      let (a, error) = (FramedMatrix(z, from: 1, memory: memory), FramedMatrix(slopes, from: 4, memory: memory))
      activation.forward(a.view)
      #expect(a.view.elements == z.elements.map { activation($0) })
      activation.backward(error.view, a: a.view)
      #expect(error.view.elements == zip(slopes.elements, z.elements).map { $0 * activation.derivative($1) })
      #expect([a, error].allSatisfy { $0.frameIsUnchanged && $0.view.paddingIsZero })
    }
  }

  @Test("The codes in network files are unique, and consecutive from 0")
  func fileCodes() {
    #expect(Activation.allCases.map { $0.fileCode }.sorted() == (0..<UInt32(Activation.allCases.count)).map { $0 })
    #expect(CostFunction.allCases.map { $0.fileCode }.sorted() == (0..<UInt32(CostFunction.allCases.count)).map { $0 })
  }
}
