extension SparseImages {
  /// A cursor over the rows of w for which a segment of an image has an entry.
  @inline(__always)
  func cursor<Row: PanelRow>(_ image: Int, _ segment: Int, _ w: PanelGroup<Row>) -> SparseRowCursor<Row> {
    SparseRowCursor(w.advanced(by: segment &* lastSegmentStart), list(image, segment: segment), brightness)
  }
}

/// A cursor over the rows of a panel group, from one row whose input is not zero to the next.
struct SparseRowCursor<Row: PanelRow> {
  /// The rows from that of the last entry on.
  private var w: PanelGroup<Row>
  private var entry: UnsafePointer<SparseImages.Entry>
  private let end: UnsafePointer<SparseImages.Entry>
  private let brightness: UnsafePointer<Float>

  @inline(__always)
  init(_ w: PanelGroup<Row>, _ list: UnsafeBufferPointer<SparseImages.Entry>, _ brightness: UnsafePointer<Float>) {
    self.w = w
    entry = list.baseAddress.unsafelyUnwrapped
    end = entry + list.count
    self.brightness = brightness
  }

  var isAtEnd: Bool { entry >= end }

  /// Moves to the next row.
  ///
  /// - Returns: The row's input x.
  @inline(__always)
  private mutating func advance() -> Float {
    let entry = self.entry.pointee
    self.entry += 1
    w = w.advanced(by: entry.distance)
    return brightness[entry.value]
  }

  /// Moves to the next row and adds `x w` to `sum`.
  @inline(__always)
  mutating func addNext(to sum: inout Row) {
    let x = advance()
    w.addFirstRow(times: x, to: &sum)
  }

  /// Adds `x δ` to each of the next four rows.
  @inline(__always)
  mutating func addToNextFour(_ δ: Row) {
    // All products come before the first row is changed: row after row took a seventh longer.
    let a = (advance(), w)
    let b = (advance(), w)
    let c = (advance(), w)
    let d = (advance(), w)
    let products = (δ * a.0, δ * b.0, δ * c.0, δ * d.0)
    a.1[0] = a.1[0] + products.0
    b.1[0] = b.1[0] + products.1
    c.1[0] = c.1[0] + products.2
    d.1[0] = d.1[0] + products.3
  }
}
