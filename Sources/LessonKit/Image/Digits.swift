import Wire

/// A grid of labelled images. With predictions, the wrong ones have a thick frame and say `label → prediction`: a caption
/// may explain it, and the words for those who cannot see the figure do.
public struct Digits: Sendable {
  let images: [[Float]]
  let labels: [Int]
  let predictions: [Int]
  let columns: Int

  private static let most = 400

  /// - Parameters:
  ///   - examples: Up to 400 of them are drawn.
  ///   - predictions: What a network took them for, in the same order. Examples without one count as unjudged.
  ///   - columns: How many images a row has, 1 to 20.
  public init(_ examples: some Sequence<Example>, predictions: [Int] = [], columns: Int = 10) {
    let examples = Array(examples)
    images = examples.map { $0.image }
    labels = examples.map { $0.label }
    self.predictions = predictions
    self.columns = min(max(columns, 1), 20)
  }

  /// The grid as a drawing.
  public var figure: Figure {
    guard !images.isEmpty else { return Figure.saying("No images to draw", title: nil, width: 280) }
    let count = min(images.count, Self.most)
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

  /// The grid as SVG text.
  public var svg: String { figure.svg }

  private func isWrong(_ index: Int) -> Bool {
    index < predictions.count && predictions[index] != labels[index]
  }

  private func draw(_ index: Int, in box: Box, on svg: inout SVG) {
    if let png = PNG(ink: images[index]) {
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
    images.count > Self.most ? ["The first \(Self.most) of \(images.count) images."] : []
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
  public var output: Output { .image(figure.drawing) }
}

/// The first twenty of some texts, with commas between them.
private func listing(_ texts: [String]) -> String {
  texts.prefix(20).joined(separator: ", ") + (texts.count > 20 ? ", …" : "")
}
