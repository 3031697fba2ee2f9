import Wire

/// Plots, heat maps and images side by side. On a narrow page they stand below each other.
///
/// ```swift
/// show(Grid(columns: 2)
///   .add(Digit(two))
///   .add(Plot().bars(network(two.image), colour: .activation)))
/// ```
public struct Grid: Sendable {
  private let columns: Int
  private var drawings: [Drawing] = []

  /// Creates an empty grid.
  ///
  /// - Parameter columns: The number of figures in a row of a wide page, limited to 1...6.
  public init(columns: Int) {
    self.columns = min(max(columns, 1), 6)
  }

  /// Returns the grid with one more figure. Anything but a drawing is left out, with a word in its place.
  ///
  /// - Parameter figure: A plot, a surface, a heat map, a matrix, a digit or digits.
  public func add<Content: Showable>(_ figure: Content) -> Grid {
    var grid = self
    switch figure.output {
    case .plot(let drawing), .image(let drawing):
      grid.drawings.append(drawing)
    case .text, .diagram, .equation, .table:
      let message = "A grid holds plots, heat maps and digits only"
      grid.drawings.append(Figure.placeholder(message, title: nil, width: 320).drawing)
    }
    return grid
  }
}

extension Grid: Showable {
  /// The figures as one output.
  public var output: Output {
    guard !drawings.isEmpty else { return .plot(Figure.placeholder("An empty grid", title: nil).drawing) }
    var svg = ""
    var titles: [String] = []
    for (index, drawing) in drawings.enumerated() {
      svg += withOwnIDs(drawing.svg, index)
      titles.append(drawing.title)
    }
    let columns = min(self.columns, drawings.count)
    return .plot(Drawing(svg: svg, title: titles.joined(separator: " "), columns: columns))
  }
}

/// Appends a figure's index to the prefix `{id}` of all ids, so that those of two figures of a grid never collide.
private func withOwnIDs(_ svg: String, _ index: Int) -> String {
  let prefix = Array("{id}".utf8)
  var text: [UInt8] = []
  for byte in svg.utf8 {
    text.append(byte)
    if text.count >= prefix.count, text[(text.count - prefix.count)...].elementsEqual(prefix) {
      text += Array(".\(index)".utf8)
    }
  }
  return String(decoding: text, as: UTF8.self)
}
