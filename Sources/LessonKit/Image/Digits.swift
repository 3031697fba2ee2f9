import Wire

/// A figure of a grid of labelled images. With predictions, wrongly classified images have a thick frame and the
/// caption `label → prediction`, and a note says how to read it.
///
/// ```swift
/// let some = unseen.first(24)
/// show(Digits(some, predictions: some.map { network.classify($0.image) }, columns: 12))
/// ```
public struct Digits: Sendable {
  let images: [[Float]]
  let labels: [Int]
  let predictions: [Int]
  let columns: Int

  private static let imageLimit = 400
  /// The size of text: still 10 pixels where a phone shows the widest figure 350 pixels wide.
  private static let textSize = 14.0
  private static let greatestWidth = 480.0

  /// Creates a figure of examples.
  ///
  /// - Parameters:
  ///   - examples: The examples. The first 400 are drawn.
  ///   - predictions: The predicted classes, in the order of the examples. There may be fewer, or none.
  ///   - columns: The number of images in a row, limited to 1...20.
  public init(_ examples: some Sequence<Example>, predictions: [Int] = [], columns: Int = 10) {
    let examples = Array(examples)
    images = examples.map { $0.image }
    labels = examples.map { $0.label }
    self.predictions = predictions
    self.columns = min(max(columns, 1), 20)
  }

  /// The finished figure.
  var figure: Figure {
    guard !images.isEmpty else { return Figure.placeholder("No images to draw", title: nil, width: 280) }
    let montage = self.montage
    let cell = min(64, (Self.greatestWidth / Double(montage.across)).rounded(.down))
    let pixel = cell / Double(montage.columns + montage.gapX)
    let margin = Double(montage.gapX) * pixel / 2
    let area = Box(
      left: margin,
      top: 5,
      right: margin + Double(montage.width) * pixel,
      bottom: 5 + Double(montage.height) * pixel
    )
    var svg = SVG()
    svg.image(png(of: montage), in: area)
    for image in 0..<montage.count {
      let corner = montage.corner(of: image)
      let (left, top) = (area.left + Double(corner.column) * pixel, area.top + Double(corner.row) * pixel)
      let side = Double(montage.columns) * pixel
      draw(image, in: Box(left: left, top: top, right: left + side, bottom: top + side), cell: cell, on: &svg)
    }
    let notes = self.notes
    let noteWidth = notes.reduce(200) { max($0, TextWidth.of($1, size: Self.textSize) + 4) }
    let width = max(Double(montage.across) * cell, min(noteWidth, Self.greatestWidth))
    var baseline = area.bottom + 18
    for note in notes {
      baseline += 22
      let text = TextWidth.fitted(note, to: width, size: Self.textSize)
      svg.label(text, at: Point(x: margin, y: baseline), ["font-size": SVG.number(Self.textSize)])
    }
    return Figure(width: width, height: baseline + 6, title: summary, body: svg.text)
  }

  /// The arrangement of the images, each as large as the first square one, with room for a line of text below each.
  private var montage: Montage {
    let count = min(images.count, Self.imageLimit)
    let side = images.compactMap { PixelPalette.side(of: $0.count) }.first ?? 1
    let across = min(columns, count)
    let cell = min(64, (Self.greatestWidth / Double(across)).rounded(.down))
    // About ten pixels between two images.
    let gap = max(1, Int((10 * Double(side) / (cell - 10)).rounded()))
    let pixel = cell / Double(side + gap)
    return Montage(
      columns: side,
      rows: side,
      across: across,
      gapX: gap,
      gapY: Int((27 / pixel).rounded(.up)),
      count: count
    )
  }

  private func png(of montage: Montage) -> PNG {
    let pixels = montage.pixels(gap: PixelPalette.clear) { image, index in
      let hasSize = images[image].count == montage.columns * montage.columns
      return hasSize ? PixelPalette.index(of: images[image][index]) : PixelPalette.clear
    }
    return PNG(width: montage.width, height: montage.height, pixels: pixels, kind: .indexed(PixelPalette.colours))
  }

  private func isWrong(_ index: Int) -> Bool {
    index < predictions.count && predictions[index] != labels[index]
  }

  /// Draws the label, and the frame of a wrong prediction or of an image that has not the others' size.
  private func draw(_ index: Int, in box: Box, cell: Double, on svg: inout SVG) {
    if images[index].count != images.first(where: { PixelPalette.side(of: $0.count) != nil })?.count {
      svg.rectangle(box, ["fill": "none", "stroke": "currentColor", "stroke-dasharray": "2 2"])
    }
    let place = Point(x: (box.left + box.right) / 2, y: box.bottom + 18)
    let size = SVG.number(Self.textSize)
    guard isWrong(index) else {
      return svg.label(String(labels[index]), at: place, anchor: .middle, ["font-size": size])
    }
    svg.rectangle(box.outset(by: 3), ["fill": "none", "stroke": "currentColor", "stroke-width": "2.5"])
    let spaced = "\(labels[index]) → \(predictions[index])"
    let text = TextWidth.of(spaced, size: Self.textSize) < cell ? spaced : "\(labels[index])→\(predictions[index])"
    svg.label(text, at: place, anchor: .middle, ["font-size": size, "font-weight": "700"])
  }

  private var notes: [String] {
    var notes = images.count > Self.imageLimit ? ["The first \(Self.imageLimit) of \(images.count) images."] : []
    if let wrong = images.indices.prefix(Self.imageLimit).first(where: isWrong) {
      let (label, prediction) = (labels[wrong], predictions[wrong])
      notes.append("Framed: wrong. \(label) → \(prediction): is \(label), read as \(prediction).")
    }
    return notes
  }

  private var summary: String {
    let text = "\(counted(images.count, "image")) of digits: \(listing(labels.map(String.init)))."
    guard !predictions.isEmpty else { return text }
    let wrong = images.indices.filter(isWrong)
    guard !wrong.isEmpty else { return text + " All are read correctly." }
    let mistakes = listing(wrong.map { "\(labels[$0]) read as \(predictions[$0])" })
    return text + " Wrong: \(wrong.count), \(mistakes)."
  }
}

extension Digits: Showable {
  /// The finished figure as an output.
  public var output: Output { .image(figure.drawing) }
}

/// Joins the first twenty texts by commas; an ellipsis stands for the rest.
private func listing(_ texts: [String]) -> String {
  texts.prefix(20).joined(separator: ", ") + (texts.count > 20 ? ", …" : "")
}
