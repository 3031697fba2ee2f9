extension SeriesStyle {
  /// Returns the looks of marks, in their order.
  ///
  /// Marks of the same name share one look, and so do marks without a name that were given the same colour. Marks
  /// without a colour take the next one of `Colour.automatic`; rules and annotations are grey. Series of the same
  /// kind, such as lines, differ by dashes and marker, and by the shade where their colour is the same.
  static func styles(of marks: [Mark]) -> [SeriesStyle] {
    var styles: [SeriesStyle] = []
    var automatic = 0
    for (index, mark) in marks.enumerated() {
      let earlier = marks[..<index]
      let namesake = earlier.firstIndex { mark.name != nil && $0.name == mark.name }
      let twin = earlier.firstIndex { $0.isTwin(of: mark) }
      if let namesake, mark.colour == nil || mark.colour == styles[namesake].colour {
        styles.append(styles[namesake])
      } else if let twin {
        styles.append(styles[twin])
      } else if mark.kind == .reference {
        styles.append(SeriesStyle(colour: mark.colour ?? .grey))
      } else {
        if mark.colour == nil { automatic += 1 }
        let colour = mark.colour ?? Colour.automatic[(automatic - 1) % Colour.automatic.count]
        let peers = earlier.indices.filter { marks[$0].kind == mark.kind }.map { styles[$0] }
        let order = peers.map { $0.order + 1 }.max() ?? 0
        let shade = peers.filter { $0.colour == colour }.map { $0.shade + 1 }.max() ?? 0
        styles.append(SeriesStyle(colour: colour, shade: shade, order: order))
      }
    }
    return styles
  }
}

extension Mark {
  /// The kinds of marks whose looks must differ among themselves.
  fileprivate enum Kind {
    case line, points, bars, path, arrow, contour, reference
  }

  fileprivate var kind: Kind {
    switch shape {
    case .line, .area: .line
    case .points: .points
    case .bars: .bars
    case .path: .path
    case .arrow: .arrow
    case .contour: .contour
    case .horizontalRule, .verticalRule, .annotation: .reference
    }
  }

  /// True for two marks of one kind without a name that were given the same colour.
  fileprivate func isTwin(of other: Mark) -> Bool {
    name == nil && other.name == nil && kind == other.kind && colour != nil && colour == other.colour
  }
}

extension Plot {
  /// The looks of the marks, in their order.
  var styles: [SeriesStyle] { SeriesStyle.styles(of: marks) }
}
