/// The names of a plot's lines, written at their right ends instead of in the legend.
///
/// Lines are labelled so if all named ones reach the plot's right edge, their names are short, and the labels fit
/// above each other near the lines' ends, which differ in height.
struct EndLabels {
  struct Label: Equatable {
    let name: String
    /// The index of the mark that is labelled.
    let mark: Int
    /// The line's last point, in the data's units.
    let end: Point
    /// The pixel heights of the line's end and of the label's middle.
    var endHeight = 0.0
    var height = 0.0
  }

  private(set) var labels: [Label] = []

  /// The distance between two labels, and the greatest distance of a label from its line's end, in pixels.
  private static let spacing = 16.0, reach = 34.0
  /// The least distance between the ends of two lines, in pixels.
  private static let leastGap = 4.0

  /// Collects the labels; there are none if the plot needs a legend.
  init(of plot: Plot, x: ClosedRange<Double>, y: ClosedRange<Double>) {
    guard !plot.hasContour, !plot.hasBars else { return }
    var labels: [Label] = []
    for (index, mark) in plot.marks.enumerated() {
      guard case .line(let points) = mark.shape, let name = mark.name else { continue }
      if labels.contains(where: { $0.name == name }) { continue }
      guard let end = points.last(where: { $0.isDrawable }), y.contains(end.y), x.contains(end.x),
        plot.xAxis.scale.fraction(of: end.x, in: x) > 0.96
      else { return }
      labels.append(Label(name: name, mark: index, end: end))
    }
    let isShort = labels.allSatisfy { Plot.textWidth($0.name) < plot.width * 0.28 }
    if isShort, labels.count <= 7 { self.labels = labels }
  }

  /// The width of the margin that the labels need, in pixels.
  var width: Double { labels.reduce(0) { max($0, Plot.textWidth($1.name)) } + 16 }

  func contains(_ name: String?) -> Bool { labels.contains { $0.name == name } }

  /// Sets the labels' heights so that they do not overlap.
  ///
  /// - Parameters:
  ///   - area: The plot's area.
  ///   - height: Returns the pixel height of a point of the data.
  /// - Returns: False if a label would be too far from its line, or if two lines end at one height.
  mutating func spread(in area: Box, height: (Point) -> Double) -> Bool {
    for index in labels.indices {
      labels[index].endHeight = height(labels[index].end)
      labels[index].height = labels[index].endHeight
    }
    labels.sort { $0.endHeight < $1.endHeight }
    // Where two lines end at one height, nothing would tell whose name is whose.
    let gaps = zip(labels, labels.dropFirst()).map { $1.endHeight - $0.endHeight }
    if gaps.contains(where: { $0 < Self.leastGap }) { return false }
    // Labels that are too near are moved apart as one group, whose middle stays where it is.
    var groups: [(first: Int, count: Int, middle: Double)] = []
    for index in labels.indices {
      groups.append((index, 1, labels[index].endHeight))
      while groups.count > 1 {
        let (upper, lower) = (groups[groups.count - 2], groups[groups.count - 1])
        let needed = Double(upper.count + lower.count) / 2 * Self.spacing
        if lower.middle - upper.middle >= needed { break }
        let count = upper.count + lower.count
        let sum = upper.middle * Double(upper.count) + lower.middle * Double(lower.count)
        let half = Double(count - 1) / 2 * Self.spacing
        let middle = max(area.top + half, min(sum / Double(count), area.bottom - half))
        groups.removeLast(2)
        groups.append((upper.first, count, middle))
      }
    }
    for group in groups {
      for offset in 0..<group.count {
        let shift = (Double(offset) - Double(group.count - 1) / 2) * Self.spacing
        labels[group.first + offset].height = group.middle + shift
      }
    }
    return labels.allSatisfy { ($0.height - $0.endHeight).magnitude <= Self.reach }
  }
}

extension PlotDrawing {
  /// Writes the names of lines at their ends, each after a short stroke in its line's colour.
  mutating func drawEndLabels() {
    for label in layout.endLabels.labels {
      let end = Point(x: layout.area.right + 1, y: label.endHeight)
      let start = Point(x: layout.area.right + 9, y: label.height)
      svg.path([end, start], "fill:none;stroke:\(styles[label.mark].css);stroke-width:1.5")
      svg.label(label.name, at: Point(x: start.x + 3, y: start.y + 5))
    }
  }
}
