/// The SVG of a heat map: an image with one pixel a number, its axes, and the colour scale.
struct HeatMapDrawing {
  let map: HeatMap
  let scale: HeatMapScale
  let layout: HeatMapLayout
  private var svg = SVG()

  static func figure(of map: HeatMap) -> Figure {
    let scale = HeatMapScale(of: map)
    let notes = HeatMapSummary.notes(on: map, scale: scale)
    let layout = HeatMapLayout(of: map, notes: notes)
    var drawing = HeatMapDrawing(map: map, scale: scale, layout: layout)
    drawing.draw()
    drawing.svg.notes(notes, baseline: layout.height + 12, width: layout.width)
    let height = layout.height + (notes.isEmpty ? 0 : 4 + Double(notes.count) * SVG.noteHeight)
    let title = HeatMapSummary.text(of: map, montage: layout.montage, notes: notes)
    return Figure(width: layout.width, height: height, title: title, body: drawing.svg.text)
  }

  private init(map: HeatMap, scale: HeatMapScale, layout: HeatMapLayout) {
    (self.map, self.scale, self.layout) = (map, scale, layout)
  }

  private mutating func draw() {
    if let title = map.title { svg.heading(title, baseline: 16, width: layout.width) }
    let numbers = self.numbers
    let isOpaqueEnough = scale.palette.isOpaque || numbers.isEmpty
    let deepest = isOpaqueEnough ? HeatMap.Palette.opacity : HeatMap.Palette.opacityBelowText
    let kind = PNG.Kind.indexed(scale.palette.colours(deepest: deepest))
    let (montage, matrix) = (layout.montage, map.matrix)
    let pixels = montage.pixels(gap: scale.palette.clear) { image, index in
      guard map.tiling != nil else { return scale.index(of: matrix.elements[index].asDouble) }
      return index < matrix.columns ? scale.index(of: matrix[image, index].asDouble) : scale.palette.clear
    }
    svg.image(PNG(width: montage.width, height: montage.height, pixels: pixels, kind: kind), in: layout.area)
    svg.element("path", ["d": frames, "fill": "none", "stroke": "currentColor", "stroke-opacity": "0.4"])
    drawTitles()
    drawNames()
    drawLabels()
    for number in numbers { svg.label(number.text, at: number.place, anchor: .middle, number.attributes) }
    drawScale(kind)
  }

  /// The rectangle of an image.
  private func box(_ image: Int) -> Box {
    let corner = layout.montage.corner(of: image)
    let left = layout.area.left + Double(corner.column) * layout.cell.width
    let top = layout.area.top + Double(corner.row) * layout.cell.height
    let size = (Double(layout.montage.columns) * layout.cell.width, Double(layout.montage.rows) * layout.cell.height)
    return Box(left: left, top: top, right: left + size.0, bottom: top + size.1)
  }

  /// The frames of the images as the `d` of a path.
  private var frames: String {
    (0..<layout.montage.count).reduce(into: "") { path, image in
      let box = box(image)
      let (left, top) = (SVG.number(box.left), SVG.number(box.top))
      path += "M\(left) \(top)h\(SVG.number(box.width))v\(SVG.number(box.height))h\(SVG.number(-box.width))Z"
    }
  }

  private mutating func drawTitles() {
    guard let tiling = map.tiling else { return }
    for (image, title) in tiling.titles.prefix(layout.montage.count).enumerated() {
      let box = box(image)
      let text = TextWidth.fitted(title, to: box.width + Double(layout.montage.gapX) * layout.cell.width - 2)
      svg.label(text, at: Point(x: (box.left + box.right) / 2, y: box.bottom + 14), anchor: .middle)
    }
  }

  private mutating func drawNames() {
    for (index, name) in layout.columns {
      let x = layout.area.left + (Double(index) + 0.5) * layout.cell.width
      if layout.areColumnsUpright {
        let text = TextWidth.fitted(name, to: layout.scale.top - layout.area.bottom - 16)
        let turn = "translate(\(SVG.number(x + 4)) \(SVG.number(layout.area.bottom + 6))) rotate(-90)"
        svg.label(text, at: Point(x: 0, y: 0), anchor: .end, ["transform": turn])
      } else {
        svg.label(name, at: Point(x: x, y: layout.area.bottom + 16), anchor: .middle, SVG.tabular)
      }
    }
    for (index, name) in layout.rows {
      let y = layout.area.top + (Double(index) + 0.5) * layout.cell.height + 4
      let text = TextWidth.fitted(name, to: layout.area.left - 7)
      svg.label(text, at: Point(x: layout.area.left - 6, y: y), anchor: .end, SVG.tabular)
    }
  }

  private mutating func drawLabels() {
    if let label = map.xLabel {
      svg.label(label, below: layout.area, baseline: layout.scale.top - 13, width: layout.width)
    }
    if let label = map.yLabel {
      svg.label(TextWidth.fitted(label, to: layout.width - 8), at: Point(x: 0, y: layout.area.top - 8))
    }
  }

  /// Draws the colour scale below the matrix, with numbers at its ends and in its middle.
  private mutating func drawScale(_ kind: PNG.Kind) {
    let bar = layout.scale
    let shades = (0...scale.palette.last).map { UInt8($0) }
    svg.image(PNG(width: shades.count, height: 1, pixels: shades, kind: kind), in: bar)
    svg.rectangle(bar, ["fill": "none", "stroke": "currentColor", "stroke-opacity": "0.4"])
    let (middle, baseline) = ((bar.left + bar.right) / 2, bar.bottom + 15)
    guard scale.limit > 0 else {
      let x = scale.palette.isSigned ? middle : bar.left + 4
      return svg.label("0", at: Point(x: x, y: baseline), anchor: .middle)
    }
    let least = scale.palette.isSigned ? -scale.limit : 0
    svg.label(FixedPoint.brief(least), at: Point(x: bar.left, y: baseline))
    svg.label(FixedPoint.brief((least + scale.limit) / 2), at: Point(x: middle, y: baseline), anchor: .middle)
    svg.label(FixedPoint.brief(scale.limit), at: Point(x: bar.right, y: baseline), anchor: .end)
  }
}

extension HeatMapDrawing {
  private struct CellText {
    let text: String
    let place: Point
    let attributes: SVG.Attributes
  }

  /// The numbers on the squares; none if one of them does not fit into its square.
  private var numbers: [CellText] {
    let values = map.matrix.elements.map { $0.asDouble }
    let largest = values.filter(isDrawable).reduce(0) { max($0, $1.magnitude) }
    let texts = Self.aligned(values, limit: largest)
    guard layout.cell.height >= 16, texts.allSatisfy({ TextWidth.of($0, size: 12) < layout.cell.width - 1 })
    else { return [] }
    return texts.enumerated().map { index, text in
      let size = map.tiling == nil ? values.count : map.matrix.columns
      let (box, within) = (box(index / size), index % size)
      let x = box.left + (Double(within % layout.montage.columns) + 0.5) * layout.cell.width
      let y = box.top + (Double(within / layout.montage.columns) + 0.5) * layout.cell.height + 4
      let ink = LightRamp.ink(at: scale.limit > 0 ? values[index] / scale.limit : 0)
      return CellText(text: text, place: Point(x: x, y: y), attributes: scale.palette.isOpaque ? ["fill": ink] : [:])
    }
  }

  /// Formats numbers with the same number of digits after the point: two for magnitudes around 1, more for smaller and
  /// fewer for larger ones, none if all are integers. Zero is `0`, to differ from small numbers that are rounded to
  /// zero.
  static func aligned(_ values: [Double], limit: Double) -> [String] {
    let exponent = PowerOfTen.exponent(of: limit)
    guard (-4...6).contains(exponent) else { return values.map(FixedPoint.brief) }
    func texts(digits: Int) -> [String] {
      values.map { value in
        value == 0 ? "0" : isDrawable(value) ? format(value, digits: digits).typographic : FixedPoint.brief(value)
      }
    }
    let areIntegers = values.allSatisfy { !isDrawable($0) || $0 == $0.rounded() }
    return texts(digits: areIntegers ? 0 : exponent < 0 ? 1 - exponent : max(0, 2 - exponent))
  }
}
