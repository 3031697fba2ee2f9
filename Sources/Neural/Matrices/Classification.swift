/// The class that a row of outputs or targets stands for: the index of the largest number, the first among equals; of a single
/// number, 1 if it is at least a half, otherwise 0.
func classification(of outputs: [Float]) -> Int {
  if outputs.count == 1 { return outputs[0] >= 0.5 ? 1 : 0 }
  var best = 0
  for index in outputs.indices where outputs[index] > outputs[best] { best = index }
  return best
}

/// The same for one row of a matrix.
func classification(of outputs: PanelView, row: Int) -> Int {
  if outputs.columns == 1 { return outputs[row, 0] >= 0.5 ? 1 : 0 }
  var (best, largest) = (0, outputs[row, 0])
  for panel in 0..<outputs.panels {
    let first = panel &* Lanes.scalarCount
    let numbers = outputs.numbersOfRow(row, panel: panel)
    for lane in 0..<numbers.count / 4 {
      // Selections, not branches: a processor cannot predict which number is the largest, and a wrong prediction costs more than this.
      let output = numbers.load(fromByteOffset: 4 &* lane, as: Float.self)
      let isLarger = output > largest
      largest = isLarger ? output : largest
      best = isLarger ? first &+ lane : best
    }
  }
  return best
}
