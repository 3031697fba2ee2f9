/// The outline of the places where a field is at least some level: closed loops, by marching squares.
///
/// A border of cells without height surrounds the field, so that loops close along its edge.
struct Contour {
  /// Each loop's points, in the data's units. Filled by the even-odd rule they cover the places at or above the level.
  private(set) var loops: [[Point]] = []

  private let field: Field
  private let level: Double
  // The grid with its border has `columns` × `rows` points.
  private let columns, rows: Int
  /// For every edge of the grid the edges that the outline goes on to, at most one in either of its two cells; -1: none.
  private var neighbours: [(Int, Int)]

  init(of field: Field, at level: Double) {
    self.field = field
    self.level = level
    columns = field.columns + 2
    rows = field.rows + 2
    neighbours = Array(repeating: (-1, -1), count: 2 * columns * rows)
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 { march(column, row) }
    }
    trace()
  }

  /// The field's value at a point of the bordered grid; below every level outside the field and where it is not a number.
  private func value(_ column: Int, _ row: Int) -> Double {
    guard (1...field.columns).contains(column), (1...field.rows).contains(row) else { return -.infinity }
    let value = field[column - 1, row - 1]
    return value.isNaN ? -.infinity : value
  }

  private func isInside(_ column: Int, _ row: Int) -> Bool { value(column, row) >= level }

  // An edge's number: that of its lower left point, plus one plane for the vertical ones.
  private func horizontalEdge(_ column: Int, _ row: Int) -> Int { row * columns + column }
  private func verticalEdge(_ column: Int, _ row: Int) -> Int { columns * rows + row * columns + column }

  /// Joins the edges of one cell between which the outline passes.
  private mutating func march(_ column: Int, _ row: Int) {
    let corners = [
      isInside(column, row), isInside(column + 1, row), isInside(column + 1, row + 1), isInside(column, row + 1),
    ]
    let edges = [
      horizontalEdge(column, row), verticalEdge(column + 1, row), horizontalEdge(column, row + 1),
      verticalEdge(column, row),
    ]
    let crossed = (0..<4).filter { corners[$0] != corners[($0 + 1) % 4] }
    if crossed.count == 2 {
      join(edges[crossed[0]], edges[crossed[1]])
    } else if crossed.count == 4 {
      // A saddle: the mean of the corners says which two of them belong together.
      let mean =
        (value(column, row) + value(column + 1, row) + value(column + 1, row + 1) + value(column, row + 1)) / 4
      let cutsFirstCorner = (mean >= level) != corners[0]
      join(edges[0], edges[cutsFirstCorner ? 3 : 1])
      join(edges[2], edges[cutsFirstCorner ? 1 : 3])
    }
  }

  private mutating func join(_ first: Int, _ second: Int) {
    add(second, to: first)
    add(first, to: second)
  }

  private mutating func add(_ other: Int, to edge: Int) {
    if neighbours[edge].0 < 0 { neighbours[edge].0 = other } else { neighbours[edge].1 = other }
  }

  private mutating func trace() {
    var visited = Array(repeating: false, count: neighbours.count)
    for start in neighbours.indices where neighbours[start].0 >= 0 && !visited[start] {
      var loop: [Point] = []
      var edge = start
      while !visited[edge] {
        visited[edge] = true
        loop.append(crossing(edge))
        let (first, second) = neighbours[edge]
        edge = visited[first] ? second : first
        if edge < 0 { break }
      }
      loops.append(loop)
    }
  }

  /// The point of an edge at which the field passes the level, by linear interpolation.
  private func crossing(_ edge: Int) -> Point {
    let isVertical = edge >= columns * rows
    let number = isVertical ? edge - columns * rows : edge
    let (column, row) = (number % columns, number / columns)
    let (nextColumn, nextRow) = isVertical ? (column, row + 1) : (column + 1, row)
    let (from, to) = (place(column, row), place(nextColumn, nextRow))
    let (first, second) = (value(column, row), value(nextColumn, nextRow))
    let share = first.isFinite && second.isFinite ? (level - first) / (second - first) : 0.5
    return Point(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
  }

  /// A point of the bordered grid: the border lies on the field's edge.
  private func place(_ column: Int, _ row: Int) -> Point {
    field.place(min(max(column - 1, 0), field.columns - 1), min(max(row - 1, 0), field.rows - 1))
  }
}
