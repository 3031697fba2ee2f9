/// The coordinates of a drawing of Graphviz's, made shorter where the eye cannot tell: they are rounded to tenths of a
/// point, and a curve that is straight becomes a line.
enum Coordinates {
  /// The attributes that hold coordinates.
  static let attributes = ["x", "y", "cx", "cy", "rx", "ry", "points", "d"]

  /// Returns the value of such an attribute in its shorter form.
  static func shortened(_ value: String) -> String {
    let line = straight(value) ?? value
    var result = ""
    var rest = line[...]
    while let character = rest.first {
      let number = rest.prefix { $0 == "-" || $0 == "." || $0.isNumber }
      if number.isEmpty {
        result.append(character)
        rest.removeFirst()
      } else {
        result += rounded(number)
        rest = rest[number.endIndex...]
      }
    }
    return result
  }

  private static func rounded(_ number: Substring) -> String {
    guard let value = Double(number), value.magnitude < 1e9 else { return String(number) }
    let tenths = Int((value * 10).rounded())
    let text =
      tenths.isMultiple(of: 10) ? "\(tenths.magnitude / 10)" : "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    return (tenths < 0 ? "-" : "") + text
  }

  /// Returns a path of one cubic curve as a line, if its control points are on the line between its ends, in order.
  private static func straight(_ path: String) -> String? {
    guard path.hasPrefix("M"), path.count(where: \.isLetter) == 2, path.contains("C") else { return nil }
    let points = path.split { !($0.isNumber || $0 == "." || $0 == "-") }.compactMap { Double($0) }
    guard points.count == 8 else { return nil }
    let (x, y) = (points[6] - points[0], points[7] - points[1])
    let length = (x * x + y * y).squareRoot()
    guard length > 0 else { return nil }
    var last = 0.0
    for control in [2, 4] {
      let (dx, dy) = (points[control] - points[0], points[control + 1] - points[1])
      let (along, across) = ((dx * x + dy * y) / length, (dx * y - dy * x) / length)
      guard across.magnitude < 0.1, along >= last, along <= length else { return nil }
      last = along
    }
    let numbers = path.split { !($0.isNumber || $0 == "." || $0 == "-") }
    return "M\(numbers[0]),\(numbers[1])L\(numbers[6]),\(numbers[7])"
  }
}
