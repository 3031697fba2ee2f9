/// A point of a figure, in pixels from its top left corner, or of a plot's data, in the data's units.
struct Point: Equatable, Sendable {
  var x, y: Double

  /// True if both coordinates are drawable.
  var isDrawable: Bool { LessonKit.isDrawable(x) && LessonKit.isDrawable(y) }

  func distance(to other: Point) -> Double {
    let (x, y) = (other.x - x, other.y - y)
    return (x * x + y * y).squareRoot()
  }
}

/// True for a finite number below 1e150 in magnitude, whose square does not overflow.
func isDrawable(_ value: Double) -> Bool { value.magnitude < 1e150 }

/// A rectangle in a figure, in pixels from the figure's top left corner; `top` ≤ `bottom`.
struct Box: Equatable, Sendable {
  var left, top, right, bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// Returns the rectangle, enlarged by `margin` on each side.
  func outset(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  /// The bar of the colour scale to the right of the rectangle.
  var colourScale: Box { Box(left: right + 16, top: top, right: right + 28, bottom: bottom) }

  func contains(_ point: Point) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }

  func contains(_ other: Box) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
