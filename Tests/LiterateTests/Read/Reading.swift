@testable import Literate

/// Reads a lesson in a folder with the given images and three lessons.
func readLesson(_ text: String, images: [String] = ["Images/cost.png", "Images/a net.svg"]) -> Lesson {
  LessonReader(images: images, lessons: ["index", "01-structure", "02-descent"])
    .read(text, name: "01-structure", file: "Lessons/01-structure.md")
}

extension Lesson {
  /// The lesson's HTML, with a placeholder such as `«cell a»` for each element that is neither prose nor a container.
  var outline: String {
    body.map { element in
      switch element {
      case .prose(let html): html
      case .cell(let cell): "«cell \(cell.id)»"
      case .value(let value): "«value \(value.expression)»"
      case .estimate(let estimate): "«estimate \(estimate.value.expression) ± \(estimate.toleranceText)»"
      case .formula(let formula): formula.display ? "«display \(formula.tex)»" : "«maths \(formula.tex)»"
      case .diagram(let diagram): "«diagram \(diagram.dot)»"
      case .image(let image): "«\(image.isBlock ? "figure" : "image") \(image.name)»"
      case .video(let video): "«\(video.isBlock ? "video" : "video link") \(video.id) \(video.title)»"
      case .start(let container): container.opening
      case .end(let container): container.closing
      }
    }.joined()
  }

  /// The outline without the headings' ids, which CommonMark does not have.
  var outlineWithoutAnchors: String {
    // Compared by Unicode scalars, because a combining accent at a heading's beginning forms one character with the `>`.
    outline.replacing(#/<h([1-6]) id="[^"]*">/#.matchingSemantics(.unicodeScalar)) { "<h\($0.output.1)>" }
  }

  /// The diagnostics' descriptions without the file's name.
  var messages: [String] {
    diagnostics.map { String(String(describing: $0).dropFirst(file.count + 1)) }
  }

  var formulas: [Formula] { body.compactMap { if case .formula(let formula) = $0 { formula } else { nil } } }
  var values: [InlineValue] { body.compactMap(\.inlineValue) }
  var embeds: [ImageEmbed] { body.compactMap { if case .image(let image) = $0 { image } else { nil } } }
  var videos: [VideoCard] { body.compactMap { if case .video(let video) = $0 { video } else { nil } } }
  var diagrams: [DotDiagram] { body.compactMap { if case .diagram(let diagram) = $0 { diagram } else { nil } } }
}
