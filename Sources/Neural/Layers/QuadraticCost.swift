/// The quadratic cost of one example, `C = Σᵢ (aᵢ − yᵢ)²`, where a is the output and y the target.
enum QuadraticCost {
  /// The forward pass: C for each example. a, y: (B, outputs).
  static func forward(_ a: PanelView, targets y: PanelView, into costs: UnsafeMutablePointer<Float>) {
    a.requireSameShape(y)
    for row in 0..<a.rows {
      var squares = Lanes.zero
      for index in 0..<a.panels {
        let difference = a.panel(index)[row] - y.panel(index)[row]
        squares = squares + difference * difference
      }
      costs[row] = sum(squares)
    }
  }

  /// The backward pass: ∂C/∂a · factor = 2 (a − y) · factor, (B, outputs).
  static func backward(_ a: PanelView, targets y: PanelView, times factor: Float, into error: PanelView) {
    a.requireSameShape(y)
    error.requireSameShape(y)
    for index in 0..<a.panels {
      let (output, target, error) = (a.panel(index), y.panel(index), error.panel(index))
      for row in 0..<a.rows { error[row] = (output[row] - target[row]) * (2 * factor) }
    }
  }
}
