/// Gradient descent on a function of one variable: `x ← x − η C′(x)`.
///
/// ```swift
/// descend(from: 2, steps: 3, learningRate: 0.25) { x in 2 * x }     // C = x²: [2, 1, 0.5, 0.25]
/// ```
///
/// - Parameters:
///   - start: The initial value of x.
///   - steps: The number of steps, at least 0.
///   - learningRate: η, the factor of the slope in a step.
///   - slope: The derivative C′ of the function.
/// - Returns: The `steps + 1` values of x, `start` first. If the learning rate is too large they diverge, eventually to infinity
///   and NaN.
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

/// Gradient descent on a function of two variables: `(x, y) ← (x, y) − η ∇C(x, y)`.
///
/// ```swift
/// descend(from: (x: 2, y: 1), steps: 20, learningRate: 0.1) { x, y in (2 * x, 4 * y) }     // C = x² + 2y²
/// ```
///
/// - Parameters:
///   - start: The initial point.
///   - steps: The number of steps, at least 0.
///   - learningRate: η, the factor of the gradient in a step.
///   - gradient: The partial derivatives ∂C/∂x and ∂C/∂y of the function.
/// - Returns: The `steps + 1` points, `start` first. If the learning rate is too large they diverge, eventually to infinity and
///   NaN.
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
