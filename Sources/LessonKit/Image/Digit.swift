import Wire

/// A square image of white ink on black, such as one of MNIST's handwritten digits.
public struct Digit: Sendable {
  let image: [Float]
  let caption: String?

  /// - Parameters:
  ///   - image: Row by row, 0 (black) to 1 (white), 28 × 28 of them or any other square.
  ///   - caption: A few words below the image.
  public init(_ image: [Float], caption: String? = nil) {
    self.image = image
    self.caption = caption
  }

  /// An example's image, with its label below.
  public init(_ example: Example) {
    self.init(example.image, caption: String(example.label))
  }

  /// An example's image; below it its label and what a network took it for.
  public init(_ example: Example, prediction: Int) {
    let isRight = prediction == example.label
    self.init(example.image, caption: isRight ? "\(example.label), recognised" : "\(example.label) → \(prediction)")
  }

  /// The image as a drawing.
  public var figure: Figure {
    guard let png = PNG(ink: image) else {
      return Figure.saying("\(image.count) pixels are not a square image", title: caption, width: 280)
    }
    let side = 140.0
    let width = max(side, min(280, TextWidth.of(caption ?? "", size: 13) + 4))
    var svg = SVG()
    let left = (width - side) / 2
    svg.image(png, in: Box(left: left, top: 0, right: left + side, bottom: side))
    if let caption {
      let text = TextWidth.fitted(caption, to: width, size: 13)
      svg.label(text, at: Point(x: width / 2, y: side + 18), anchor: .middle, ["font-size": "13"])
    }
    let title = caption.map { "Image of a digit: \($0)" } ?? "Image of a digit"
    return Figure(width: width, height: caption == nil ? side : side + 24, title: title, body: svg.text)
  }

  /// The image as SVG text.
  public var svg: String { figure.svg }
}

extension Digit: Showable {
  public var output: Output { .image(figure.drawing) }
}

extension PNG {
  /// A square image of ink from 0 to 1; what lies outside, or is not a number, is drawn as the nearer end or as 0.
  init?(ink: [Float]) {
    let side = Int(Double(ink.count).squareRoot())
    guard side > 0, side * side == ink.count else { return nil }
    width = side
    height = side
    pixels = ink.map { $0 > 0 ? UInt8((min($0, 1) * 255).rounded()) : 0 }
    kind = .grey
  }
}

extension SVG {
  /// Appends an image whose pixels stay sharp squares.
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
