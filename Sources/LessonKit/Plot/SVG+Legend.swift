extension SVG {
  /// Appends a legend: the names of marks, each after a sample of its look.
  mutating func legend(_ legend: Legend, of marks: [Mark], in styles: [SeriesStyle], top: Double, width: Double) {
    for entry in legend.entries {
      let y = top + Double(entry.row) * Legend.rowHeight + 10
      for index in entry.marks {
        let start = Point(x: entry.x, y: y)
        sample(of: marks[index].shape, in: styles[index], from: start, width: entry.sampleWidth)
      }
      let x = entry.x + entry.sampleWidth + 6
      label(TextWidth.fitted(entry.name, to: width - x, size: Plot.textSize), at: Point(x: x, y: y + 5))
    }
  }

  private mutating func sample(of shape: Mark.Shape, in style: SeriesStyle, from start: Point, width: Double) {
    let end = Point(x: start.x + width, y: start.y)
    let middle = Point(x: start.x + width / 2, y: start.y)
    switch shape {
    case .line: path([start, end], style.line)
    case .points: style.marker.draw(at: middle, colour: style.css, on: &self)
    case .bars(let values, _):
      let box = Box(left: start.x, top: start.y - 6, right: end.x, bottom: start.y + 6)
      bar(box, isNegative: values.allSatisfy { $0 < 0 }, in: style)
    case .area, .contour:
      let box = Box(left: start.x, top: start.y - 6, right: end.x, bottom: start.y + 6)
      rectangle(box, ["style": "fill:\(style.css);fill-opacity:0.3"])
    case .path:
      path([start, end], style.line)
      style.marker.draw(at: middle, colour: style.css, scale: 0.7, on: &self)
      arrowhead(from: start, to: end, colour: style.css, size: 8)
    case .arrow: arrow(from: start, to: end, colour: style.css)
    case .horizontalRule, .verticalRule, .annotation: break  // They are labelled in the plot.
    }
  }
}
