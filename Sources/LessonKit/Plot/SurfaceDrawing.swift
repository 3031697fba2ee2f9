/// The SVG of a surface: its box, the surface as small quadrilaterals from the back to the front, and what lies on it.
struct SurfaceDrawing {
  let surface: Surface
  let styles: [SeriesStyle]
  let projection: SurfaceProjection
  let width: Double
  var svg = SVG()

  /// The number of shades from the lowest to the highest place.
  static let shades = 16

  private static let textSize = Plot.textSize

  /// Returns the figure of a surface, or a placeholder if its function is not finite anywhere.
  static func figure(of surface: Surface, width: Double) -> Figure {
    guard let range = surface.field.drawableRange else {
      return Figure.placeholder("No finite values to draw", title: surface.title, width: width)
    }
    let isFlat = range.upperBound <= range.lowerBound
    let room = isFlat ? max(range.lowerBound.magnitude * 0.5, 0.5) : 0
    let (ticks, z) = AxisTicks.widening(range.lowerBound - room...range.upperBound + room, about: 5, on: .linear)
    var projection = SurfaceProjection(x: surface.field.x, y: surface.field.y, z: z)

    let legend = Legend(of: surface.marks, width: width)
    let legendTop = surface.title == nil ? 2.0 : 28
    let zLabelBaseline = legendTop + legend.height + 15
    let top = legendTop + legend.height + (surface.zLabel == nil ? 8 : 26)
    let labelWidth = ticks.labels.reduce(0) { max($0, TextWidth.of($1, size: textSize)) }
    let left = labelWidth + 22
    projection.fit(at: Point(x: left, y: top), width: max(80, width - left - 26))
    let bottom = top + projection.extent.height * projection.scale

    var drawing = SurfaceDrawing(
      surface: surface,
      styles: SeriesStyle.styles(of: surface.marks),
      projection: projection,
      width: width
    )
    if let title = surface.title { drawing.svg.heading(title, baseline: 16, width: width, size: textSize + 1) }
    drawing.svg.legend(legend, of: surface.marks, in: drawing.styles, top: legendTop, width: width)
    if let label = surface.zLabel {
      drawing.svg.label(
        TextWidth.fitted(label, to: width - 8, size: textSize),
        at: Point(x: 0, y: zLabelBaseline)
      )
    }
    drawing.drawBox(heights: ticks)
    drawing.drawQuadrilaterals()
    drawing.drawMarks()
    let missing = surface.field.values.count { !isDrawable($0) }
    let notes = missing == 0 ? [] : ["\(missing) of \(surface.field.values.count) values are not finite and not drawn."]
    let hasLabels = surface.xLabel != nil || surface.yLabel != nil
    let end = bottom + (hasLabels ? 30 : 18)
    drawing.svg.notes(notes, baseline: end + 12, width: width, size: textSize)
    return Figure(
      width: width,
      height: end + Double(notes.count) * (textSize + 4),
      title: surface.summary(notes),
      body: drawing.svg.text,
      textSize: textSize
    )
  }

  /// Draws the surface. Successive quadrilaterals of one shade are one path.
  private mutating func drawQuadrilaterals() {
    let field = surface.field
    let points = (0..<field.rows).map { row in
      (0..<field.columns).map { column in
        Tenths(projection.pixel(field.place(column, row), field[column, row]))
      }
    }
    let (floor, span) = (projection.z.lowerBound, projection.z.upperBound - projection.z.lowerBound)
    var paths: [(shade: Int, path: String)] = []
    for row in stride(from: field.rows - 2, through: 0, by: -1) {
      for column in 0..<field.columns - 1 {
        let values = [
          field[column, row], field[column + 1, row], field[column + 1, row + 1], field[column, row + 1],
        ]
        guard values.allSatisfy(isDrawable) else { continue }
        let mean = values.reduce(0, +) / 4
        let shade = max(0, min(Self.shades - 1, Int((mean - floor) / span * Double(Self.shades))))
        let corners = [
          points[row][column], points[row][column + 1], points[row + 1][column + 1], points[row + 1][column],
        ]
        let path = Tenths.path(corners, closed: true)
        if let last = paths.last, last.shade == shade {
          paths[paths.count - 1].path += path
        } else {
          paths.append((shade, path))
        }
      }
    }
    let variables = (0..<Self.shades).map { "--s\($0):\(Self.colour(of: $0))" }.joined(separator: ";")
    let mesh = "stroke:currentColor;stroke-opacity:0.28;stroke-width:0.5;stroke-linejoin:round"
    svg.element("g", ["style": "\(variables);\(mesh)"]) { svg in
      for (shade, path) in paths { svg.element("path", ["d": path, "style": "fill:var(--s\(shade))"]) }
    }
  }

  /// The colour of a shade, which is opaque: the page's colour with more and more of the cost's.
  static func colour(of shade: Int) -> String {
    let part = 6 + 84 * shade / (shades - 1)
    return "color-mix(in srgb,\(Colour.cost.css) \(part)%,var(--paper,Canvas))"
  }
}

extension ScalarField {
  /// The least and the greatest value that can be drawn; nil if there is none.
  var drawableRange: ClosedRange<Double>? {
    let values = values.filter(isDrawable)
    guard let least = values.min(), let greatest = values.max() else { return nil }
    return least...greatest
  }
}
