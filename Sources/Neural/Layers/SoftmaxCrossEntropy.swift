// Softmax with cross-entropy: `pᵢ = e^aᵢ / Σⱼ e^aⱼ`, `C = −Σᵢ yᵢ ln pᵢ`.
//
// Numerical stability:
// - The maximum m is subtracted first, `pᵢ = e^(aᵢ−m) / Σⱼ e^(aⱼ−m)`: the same p, and no exponential exceeds e⁰ = 1.
// - The cost is computed without p, `−ln pᵢ = ln Σⱼ e^(aⱼ−m) − (aᵢ − m)`, which is finite even if pᵢ underflows.
//
// Sums run over i = 0, 1, 2, … An output that is NaN or +∞ gives a cost of NaN.

/// The cross-entropy of the targets y with the softmax p of the outputs a.
enum SoftmaxCrossEntropy {
  /// The forward pass: C for each example. a, y: (B, outputs).
  static func forward(_ a: PanelView, targets y: PanelView, into costs: UnsafeMutablePointer<Float>) {
    a.requireSameShape(y)
    for row in 0..<a.rows {
      let largest = largest(of: a, row: row)
      var sum: Float = 0
      for column in 0..<a.columns { sum += Maths.exp(a[row, column] - largest) }
      let logSum = Maths.log(sum)
      var cost: Float = 0
      // A term with y = 0 is 0, even if p is 0 and ln p is infinite.
      for column in 0..<a.columns where y[row, column] != 0 {
        cost += y[row, column] * (logSum - (a[row, column] - largest))
      }
      costs[row] = sum.isNaN ? .nan : cost
    }
  }

  /// The backward pass: ∂C/∂a · factor, (B, outputs), where ∂C/∂a = p Σᵢ yᵢ − y, which is p − y for targets whose sum is 1.
  static func backward(_ a: PanelView, targets y: PanelView, times factor: Float, into error: PanelView) {
    a.requireSameShape(y)
    error.requireSameShape(y)
    for row in 0..<a.rows {
      let largest = largest(of: a, row: row)
      for index in 0..<a.panels { error.panel(index)[row] = exp(a.panel(index)[row] - largest) }
      var (sum, targetSum): (Float, Float) = (0, 0)
      for column in 0..<a.columns {
        sum += error[row, column]
        targetSum += y[row, column]
      }
      for index in 0..<a.panels {
        let slope = error.panel(index)[row] / sum * targetSum - y.panel(index)[row]
        // The padding of `error` is e^(0 − m), not zero.
        error.panel(index)[row] = masked(slope * factor, error.columnMask(index))
      }
    }
  }

  /// The maximum of one row; −∞ if no number is larger.
  private static func largest(of a: PanelView, row: Int) -> Float {
    var largest = -Float.infinity
    for column in 0..<a.columns where a[row, column] > largest { largest = a[row, column] }
    return largest
  }
}

/// The softmax function, `pᵢ = e^aᵢ / Σⱼ e^aⱼ`, which converts logits to probabilities.
///
/// - Parameter numbers: The logits a, at least one. Adding a constant to all of them does not change the result. A logit of −∞
///   has probability 0; one that is NaN or +∞ makes every result NaN.
/// - Returns: A probability from 0 to 1 for each logit, with sum 1 except for rounding.
public func softmax(_ numbers: [Float]) -> [Float] {
  require(!numbers.isEmpty, "softmax takes at least one number, got none")
  let largest = numbers.reduce(-.infinity) { $1 > $0 ? $1 : $0 }
  let exponentials = numbers.map { Maths.exp($0 - largest) }
  let sum = exponentials.reduce(0, +)
  return exponentials.map { $0 / sum }
}
