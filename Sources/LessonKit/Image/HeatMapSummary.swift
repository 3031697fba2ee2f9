/// The words about a heat map: the notes below it, and the description for readers who cannot see it.
enum HeatMapSummary {
  /// The notes on numbers that have no colour of their own.
  static func notes(on map: HeatMap, scale: HeatMapScale) -> [String] {
    let values = map.matrix.elements.map { $0.asDouble }
    let missing = values.count { !isDrawable($0) }
    let beyond = values.count { scale.isBeyond($0) }
    var notes: [String] = []
    if missing > 0 { notes.append("\(missing) of \(values.count) values are not finite: grey.") }
    if beyond > 0 {
      notes.append("\(beyond) of \(values.count) values are beyond the scale: in the colour of its end.")
    }
    return notes
  }

  /// The title, the size, the largest and the smallest number and their places, and the notes.
  static func text(of map: HeatMap, montage: Montage, notes: [String]) -> String {
    var sentences = map.title.map { [$0.last == "." ? $0 : $0 + "."] } ?? []
    let subject =
      map.tiling == nil
      ? "a \(montage.rows) × \(montage.columns) matrix"
      : "\(counted(montage.count, "image")) of \(montage.rows) × \(montage.columns) numbers"
    sentences.append("Heat map of \(subject).")
    let values = map.matrix.elements.map { $0.asDouble }
    let drawable = values.indices.filter { isDrawable(values[$0]) }
    // The first of equal ones.
    let most = drawable.max { values[$0] < values[$1] || (values[$0] == values[$1] && $0 > $1) }
    let least = drawable.min { values[$0] < values[$1] }
    if let most, let least {
      let (greatest, smallest) = (FixedPoint.brief(values[most]), FixedPoint.brief(values[least]))
      sentences.append(
        values[most] == values[least]
          ? "All values are \(greatest)."
          : "Largest: \(greatest) in \(place(of: most, in: map)); smallest: \(smallest) in \(place(of: least, in: map))."
      )
    }
    return (sentences + notes).joined(separator: " ")
  }

  /// The place of a number in words: `row 12, column 9`, in a map of images with the image before it.
  private static func place(of index: Int, in map: HeatMap) -> String {
    let (line, within) = (index / map.matrix.columns, index % map.matrix.columns)
    guard let tiling = map.tiling else {
      return "\(map.rowNames.phrase("row", line)), \(map.columnNames.phrase("column", within))"
    }
    let title = line < tiling.titles.count ? "“\(tiling.titles[line])”" : "image \(line)"
    return "\(title), row \(within / tiling.columns), column \(within % tiling.columns)"
  }
}
