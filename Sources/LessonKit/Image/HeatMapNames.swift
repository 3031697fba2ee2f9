/// The names of a heat map's rows or columns: consecutive numbers, or labels.
struct HeatMapNames: Sendable {
  /// The number of the first one.
  var first = 0
  /// The labels; nil if they are numbered. Rows and columns beyond the last label have none.
  var labels: [String]?

  /// Returns the name as it stands at the axis.
  func name(_ index: Int) -> String {
    guard let labels else { return String(first + index) }
    return index < labels.count ? labels[index] : ""
  }

  /// Returns the name in a sentence: `row 12`, or a label in quotation marks.
  func phrase(_ kind: String, _ index: Int) -> String {
    guard let labels, index < labels.count else { return "\(kind) \(first + index)" }
    return "\(kind) “\(labels[index])”"
  }

  /// Returns the names that are drawn, with their indices: all labels, or as many
  /// numbers as there is room for. A single row or column has no number unless it was given one.
  ///
  /// - Parameters:
  ///   - count: The number of rows or columns.
  ///   - room: The number of numbers that fit.
  func drawn(of count: Int, room: Double) -> [(index: Int, name: String)] {
    if labels != nil {
      let step = max(1, Int((Double(count) / max(room, 1)).rounded(.up)))
      return stride(from: 0, to: count, by: step).map { ($0, name($0)) }
    }
    guard count > 1 || first != 0 else { return [] }
    let range = Double(first)...Double(first + max(1, count - 1))
    let ticks = Ticks(in: range, about: max(1, Int(min(Double(count), room))), integersOnly: true)
    return ticks.values.map { Int($0) - first }.filter { (0..<count).contains($0) }.map { ($0, name($0)) }
  }
}
