// Parts of a row that stay in registers while a kernel runs: 8, 4, 2 or 1 vectors. Several sums side by side keep the adders
// busy, each of which takes four clock ticks.

/// The length is part of the type, so that the compiler writes out the code for each length without inner loops.
typealias Block<let count: Int> = InlineArray<count, Lanes>

enum BlockSize: Int {
  case eight = 8
  case four = 4
  case two = 2
  case one = 1
}

/// Goes through the `width` vectors of a row in blocks, large ones first.
///
/// - Parameter onlySmall: whether to leave out blocks of 8.
@inline(__always)
func forEachBlock(of width: Int, onlySmall: Bool = false, _ body: (_ column: Int, BlockSize) -> Void) {
  let (eights, fours) = (onlySmall ? 0 : width & ~7, width & ~3)
  for column in stride(from: 0, to: eights, by: 8) { body(column, .eight) }
  for column in stride(from: eights, to: fours, by: 4) { body(column, .four) }
  if width & 2 != 0 { body(fours, .two) }
  if width & 1 != 0 { body(width & ~1, .one) }
}

/// The rows of a matrix from one of its vectors on.
struct Rows {
  let start: UnsafeMutablePointer<Lanes>
  let width: Int

  init(_ start: UnsafeMutablePointer<Lanes>, width: Int) {
    self.start = start
    self.width = width
  }

  init(_ matrix: LaneView, from column: Int) {
    start = matrix.lanes + column
    width = matrix.width
  }

  @inline(__always)
  subscript(row: Int) -> UnsafeMutablePointer<Lanes> {
    start + row &* width
  }
}
