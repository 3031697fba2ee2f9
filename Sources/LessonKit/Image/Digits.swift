import Wire

/// A figure of a grid of labelled images. With predictions, wrongly classified images have a thick red frame and the
/// caption `label → prediction`.
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
    let count = min(images.count, Self.imageLimit)
    let used = min(columns, count)
    let rows = (count + used - 1) / used
    let cell = min(64.0, (560 / Double(used)).rounded(.down))
    let side = cell - 10
    let rowHeight = cell + 14
    var svg = SVG()
    for index in 0..<count {
      let left = Double(index % used) * cell + 5
      let top = Double(index / used) * rowHeight + 5
      draw(index, in: Box(left: left, top: top, right: left + side, bottom: top + side), on: &svg)
    }
    let width = max(Double(used) * cell, 200)
    let bottom = Double(rows) * rowHeight + 5
    svg.notes(notes, baseline: bottom + 11, width: width)
    let height = bottom + Double(notes.count) * SVG.noteHeight + 2
    return Figure(width: width, height: height, title: summary, body: svg.text)
  }

  private func isWrong(_ index: Int) -> Bool {
    index < predictions.count && predictions[index] != labels[index]
  }

  private func draw(_ index: Int, in box: Box, on svg: inout SVG) {
    if let png = PNG(intensities: images[index]) {
      svg.image(png, in: box)
    } else {
      svg.rectangle(box, ["fill": "none", "stroke": "currentColor", "stroke-dasharray": "2 2"])
    }
    let place = Point(x: (box.left + box.right) / 2, y: box.bottom + 15)
    guard isWrong(index) else {
      svg.label(String(labels[index]), at: place, anchor: .middle, ["opacity": "0.8"])
      return
    }
    svg.rectangle(box.outset(by: 2), ["fill": "none", "style": "stroke:\(Colour.red.css);stroke-width:3"])
    let text = "\(labels[index]) → \(predictions[index])"
    svg.label(text, at: place, anchor: .middle, ["font-weight": "700"])
  }

  private var notes: [String] {
    images.count > Self.imageLimit ? ["The first \(Self.imageLimit) of \(images.count) images."] : []
  }

  private var summary: String {
    let text = "\(counted(images.count, "image")) of digits: \(listing(labels.map(String.init)))."
    guard !predictions.isEmpty else { return text }
    let wrong = images.indices.filter(isWrong)
    guard !wrong.isEmpty else { return text + " None of them wrongly recognised." }
    let mistakes = listing(wrong.map { "\(labels[$0]) taken for \(predictions[$0])" })
    return text + " \(wrong.count) of them wrongly recognised: \(mistakes)."
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
