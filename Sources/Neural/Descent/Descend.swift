/// Gradient descent on a function of one variable: step by step against the slope, `x ← x − η C′(x)`.
///
/// ```swift
/// descend(from: 2, steps: 3, learningRate: 0.25) { x in 2 * x }     // C = x²: [2, 1, 0.5, 0.25]
/// ```
///
/// - Parameters:
///   - start: where to begin.
///   - steps: how many steps to take, at least 0.
///   - learningRate: η, how far a step goes for a slope of 1.
///   - slope: the function's derivative.
/// - Returns: the `steps + 1` points visited, the start first. A learning rate that is too large shows as points that
///   run away, in the end to infinity and NaN.
public func descend(from start: Float, steps: Int, learningRate: Float, slope: (Float) -> Float) -> [Float] {
  require(steps >= 0, "descend takes at least 0 steps, got \(steps)")
  var points = [start]
  var x = start
  for _ in 0..<steps {
    x -= learningRate * slope(x)
    points.append(x)
  }
  return points
}

/// Gradient descent on a function of two variables: step by step against the gradient.
///
/// ```swift
/// descend(from: (x: 2, y: 1), steps: 20, learningRate: 0.1) { x, y in (2 * x, 4 * y) }     // C = x² + 2y²
/// ```
///
/// - Parameters:
///   - start: where to begin.
///   - steps: how many steps to take, at least 0.
///   - learningRate: η, how far a step goes for a gradient of length 1.
///   - gradient: the two partial derivatives, ∂C/∂x and ∂C/∂y.
/// - Returns: the `steps + 1` points visited, the start first.
public func descend(
  from start: (x: Float, y: Float),
  steps: Int,
  learningRate: Float,
  gradient: (Float, Float) -> (Float, Float)
) -> [(x: Float, y: Float)] {
  require(steps >= 0, "descend takes at least 0 steps, got \(steps)")
  var points = [start]
  var (x, y) = start
  for _ in 0..<steps {
    let slope = gradient(x, y)
    x -= learningRate * slope.0
    y -= learningRate * slope.1
    points.append((x, y))
  }
  return points
}
