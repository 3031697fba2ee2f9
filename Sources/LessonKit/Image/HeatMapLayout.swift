/// The places of a heat map's parts, in pixels.
///
/// The width is such that text of 12 pixels still has 10 where a phone shows the figure 350 pixels wide.
struct HeatMapLayout {
  static let greatestWidth = 420.0

  /// The images, or the one matrix, with a pixel for each number.
  let montage: Montage
  /// The size of a number's rectangle.
  let cell: (width: Double, height: Double)
  let area: Box
  /// The names at the axes that are drawn.
  let rows, columns: [(index: Int, name: String)]
  /// True if the names of the columns are written upwards, because they are wider than the columns.
  let areColumnsUpright: Bool
  /// The bar of the colour scale.
  let scale: Box
  let width: Double
  /// The height without notes.
  let height: Double

  /// The height of the titles below images.
  static let titleHeight = 19.0
  /// The width of the widest label of a row, and the height of the highest upright one of a column.
  private static let longestLabel = 120.0

  init(of map: HeatMap, notes: [String]) {
    let hasAxes = map.hasAxes && map.tiling == nil
    let names = hasAxes ? map.rowNames.drawn(of: map.matrix.rows, room: .infinity) : []
    let nameWidth = min(Self.longestLabel, names.reduce(0) { max($0, TextWidth.of($1.name)) })
    let left = hasAxes ? nameWidth + 10 : 1
    let right = hasAxes ? 8.0 : 1
    montage = Self.montage(of: map, room: Self.greatestWidth - left - right)
    cell = Self.cell(of: montage, room: Self.greatestWidth - left - right, isTiled: map.tiling != nil)
    let top = (map.title == nil ? 6.0 : 28) + (map.yLabel == nil ? 0 : 20)
    area = Box(
      left: left,
      top: top,
      right: left + cell.width * Double(montage.width),
      bottom: top + cell.height * Double(montage.height)
    )

    rows = hasAxes ? map.rowNames.drawn(of: montage.rows, room: area.height / map.rowNames.spacing(28)) : []
    let widest = hasAxes ? (0..<montage.columns).reduce(0) { max($0, TextWidth.of(map.columnNames.name($1))) } : 0
    areColumnsUpright = map.columnNames.labels != nil && widest > cell.width - 4
    columns = hasAxes ? map.columnNames.drawn(of: montage.columns, room: area.width / map.columnNames.spacing(40)) : []

    var bottom = area.bottom + 4
    if map.tiling?.titles.isEmpty == false { bottom += Self.titleHeight }
    if hasAxes { bottom += areColumnsUpright ? min(widest, Self.longestLabel) + 10 : 18 }
    if map.xLabel != nil { bottom += 19 }
    let texts = [map.title.map { TextWidth.of($0, size: 15) }, map.xLabel.map { TextWidth.of($0) }].compactMap { $0 }
    let needed = (texts + notes.map { TextWidth.of($0, size: 11) }).reduce(160) { max($0, $1 + 8) }
    width = max(area.right + right, min(needed, Self.greatestWidth))
    scale = Box(left: left, top: bottom + 6, right: left + max(120, min(area.width, 220)), bottom: bottom + 16)
    height = scale.bottom + 19
  }

  private static func montage(of map: HeatMap, room: Double) -> Montage {
    let matrix = map.matrix
    guard let tiling = map.tiling else {
      return Montage(columns: matrix.columns, rows: matrix.rows, across: 1, gapX: 0, gapY: 0, count: 1)
    }
    // At least six pixels between images, and room for their titles.
    let cell = min(24, room / Double((tiling.columns + 2) * tiling.across))
    let gap = Int((6 / cell).rounded(.up))
    return Montage(
      columns: tiling.columns,
      rows: (matrix.columns + tiling.columns - 1) / tiling.columns,
      across: tiling.across,
      gapX: gap,
      gapY: tiling.titles.isEmpty ? gap : Int(((titleHeight + 5) / cell).rounded(.up)),
      count: matrix.rows
    )
  }

  /// The rectangle of a number: a square of up to 44 pixels, in whole pixels where it is large enough; but in long
  /// matrices, whose squares would become too small to see, no square.
  private static func cell(of montage: Montage, room: Double, isTiled: Bool) -> (width: Double, height: Double) {
    let (columns, rows) = (Double(montage.width), Double(montage.height))
    if isTiled {
      let side = min(24, room / columns, 900 / rows)
      return (side, side)
    }
    let side = min(44, room / columns, 340 / rows)
    let whole = side > 6 ? side.rounded(.down) : side
    return (max(whole, min(room / columns, 4)), max(whole, min(340 / rows, 6), 16 / rows))
  }
}

extension HeatMapNames {
  /// The least distance of two names: that of labels is less than that of numbers, which need not all be there.
  fileprivate func spacing(_ ofNumbers: Double) -> Double { labels == nil ? ofNumbers : 13 }
}
