/// The boundary of the region in which a scalar field is at least a level, as closed loops, by marching squares.
///
/// The field is surrounded by a border that is below every level, so that loops close along the field's edge.
struct Contour {
  /// The points of each loop, in the data's units. Filled by the even-odd rule, the loops cover the region.
  private(set) var loops: [[Point]] = []

  private let field: ScalarField
  private let level: Double
  /// The size of the grid with its border, in points.
  private let columns, rows: Int
  /// For each edge of the grid, the edges to which the boundary continues from it, one in each of the edge's two cells;
  /// -1 for none.
  private var neighbours: [(Int, Int)]

  init(of field: ScalarField, at level: Double) {
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

  /// The field's value at a point of the bordered grid: -∞ on the border and for NaN.
  private func value(_ column: Int, _ row: Int) -> Double {
    guard (1...field.columns).contains(column), (1...field.rows).contains(row) else { return -.infinity }
    let value = field[column - 1, row - 1]
    return value.isNaN ? -.infinity : value
  }

  private func isInside(_ column: Int, _ row: Int) -> Bool { value(column, row) >= level }

  // Edges are numbered by their lower left point, the vertical ones after all horizontal ones.
  private func horizontalEdge(_ column: Int, _ row: Int) -> Int { row * columns + column }
  private func verticalEdge(_ column: Int, _ row: Int) -> Int { columns * rows + row * columns + column }

  /// Connects the edges of one cell between which the boundary passes.
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
      // A saddle: the mean of the four corners decides which diagonal pair is connected.
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

  /// Collects the loops by following the boundary from edge to edge.
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

  /// The point of an edge at which the field crosses the level, by linear interpolation.
  private func crossing(_ edge: Int) -> Point {
    let isVertical = edge >= columns * rows
    let number = isVertical ? edge - columns * rows : edge
    let (column, row) = (number % columns, number / columns)
    let (nextColumn, nextRow) = isVertical ? (column, row + 1) : (column + 1, row)
    let (from, to) = (place(column, row), place(nextColumn, nextRow))
    let (first, second) = (value(column, row), value(nextColumn, nextRow))
    let fraction = first.isFinite && second.isFinite ? (level - first) / (second - first) : 0.5
    return Point(x: from.x + (to.x - from.x) * fraction, y: from.y + (to.y - from.y) * fraction)
  }

  /// The position of a point of the bordered grid. The border lies on the field's edge.
  private func place(_ column: Int, _ row: Int) -> Point {
    field.place(min(max(column - 1, 0), field.columns - 1), min(max(row - 1, 0), field.rows - 1))
  }
}
