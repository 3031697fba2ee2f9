// Softmax makes probabilities of any numbers, `pᵢ = e^aᵢ / Σⱼ e^aⱼ`; cross-entropy is their cost, `C = −Σᵢ yᵢ ln pᵢ`.
//
// Two things keep it from overflowing and from losing digits:
// - The largest number m is taken off first, `pᵢ = e^(aᵢ−m) / Σⱼ e^(aⱼ−m)`: the same p, and no power above e⁰ = 1.
// - p is never made on the way to the cost: `−ln pᵢ = ln Σⱼ e^(aⱼ−m) − (aᵢ − m)`, finite even where pᵢ is too small for
//   a Float.
//
// Sums run over i = 0, 1, 2, … An output that is NaN or +∞ gives a cost of NaN, never a wrong one.

/// The cross-entropy of the softmax of the outputs a with the targets y.
enum SoftmaxCrossEntropy {
  /// Forward: C for each example. a, y: (B, outputs).
  static func forward(_ a: PanelView, targets y: PanelView, into costs: UnsafeMutablePointer<Float>) {
    a.requireSameShape(y)
    for row in 0..<a.rows {
      let largest = largest(of: a, row: row)
      var powers: Float = 0
      for column in 0..<a.columns { powers += Maths.exp(a[row, column] - largest) }
      let logarithm = Maths.log(powers)
      var cost: Float = 0
      // Where y is 0, the product counts as 0, even for an infinitely unlikely output.
      for column in 0..<a.columns where y[row, column] != 0 {
        cost += y[row, column] * (logarithm - (a[row, column] - largest))
      }
      costs[row] = powers.isNaN ? .nan : cost
    }
  }

  /// Backward: ∂C/∂a · factor, where ∂C/∂a = p Σᵢ yᵢ − y, which is p − y for targets that add up to 1. (B, outputs).
  static func backward(_ a: PanelView, targets y: PanelView, times factor: Float, into error: PanelView) {
    a.requireSameShape(y)
    error.requireSameShape(y)
    for row in 0..<a.rows {
      let largest = largest(of: a, row: row)
      for index in 0..<a.panels { error.panel(index)[row] = exp(a.panel(index)[row] - largest) }
      var (powers, total): (Float, Float) = (0, 0)
      for column in 0..<a.columns {
        powers += error[row, column]
        total += y[row, column]
      }
      for index in 0..<a.panels {
        let slope = error.panel(index)[row] / powers * total - y.panel(index)[row]
        // exp made the padding other than zero.
        error.panel(index)[row] = masked(slope * factor, error.columnMask(index))
      }
    }
  }

  private static func largest(of a: PanelView, row: Int) -> Float {
    var largest = -Float.infinity
    for column in 0..<a.columns where a[row, column] > largest { largest = a[row, column] }
    return largest
  }
}

/// Probabilities for any numbers, the larger the likelier: `pᵢ = e^aᵢ / Σⱼ e^aⱼ`.
///
/// - Parameter numbers: at least one.
/// - Returns: as many numbers from 0 to 1, adding up to 1 but for rounding. Adding the same number to all inputs does not
///   change them. An input that is NaN or +∞ makes all of them NaN; one of −∞ has probability 0.
public func softmax(_ numbers: [Float]) -> [Float] {
  require(!numbers.isEmpty, "softmax takes at least one number, got none")
  let largest = numbers.reduce(-.infinity) { $1 > $0 ? $1 : $0 }
  let powers = numbers.map { Maths.exp($0 - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
