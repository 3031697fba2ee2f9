/// The legend of a plot: the names of its series, each after a sample of its marks, in rows above the plot.
struct Legend {
  struct Entry: Equatable {
    let name: String
    /// The indices of the marks of that name.
    var marks: [Int]
    /// The entry's left end, in pixels from the legend's left end, and its row.
    var x = 0.0
    var row = 0
    /// The width of the sample in pixels: a line needs more than a point.
    var sampleWidth = 14.0
  }

  /// The height of a row in pixels.
  static let rowHeight = 22.0

  private(set) var entries: [Entry] = []
  var height: Double { Double((entries.last?.row ?? -1) + 1) * Self.rowHeight }

  /// Collects the entries and breaks them into rows.
  ///
  /// - Parameters:
  ///   - marks: The plot's marks. Rules have no entry, because they are labelled in the plot.
  ///   - width: The width of a row in pixels.
  ///   - isLabelled: True for names that the plot shows elsewhere.
  init(of marks: [Mark], width: Double, excluding isLabelled: (String) -> Bool = { _ in false }) {
    for (index, mark) in marks.enumerated() {
      guard let name = mark.name, !mark.isRule, !isLabelled(name) else { continue }
      let sampleWidth = mark.hasLineSample ? 26.0 : 14.0
      if let known = entries.firstIndex(where: { $0.name == name }) {
        entries[known].marks.append(index)
        entries[known].sampleWidth = max(entries[known].sampleWidth, sampleWidth)
      } else {
        entries.append(Entry(name: name, marks: [index], sampleWidth: sampleWidth))
      }
    }
    var x = 0.0
    var row = 0
    for index in entries.indices {
      let entryWidth = entries[index].sampleWidth + 6 + Plot.textWidth(entries[index].name)
      if x > 0, x + entryWidth > width { (x, row) = (0, row + 1) }
      (entries[index].x, entries[index].row) = (x, row)
      x += entryWidth + 18
    }
  }
}

extension Mark {
  fileprivate var isRule: Bool {
    switch shape {
    case .horizontalRule, .verticalRule: true
    case .line, .points, .area, .bars, .path, .arrow, .contour, .annotation: false
    }
  }

  fileprivate var hasLineSample: Bool {
    switch shape {
    case .line, .path, .arrow, .horizontalRule, .verticalRule: true
    case .points, .area, .bars, .contour, .annotation: false
    }
  }
}
