import Wire

/// A figure of one square image, such as one of MNIST's handwritten digits, in the colours of activations.
///
/// ```swift
/// show(Digit(examples[0]))
/// ```
public struct Digit: Sendable {
  let image: [Float]
  let caption: String?

  /// Creates a figure of an image.
  ///
  /// - Parameters:
  ///   - image: The pixels row by row, activations from 0 (dark) to 1 (bright): 28 × 28 of them, or any other square number.
  ///   - caption: A short text below the image; none by default.
  public init(_ image: [Float], caption: String? = nil) {
    self.image = image
    self.caption = caption
  }

  /// Creates a figure of an example's image, with its label as the caption.
  public init(_ example: Example) {
    self.init(example.image, caption: String(example.label))
  }

  /// The finished figure.
  var figure: Figure {
    guard let png = PNG(intensities: image) else {
      return Figure.placeholder("\(image.count) pixels are not a square image", title: caption, width: 280)
    }
    let side = 140.0
    let width = max(side, min(280, TextWidth.of(caption ?? "", size: 14) + 4))
    var svg = SVG()
    let left = (width - side) / 2
    let box = Box(left: left, top: 0.5, right: left + side, bottom: side + 0.5)
    svg.image(png, in: box)
    svg.rectangle(box, ["fill": "none", "stroke": "currentColor", "stroke-opacity": "0.4"])
    if let caption {
      let text = TextWidth.fitted(caption, to: width, size: 14)
      svg.label(text, at: Point(x: width / 2, y: side + 19), anchor: .middle, ["font-size": "14"])
    }
    let title = caption.map { "Image of a digit: \($0)" } ?? "Image of a digit"
    return Figure(width: width, height: caption == nil ? side + 1 : side + 25, title: title, body: svg.text)
  }

}

extension Digit: Showable {
  /// The finished figure as an output.
  public var output: Output { .image(figure.drawing) }
}

extension SVG {
  /// Appends an image. It is scaled without smoothing, so that pixels stay sharp.
  mutating func image(_ png: PNG, in box: Box) {
    element(
      "image",
      [
        "x": Self.number(box.left), "y": Self.number(box.top), "width": Self.number(box.width),
        "height": Self.number(box.height), "preserveAspectRatio": "none", "href": png.dataURI,
        "style": "image-rendering:pixelated",
      ]
    )
  }
}
