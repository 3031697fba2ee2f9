/// The class that a row of outputs or targets represents: the index of the largest number, the first of equal ones. A single
/// number represents class 1 if it is at least 0.5, otherwise class 0.
func classification(of outputs: [Float]) -> Int {
  if outputs.count == 1 { return outputs[0] >= 0.5 ? 1 : 0 }
  var best = 0
  for index in outputs.indices where outputs[index] > outputs[best] { best = index }
  return best
}

/// The class that one row of a matrix represents.
func classification(of outputs: PanelView, row: Int) -> Int {
  if outputs.columns == 1 { return outputs[row, 0] >= 0.5 ? 1 : 0 }
  var (best, largest) = (0, outputs[row, 0])
  for panel in 0..<outputs.panels {
    let first = panel &* Lanes.scalarCount
    let bytes = outputs.bytesOfRow(row, panel: panel)
    for lane in 0..<bytes.count / 4 {
      // Conditional moves instead of branches: the position of the maximum is unpredictable, and a mispredicted branch costs
      // more.
      let output = bytes.load(fromByteOffset: 4 &* lane, as: Float.self)
      let isLarger = output > largest
      largest = isLarger ? output : largest
      best = isLarger ? first &+ lane : best
    }
  }
  return best
}
