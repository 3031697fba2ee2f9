/// A place in a figure, in pixels from its top left corner, or in a plot's data, in the data's units.
struct Point: Equatable, Sendable {
  var x, y: Double

  var isFinite: Bool { x.isFinite && y.isFinite }
}

/// A rectangle of a figure, in pixels; `top` is less than `bottom`.
struct Box: Equatable, Sendable {
  var left, top, right, bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

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
