// The products of a wide first layer. Shapes: x (B, inputs); z, δ (B, outputs); w and its gradient g (inputs, outputs).
//
// Goals, in this order: the bits of SparseRows; speed where w does not fit into the nearest cache. Then every number of w and g
// is to be fetched once for all examples, not once for each: input by input, a block of a row of w (or the sums for a row of g)
// stays in registers while the examples come by whose input is not zero. The same block of their z or δ is kept together meanwhile, in
// the nearest cache: rows that lie a power of two apart would drive each other out of it.

/// What a `SparseRows` holds, input by input: for each input the examples where it is not zero, and its values.
///
/// It is made of parts, one for each thread, which hold different examples, in order.
struct SparseColumns: @unchecked Sendable {
  private let columns: Int
  /// For each part and column where its list begins; after the last column, where the last list ends.
  private let starts: UnsafeMutablePointer<Int>
  private let entries: UnsafeMutablePointer<Entry>
  /// For each part a block of a row of every example.
  private let panels: UnsafeMutablePointer<Lanes>
  private let rows: Int

  /// Where an input is not zero.
  private struct Entry: BitwiseCopyable {
    let example: UInt32
    let value: Float
  }

  init(rows: Int, columns: Int, parts: Int, memory: Memory) {
    self.columns = columns
    starts = memory.allocate(parts * (columns + 2), repeating: 0)
    entries = memory.allocate(rows * columns, repeating: Entry(example: 0, value: 0))
    panels = memory.allocate(parts * rows * panelWidth, repeating: .zero)
    self.rows = rows
  }

  /// Takes over some rows, as one part.
  func set(part: Int, to rows: Range<Int>, of source: SparseRows) {
    // Counted two places to the right and added up, the counts become the lists' starts, one place to the right; filling
    // the lists then moves each start to the next one's place.
    let starts = starts(part)
    starts.update(repeating: 0, count: columns + 2)
    for i in rows {
      let x = source.entries(i)
      for k in 0..<x.count { starts[Int(x.columns[k]) + 2] += 1 }
    }
    // At most `columns` entries a row: no part's lists reach into the next part's.
    starts[0] = rows.lowerBound * columns
    starts[1] = starts[0]
    for column in 0..<columns { starts[column + 2] += starts[column + 1] }
    for i in rows {
      let x = source.entries(i)
      for k in 0..<x.count {
        let column = Int(x.columns[k])
        let place = starts[column + 1]
        entries[place] = Entry(example: UInt32(truncatingIfNeeded: i), value: x.values[k])
        starts[column + 1] = place + 1
      }
    }
  }

  /// Forward: `z = x w` for the examples of one part.
  func times(_ w: LaneView, part: Int, rows: Range<Int>, into z: LaneView) {
    let (starts, panel) = (starts(part), panel(part))
    forEachBlock(of: w.width, onlySmall: rows.count > manyExamples) { column, size in
      let (w, target) = (Rows(w, from: column), Rows(panel, width: size.rawValue))
      (target.start + rows.lowerBound * size.rawValue).update(repeating: .zero, count: rows.count * size.rawValue)
      for j in 0..<columns {
        let list = starts[j]..<starts[j + 1]
        switch size {
        case .eight: add(list, w[j], Block<8>(repeating: .zero), to: target)
        case .four: add(list, w[j], Block<4>(repeating: .zero), to: target)
        case .two: add(list, w[j], Block<2>(repeating: .zero), to: target)
        case .one: add(list, w[j], Block<1>(repeating: .zero), to: target)
        }
      }
      let z = Rows(z, from: column)
      for i in rows { z[i].update(from: target[i], count: size.rawValue) }
    }
  }

  /// Backward: xᵀ δ for some rows of the gradient g: `gⱼ = Σᵢ xᵢⱼ δᵢ`, i over the examples of all parts.
  ///
  /// - Parameters:
  ///   - part: which of `parts` threads this is.
  ///   - inputs: the rows of g.
  ///   - clearing: whether the sums begin at zero, or at what g holds.
  ///   - finish: called with the first vector and the number of vectors of each block of g as soon as it is complete.
  @inline(__always)
  func addGradient(
    of δ: LaneView,
    part: Int,
    of parts: Int,
    to g: LaneView,
    inputs: Range<Int>,
    clearing: Bool,
    finish: (_ first: Int, _ count: Int) -> Void
  ) {
    forEachBlock(of: g.width, onlySmall: δ.rows > manyExamples) { column, size in
      let (source, errors) = (Rows(δ, from: column), Rows(panel(part), width: size.rawValue))
      for i in 0..<δ.rows { errors[i].update(from: source[i], count: size.rawValue) }
      for j in inputs {
        let first = j &* g.width &+ column
        let sums = clearing ? nil : g.lanes + first
        switch size {
        case .eight: sum(j, parts, errors, Block<8>(repeating: .zero), sums, into: g.lanes + first)
        case .four: sum(j, parts, errors, Block<4>(repeating: .zero), sums, into: g.lanes + first)
        case .two: sum(j, parts, errors, Block<2>(repeating: .zero), sums, into: g.lanes + first)
        case .one: sum(j, parts, errors, Block<1>(repeating: .zero), sums, into: g.lanes + first)
        }
        finish(first, size.rawValue)
      }
    }
  }

  private func starts(_ part: Int) -> UnsafeMutablePointer<Int> {
    starts + part * (columns + 2)
  }

  private func panel(_ part: Int) -> UnsafeMutablePointer<Lanes> {
    panels + part * rows * panelWidth
  }

  /// `zᵢ += xᵢⱼ wⱼ` for the examples i of a list.
  @inline(__always)
  private func add<let n: Int>(_ list: Range<Int>, _ w: UnsafePointer<Lanes>, _ zeros: Block<n>, to z: Rows) {
    var weights = zeros
    for i in 0..<n { weights[i] = w[i] }
    for k in list {
      let (x, row) = (entries[k].value, z[Int(entries[k].example)])
      for i in 0..<n { row[i] = row[i] + weights[i] * x }
    }
  }

  /// `Σᵢ xᵢⱼ δᵢ`
  @inline(__always)
  private func sum<let n: Int>(
    _ j: Int,
    _ parts: Int,
    _ δ: Rows,
    _ zeros: Block<n>,
    _ before: UnsafePointer<Lanes>?,
    into g: UnsafeMutablePointer<Lanes>
  ) {
    var sums = zeros
    if let before { for i in 0..<n { sums[i] = before[i] } }
    for part in 0..<parts {
      let starts = starts(part)
      for k in starts[j]..<starts[j + 1] {
        let (x, row) = (entries[k].value, δ[Int(entries[k].example)])
        for i in 0..<n { sums[i] = sums[i] + row[i] * x }
      }
    }
    for i in 0..<n { g[i] = sums[i] }
  }
}

/// Vectors in the widest block.
private let panelWidth = 8

/// With more examples than these, blocks of 8 vectors of all of them do not fit into the nearest cache, of 32 KB or a little more.
private let manyExamples = 64
