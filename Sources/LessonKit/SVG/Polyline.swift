/// Lines with fewer points that look the same.
enum Polyline {
  /// Returns the line without the points that lie within a distance of the straight line between their kept
  /// neighbours, by the Ramer–Douglas–Peucker algorithm. Both ends are kept.
  ///
  /// - Parameters:
  ///   - points: The points of the line, in pixels.
  ///   - tolerance: The greatest distance in pixels of an omitted point from the simplified line.
  static func simplified(_ points: [Point], tolerance: Double = 0.12) -> [Point] {
    guard points.count > 2 else { return points }
    var isKept = Array(repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var open = [0..<points.count - 1]
    while let part = open.popLast() {
      var farthest = part.lowerBound
      var largest = tolerance
      for index in part.dropFirst() {
        let distance = distance(from: points[index], to: points[part.lowerBound], points[part.upperBound])
        if distance > largest { (farthest, largest) = (index, distance) }
      }
      guard farthest > part.lowerBound else { continue }
      isKept[farthest] = true
      open.append(part.lowerBound..<farthest)
      open.append(farthest..<part.upperBound)
    }
    return points.indices.filter { isKept[$0] }.map { points[$0] }
  }

  /// Returns a closed line, simplified on both sides of its point that is farthest from the first one.
  static func simplified(loop points: [Point], tolerance: Double = 0.12) -> [Point] {
    guard let first = points.first, points.count > 3 else { return points }
    var opposite = 0
    for index in points.indices where first.distance(to: points[index]) > first.distance(to: points[opposite]) {
      opposite = index
    }
    let there = simplified(Array(points[...opposite]), tolerance: tolerance)
    let back = simplified(Array(points[opposite...]) + [first], tolerance: tolerance)
    return there + back.dropFirst().dropLast()
  }

  /// The distance of a point from the straight line between two others.
  private static func distance(from point: Point, to start: Point, _ end: Point) -> Double {
    let (x, y) = (end.x - start.x, end.y - start.y)
    let squared = x * x + y * y
    guard squared > 0 else { return point.distance(to: start) }
    let along = ((point.x - start.x) * x + (point.y - start.y) * y) / squared
    let part = min(max(along, 0), 1)
    return point.distance(to: Point(x: start.x + x * part, y: start.y + y * part))
  }
}
