/// The weights and biases of one layer; or, in a `Gradient`, the derivatives of the cost by each of them.
public struct Parameters: Sendable, Equatable {
  /// (inputs, outputs): row j holds the weights from input j to every output, so that outputs are vector lanes.
  var w: PanelMatrix
  /// (1, outputs)
  var b: PanelMatrix

  /// Zeros.
  init(inputs: Int, outputs: Int) {
    w = PanelMatrix(rows: inputs, columns: outputs)
    b = PanelMatrix(rows: 1, columns: outputs)
  }

  public var inputs: Int { w.rows }
  public var outputs: Int { w.columns }

  /// How many weights and biases there are: `inputs × outputs + outputs`.
  public var count: Int { inputs * outputs + outputs }

  /// The weights, outputs × inputs: row i holds the weights of neuron i.
  ///
  /// Each use makes a copy; for single weights, `weight(to:from:)` is faster.
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

  /// The biases, one for each output.
  public var biases: [Float] {
    get { b.row(0) }
    set {
      require(newValue.count == outputs, "A layer of \(outputs) neurons takes \(outputs) biases, got \(newValue.count)")
      b.setRow(0, to: newValue)
    }
  }

  /// The weight to neuron `output` from input `input`: wᵢⱼ in the formulas, `weights[output, input]`.
  public func weight(to output: Int, from input: Int) -> Float {
    require(
      0..<outputs ~= output && 0..<inputs ~= input,
      "No weight to output \(output) from input \(input) in a layer with \(inputs) inputs and \(outputs) outputs"
    )
    return w[input, output]
  }

  /// All of them as one list: the weights, row by row, then the biases.
  public var flattened: [Float] {
    get { weights.elements + biases }
    set {
      require(newValue.count == count, "This layer has \(count) weights and biases, got \(newValue.count)")
      weights = Matrix(rows: outputs, columns: inputs, Array(newValue[..<(inputs * outputs)]))
      biases = Array(newValue[(inputs * outputs)...])
    }
  }

  /// Adds `factor` times the other's.
  mutating func add(_ other: Parameters, scaledBy factor: Float) {
    w.add(other.w, scaledBy: factor)
    b.add(other.b, scaledBy: factor)
  }

  mutating func scale(by factor: Float) {
    w.scale(by: factor)
    b.scale(by: factor)
  }

  /// Whether every weight and bias is a finite number.
  var isFinite: Bool { w.isFinite && b.isFinite }
}
