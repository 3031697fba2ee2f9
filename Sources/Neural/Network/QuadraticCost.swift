/// The quadratic cost of one example: `C = Σᵢ (aᵢ − yᵢ)²`, the squares of the differences between what the network
/// says, a, and what it should say, y, added up.
enum QuadraticCost {
  /// Forward: C for each example, added to `sum`. Both are (B, outputs).
  static func forward(_ a: LaneView, targets y: LaneView, addingTo sum: inout Double) {
    a.requireSameShape(y)
    for row in 0..<a.rows {
      var cost: Float = 0
      for column in 0..<a.columns {
        let difference = a[row, column] - y[row, column]
        cost += difference * difference
      }
      sum += Double(cost)
    }
  }

  /// Backward: ∂C/∂a = 2 (a − y), (B, outputs).
  static func backward(_ a: LaneView, targets y: LaneView, into error: LaneView) {
    a.requireSameShape(y)
    error.requireSameShape(y)
    for index in 0..<a.rows * a.width { error.lanes[index] = 2 * (a.lanes[index] - y.lanes[index]) }
  }
}
