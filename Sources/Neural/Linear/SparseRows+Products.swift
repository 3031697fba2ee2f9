// The products of the first layer. Shapes: x (B, inputs), these rows; z, δ (B, outputs); w and its gradient g (inputs, outputs).
//
// Row by row: the way for narrow layers, whose weights fit into the nearest cache, and for few examples. For the others see
// SparseColumns.

extension SparseRows {
  /// Forward: `z = x w` for some of these rows: `zᵢ = Σⱼ xᵢⱼ wⱼ`.
  func times(_ w: LaneView, rows: Range<Int>, into z: LaneView) {
    if w.width == 1, rows.count > 1 {
      for i in stride(from: rows.lowerBound, to: rows.upperBound - 1, by: 2) {
        sums(entries(i), entries(i + 1), Rows(w, from: 0), into: z.lanes + i)
      }
      if rows.count % 2 == 0 { return }
    }
    for i in w.width == 1 && rows.count > 1 ? rows.suffix(1) : rows {
      let (x, z) = (entries(i), z.lanes + i * z.width)
      forEachBlock(of: w.width) { column, size in
        let (w, z) = (Rows(w, from: column), z + column)
        switch size {
        case .eight: x.sum(Block<8>(repeating: .zero), w, into: z)
        case .four: x.sum(Block<4>(repeating: .zero), w, into: z)
        case .two: x.sum(Block<2>(repeating: .zero), w, into: z)
        case .one: x.sum(Block<1>(repeating: .zero), w, into: z)
        }
      }
    }
  }

  /// Backward: adds xᵀ δ to some rows of the gradient g: `gⱼ += Σᵢ xᵢⱼ δᵢ`, i over all rows of δ.
  ///
  /// - Parameter inputs: the rows of g.
  func addGradient(of δ: LaneView, to g: LaneView, inputs: Range<Int>) {
    for i in 0..<δ.rows {
      let (x, errors, end) = (entries(i), δ.lanes + i * δ.width, inputs.upperBound)
      let first = x.firstIndex(from: inputs.lowerBound)
      forEachBlock(of: g.width) { column, size in
        let (errors, g) = (errors + column, Rows(g, from: column))
        switch size {
        case .eight: x.add(Block<8>(repeating: .zero), errors, to: g, from: first, before: end)
        case .four: x.add(Block<4>(repeating: .zero), errors, to: g, from: first, before: end)
        case .two: x.add(Block<2>(repeating: .zero), errors, to: g, from: first, before: end)
        case .one: x.add(Block<1>(repeating: .zero), errors, to: g, from: first, before: end)
        }
      }
    }
  }

  /// Gradient and update at once, for a single example: `wⱼ += (xⱼ δ) · factor`. Weights of inputs that are zero stay.
  func descend(along δ: LaneView, w: LaneView, inputs: Range<Int>, factor: Float) {
    let (x, end) = (entries(0), inputs.upperBound)
    let first = x.firstIndex(from: inputs.lowerBound)
    forEachBlock(of: w.width) { column, size in
      let (errors, w) = (δ.lanes + column, Rows(w, from: column))
      switch size {
      case .eight: x.add(Block<8>(repeating: .zero), errors, times: factor, to: w, from: first, before: end)
      case .four: x.add(Block<4>(repeating: .zero), errors, times: factor, to: w, from: first, before: end)
      case .two: x.add(Block<2>(repeating: .zero), errors, times: factor, to: w, from: first, before: end)
      case .one: x.add(Block<1>(repeating: .zero), errors, times: factor, to: w, from: first, before: end)
      }
    }
  }
}

/// The naive twins: the same sums, to the last bit.
extension SparseRows {
  func timesNaive(_ w: LaneView, rows: Range<Int>, into z: LaneView) {
    for i in rows {
      let x = row(i)
      for k in 0..<w.columns {
        z[i, k] = 0
        for j in 0..<w.rows { z[i, k] += x[j] * w[j, k] }
      }
    }
  }

  func addGradientNaive(of δ: LaneView, to g: LaneView, inputs: Range<Int>) {
    for i in 0..<δ.rows {
      let x = row(i)
      for j in inputs {
        for k in 0..<g.columns { g[j, k] += x[j] * δ[i, k] }
      }
    }
  }

  func descendNaive(along δ: LaneView, w: LaneView, inputs: Range<Int>, factor: Float) {
    let x = row(0)
    for j in inputs {
      for k in 0..<w.columns { w[j, k] += x[j] * δ[0, k] * factor }
    }
  }
}

/// `z = Σⱼ xⱼ wⱼ` for two rows x, where w is one vector wide: each sum waits for its last addition, so two take as long as one.
@inline(__always)
private func sums(_ a: Entries, _ b: Entries, _ w: Rows, into z: UnsafeMutablePointer<Lanes>) {
  var (first, second) = (Lanes.zero, Lanes.zero)
  let both = min(a.count, b.count)
  for k in 0..<both {
    first = first + w[Int(a.columns[k])].pointee * a.values[k]
    second = second + w[Int(b.columns[k])].pointee * b.values[k]
  }
  for k in both..<a.count { first = first + w[Int(a.columns[k])].pointee * a.values[k] }
  for k in both..<b.count { second = second + w[Int(b.columns[k])].pointee * b.values[k] }
  (z[0], z[1]) = (first, second)
}

extension Entries {
  /// `z = Σⱼ xⱼ wⱼ`
  @inline(__always)
  fileprivate func sum<let n: Int>(_ zeros: Block<n>, _ w: Rows, into z: UnsafeMutablePointer<Lanes>) {
    var sums = zeros
    for k in 0..<count {
      let j = Int(columns[k])
      let (x, row) = (values[k], w[j])
      for i in 0..<n { sums[i] = sums[i] + row[i] * x }
    }
    for i in 0..<n { z[i] = sums[i] }
  }

  /// `gⱼ += xⱼ δ` for the entries from number `first` up to the column `end`.
  @inline(__always)
  fileprivate func add<let n: Int>(
    _ zeros: Block<n>,
    _ δ: UnsafePointer<Lanes>,
    to g: Rows,
    from first: Int,
    before end: Int
  ) {
    var error = zeros
    for i in 0..<n { error[i] = δ[i] }
    var k = first
    while k < count, columns[k] < end {
      let j = Int(columns[k])
      let (x, row) = (values[k], g[j])
      for i in 0..<n { row[i] = row[i] + error[i] * x }
      k &+= 1
    }
  }

  /// `wⱼ += (xⱼ δ) · factor`, over the same entries.
  @inline(__always)
  fileprivate func add<let n: Int>(
    _ zeros: Block<n>,
    _ δ: UnsafePointer<Lanes>,
    times factor: Float,
    to w: Rows,
    from first: Int,
    before end: Int
  ) {
    var error = zeros
    for i in 0..<n { error[i] = δ[i] }
    var k = first
    while k < count, columns[k] < end {
      let j = Int(columns[k])
      let (x, row) = (values[k], w[j])
      for i in 0..<n { row[i] = row[i] + error[i] * x * factor }
      k &+= 1
    }
  }
}
