/// The weights and biases of one layer; in a `Gradient`, the derivatives of the cost with respect to each of them.
public struct Parameters: Sendable, Equatable {
  /// (inputs, outputs): row j holds the weights from input j to all outputs, so that outputs are vector lanes.
  var w: PanelMatrix
  /// (1, outputs).
  var b: PanelMatrix

  /// Creates parameters of zero.
  init(inputs: Int, outputs: Int) {
    w = PanelMatrix(rows: inputs, columns: outputs)
    b = PanelMatrix(rows: 1, columns: outputs)
  }

  /// The number of the layer's inputs.
  public var inputs: Int { w.rows }
  /// The number of the layer's outputs, which is the number of neurons.
  public var outputs: Int { w.columns }

  /// The number of weights and biases: `inputs × outputs + outputs`.
  public var count: Int { inputs * outputs + outputs }

  /// The weights, (outputs, inputs): row i holds the weights of neuron i.
  ///
  /// Each access copies them; for single weights, `weight(to:from:)` is faster.
  public var weights: Matrix {
    get { Matrix(w).transposed }
    set {
      require(
        newValue.rows == outputs && newValue.columns == inputs,
        "A layer with \(inputs) inputs and \(outputs) outputs takes weights of \(outputs) × \(inputs), "
          + "got \(newValue.rows) × \(newValue.columns)"
      )
      w = PanelMatrix(newValue.transposed)
    }
  }

  /// The biases, one for each neuron.
  public var biases: [Float] {
    get { b.row(0) }
    set {
      require(newValue.count == outputs, "A layer of \(outputs) neurons takes \(outputs) biases, got \(newValue.count)")
      b.setRow(0, to: newValue)
    }
  }

  /// The weight of one connection, wᵢⱼ: `weights[output, input]`.
  ///
  /// - Parameters:
  ///   - output: The index i of the neuron.
  ///   - input: The index j of the input.
  /// - Returns: The weight.
  public func weight(to output: Int, from input: Int) -> Float {
    require(
      0..<outputs ~= output && 0..<inputs ~= input,
      "No weight to output \(output) from input \(input) in a layer with \(inputs) inputs and \(outputs) outputs"
    )
    return w[input, output]
  }

  /// All parameters as one list: the weights, row by row, then the biases.
  public var flattened: [Float] {
    get { weights.elements + biases }
    set {
      require(newValue.count == count, "This layer has \(count) weights and biases, got \(newValue.count)")
      weights = Matrix(rows: outputs, columns: inputs, Array(newValue[..<(inputs * outputs)]))
      biases = Array(newValue[(inputs * outputs)...])
    }
  }

  /// Adds the parameters `other`, multiplied by `factor`.
  mutating func add(_ other: Parameters, scaledBy factor: Float) {
    w.add(other.w, scaledBy: factor)
    b.add(other.b, scaledBy: factor)
  }

  /// Multiplies every weight and bias by `factor`.
  mutating func scale(by factor: Float) {
    w.scale(by: factor)
    b.scale(by: factor)
  }

  /// True if every weight and bias is finite.
  var isFinite: Bool { w.isFinite && b.isFinite }
}
