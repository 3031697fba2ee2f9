extension SparseImages {
  /// A cursor over the rows of w that correspond to the entries of one segment of an image.
  @inline(__always)
  func cursor<Row: PanelRow>(_ image: Int, _ segment: Int, _ w: PanelGroup<Row>) -> SparseRowCursor<Row> {
    SparseRowCursor(w.advanced(by: segment &* lastSegmentStart), entries(of: image, segment: segment), brightness)
  }
}

/// A cursor over the rows of a panel group that correspond to the entries of a segment, in order.
struct SparseRowCursor<Row: PanelRow> {
  /// The panel group, from the row of the last entry on.
  private var w: PanelGroup<Row>
  private var entry: UnsafePointer<SparseImages.Entry>
  private let end: UnsafePointer<SparseImages.Entry>
  private let brightness: UnsafePointer<Float>

  @inline(__always)
  init(_ w: PanelGroup<Row>, _ entries: UnsafeBufferPointer<SparseImages.Entry>, _ brightness: UnsafePointer<Float>) {
    self.w = w
    entry = entries.baseAddress.unsafelyUnwrapped
    end = entry + entries.count
    self.brightness = brightness
  }

  var isAtEnd: Bool { entry >= end }

  /// Advances to the next entry and its row.
  ///
  /// - Returns: The entry's input x.
  @inline(__always)
  private mutating func advance() -> Float {
    let entry = self.entry.pointee
    self.entry += 1
    w = w.advanced(by: entry.distance)
    return brightness[entry.value]
  }

  /// Advances to the next row w and adds `x w` to `sum`.
  @inline(__always)
  mutating func addNext(to sum: inout Row) {
    let x = advance()
    w.addFirstRow(times: x, to: &sum)
  }

  /// Advances over the next four rows and adds `x δ` to each.
  @inline(__always)
  mutating func addToNextFour(_ δ: Row) {
    // All products are computed before the first row is stored: row by row took a seventh longer.
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
