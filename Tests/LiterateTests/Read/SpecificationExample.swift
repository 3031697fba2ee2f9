/// An example of a specification of Markdown.
struct SpecificationExample: Sendable {
  /// The number, from 1.
  var number: Int
  /// The title of the section of the second level that the example is in.
  var section: String
  var markdown: String
  var html: String

  /// The examples of a specification. Each is fenced by 32 backticks; a line with a dot separates Markdown from HTML,
  /// and an arrow stands for a tab.
  static func all(in specification: String) -> [SpecificationExample] {
    var examples: [SpecificationExample] = []
    var section = ""
    var part: [Substring]?
    for line in specification.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == String(repeating: "`", count: 32) + " example" {
        part = []
      } else if line == String(repeating: "`", count: 32), let lines = part {
        let text = (lines.joined(separator: "\n") + "\n").replacing("→", with: "\t")
        let halves = "\n\(text)".split(separator: "\n.\n", maxSplits: 1, omittingEmptySubsequences: false)
        let markdown = halves[0].dropFirst() + "\n"
        let number = examples.count + 1
        examples.append(.init(number: number, section: section, markdown: String(markdown), html: String(halves[1])))
        part = nil
      } else if part != nil {
        part?.append(line)
      } else if line.hasPrefix("## ") {
        section = String(line.dropFirst(3))
      }
    }
    return examples
  }
}
