/// The parallel projection of a surface and its box, from above, in front and a little to the right.
///
/// In the box, x runs right, y away from the viewer and z up. Its longer horizontal side has the length 2 and its
/// middle is the origin.
struct SurfaceProjection {
  let x, y, z: ClosedRange<Double>
  /// Half the lengths of the box's horizontal sides.
  let halfWidth, halfDepth: Double
  /// Half the box's height.
  static let halfHeight = 0.6
  /// The pixels of one unit of the box, and the place of the box's middle in the figure.
  private(set) var scale = 1.0
  private(set) var middle = Point(x: 0, y: 0)

  // The sine and cosine of the viewer's direction: 30° to the right and 40° above the horizon.
  private static let (sine, cosine) = (0.5, 0.8660254037844386)
  private static let (rise, reach) = (0.6427876096865393, 0.766044443118978)

  /// Creates the projection of a box. If its horizontal ranges differ by a factor of at most 2.5, both have the same
  /// scale.
  init(x: ClosedRange<Double>, y: ClosedRange<Double>, z: ClosedRange<Double>) {
    (self.x, self.y, self.z) = (x, y, z)
    let ratio = (y.upperBound - y.lowerBound) / max(x.upperBound - x.lowerBound, 1e-300)
    let depth = (0.4...2.5).contains(ratio) ? ratio : 1
    (halfWidth, halfDepth) = (min(1, 1 / depth), min(1, depth))
  }

  /// The size of the whole box's picture, in units of the box.
  var extent: (width: Double, height: Double) {
    let width = 2 * (Self.cosine * halfWidth + Self.sine * halfDepth)
    let floor = 2 * Self.rise * (Self.sine * halfWidth + Self.cosine * halfDepth)
    return (width, floor + 2 * Self.reach * Self.halfHeight)
  }

  /// Places the box's picture in a figure.
  ///
  /// - Parameters:
  ///   - corner: The top left corner of the picture.
  ///   - width: Its width in pixels.
  mutating func fit(at corner: Point, width: Double) {
    scale = width / extent.width
    middle = Point(x: corner.x + width / 2, y: corner.y + extent.height / 2 * scale)
  }

  /// A point of the box.
  struct Position {
    var x, y, z: Double
  }

  /// Returns the position in the box of a value at a place.
  func position(_ place: Point, _ value: Double) -> Position {
    func part(_ value: Double, of range: ClosedRange<Double>) -> Double {
      2 * (value - range.lowerBound) / max(range.upperBound - range.lowerBound, 1e-300) - 1
    }
    return Position(
      x: part(place.x, of: x) * halfWidth,
      y: part(place.y, of: y) * halfDepth,
      z: part(value, of: z) * Self.halfHeight
    )
  }

  /// Returns the pixel of a position in the box.
  func pixel(_ position: Position) -> Point {
    let right = Self.cosine * position.x + Self.sine * position.y
    let nearness = Self.sine * position.x - Self.cosine * position.y
    let up = Self.reach * position.z - Self.rise * nearness
    return Point(x: middle.x + right * scale, y: middle.y - up * scale)
  }

  /// Returns the pixel of a value at a place.
  func pixel(_ place: Point, _ value: Double) -> Point { pixel(position(place, value)) }

  /// True if the surface stands between the viewer and a place on it.
  func isHidden(_ place: Point, _ value: Double, behind height: (Point) -> Double) -> Bool {
    let start = position(place, value)
    let steps = 40
    for step in 1...steps {
      // A step of the sight line towards the viewer: cos 40° of its length is horizontal, sin 40° vertical.
      let length = 0.08 * Double(step)
      let across = length * Self.reach
      let sight = Position(
        x: start.x + across * Self.sine,
        y: start.y - across * Self.cosine,
        z: start.z + length * Self.rise
      )
      guard sight.x.magnitude <= halfWidth, sight.y.magnitude <= halfDepth, sight.z <= Self.halfHeight else {
        return false
      }
      let below = Point(
        x: x.lowerBound + (sight.x / halfWidth + 1) / 2 * (x.upperBound - x.lowerBound),
        y: y.lowerBound + (sight.y / halfDepth + 1) / 2 * (y.upperBound - y.lowerBound)
      )
      let obstacle = position(below, height(below)).z
      if obstacle > sight.z + 0.02 { return true }
    }
    return false
  }
}
