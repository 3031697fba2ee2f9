@testable import Neural

extension PanelMatrix {
  /// A matrix of random numbers between -1 and 1.
  init(rows: Int, columns: Int, random: inout Random) {
    self.init(rows: rows, columns: columns)
    for row in 0..<rows { setRow(row, to: (0..<columns).map { _ in random.uniform(in: -1...1) }) }
  }

  /// All numbers that are stored, padding included, as bits.
  var bits: [UInt32] { withView { $0.bits } }

  /// True if the padding is zero.
  var paddingIsZero: Bool { withView { $0.paddingIsZero } }
}

extension PanelView {
  /// All numbers that are stored, padding included, as bits.
  var bits: [UInt32] {
    (0..<panels).flatMap { index in (0..<rows).flatMap { panel(index)[$0].bits } }
  }

  /// True if the padding is zero.
  var paddingIsZero: Bool {
    let used = columns % Lanes.scalarCount
    return used == 0 || (0..<rows).allSatisfy { row in (used..<16).allSatisfy { panel(panels - 1)[row][$0] == 0 } }
  }

  /// All numbers, row by row, without the padding.
  var elements: [Float] {
    (0..<rows).flatMap(row)
  }
}

extension Lanes {
  var bits: [UInt32] { indices.map { self[$0].bitPattern } }
}

/// A view of some rows of a larger matrix whose other rows are NaN. A kernel that reads outside the view gives NaN; one that
/// writes outside it changes the frame.
struct FramedMatrix {
  let view: PanelView
  private let whole: PanelView
  private let start: Int

  /// Creates a copy of `content` whose first row is row `row` of the larger matrix.
  init(_ content: PanelMatrix, from row: Int, memory: Memory) {
    whole = memory.matrix(rows: row + content.rows + 3, columns: content.columns)
    for index in 0..<whole.panels { whole.panel(index).update(repeating: Lanes(repeating: .nan), count: whole.rows) }
    view = whole.rows(row..<row + content.rows)
    start = row
    content.withView { [view] in view.copy($0) }
  }

  var frameIsUnchanged: Bool {
    let frame = [whole.rows(0..<start), whole.rows(start + view.rows..<whole.rows)]
    return frame.allSatisfy { $0.bits.allSatisfy { $0 == Float.nan.bitPattern } }
  }
}

extension PanelMatrix {
  /// Adds the product Aᵀ·B: see `PanelView.add(transposed:from:times:)`.
  mutating func add(transposed a: PanelMatrix, times b: PanelMatrix) {
    withMutableView { c in a.withView { a in b.withView { b in c.add(transposed: a, times: b) } } }
  }
}

extension Memory {
  /// A matrix of random numbers between -1 and 1.
  func matrix(rows: Int, columns: Int, random: inout Random) -> PanelView {
    let matrix = matrix(rows: rows, columns: columns)
    PanelMatrix(rows: rows, columns: columns, random: &random).withView { matrix.copy($0) }
    return matrix
  }
}

extension Examples {
  /// Creates examples of random inputs and targets.
  init(count: Int, inputSize: Int, targetSize: Int, random: inout Random) {
    self.init(
      inputs: (0..<count).map { _ in (0..<inputSize).map { _ in random.unit() } },
      targets: (0..<count).map { _ in (0..<targetSize).map { _ in random.unit() } }
    )
  }

  /// Creates images of random pixels, most of them black, with random classes. One image is black, one is white.
  init(images count: Int, pixelCount: Int, classCount: Int, random: inout Random) {
    var pixels = (0..<count * pixelCount).map { _ in random.index(below: 5) == 0 ? UInt8(random.index(below: 256)) : 0 }
    for (image, byte) in [(1, UInt8(0)), (2, 255)] where image < count {
      for pixel in image * pixelCount..<(image + 1) * pixelCount { pixels[pixel] = byte }
    }
    let classes = (0..<count).map { _ in UInt8(random.index(below: classCount)) }
    self.init(
      storage: ExampleStorage(pixels: pixels[...], pixelCount: pixelCount, classes: classes, classCount: classCount)
    )
  }

  /// The same examples with dense inputs.
  var dense: Examples {
    Examples(inputs: map(\.input), targets: map(\.target))
  }
}

extension Network {
  /// A hash of the bits of all parameters (FNV-1a).
  var checksum: UInt64 {
    parameters.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1.bitPattern)) &* 0x0000_0100_0000_01B3 }
  }

  /// The distance to another network's parameters, relative to the norm of these.
  func relativeDistance(to other: Network) -> Float {
    let squares = zip(parameters, other.parameters).map { (square: $0 * $0, difference: ($0 - $1) * ($0 - $1)) }
    return (squares.reduce(0) { $0 + $1.difference } / squares.reduce(0) { $0 + $1.square }).squareRoot()
  }
}
