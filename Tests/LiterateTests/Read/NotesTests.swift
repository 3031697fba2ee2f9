import Testing

@testable import Literate

/// Tests that Markdown notes written for another tool can be read as a lesson, unchanged.
struct NotesTests {
  static let isThere: ConditionTrait = .enabled(if: Shared.notes != nil, "the notes are not beside the checkout")

  @Test(isThere) func theNotesAreReadWithoutErrors() {
    let lesson = readLesson(Shared.notes ?? "", images: [])
    #expect(lesson.diagnostics.allSatisfy { $0.severity == .warning && $0.message.hasPrefix("there is no image") })
    #expect(lesson.title == "What is a neural network")
    #expect(
      lesson.summary.hasPrefix("Neuron - a thing that holds a number (between 0.0 and 1.0), called the activation")
    )
    #expect(lesson.videos.map(\.id) == ["aircAruvnKk", "IHZwWFHWa-w", "Ilg3gGewQ5U", "tIeHLnjs5U8"])
    #expect(lesson.videos.map(\.title) == ["Video", "GradientDescent", "BackwardPropagation", "Calculus"])
    #expect(lesson.videos.allSatisfy { $0.isBlock })
    #expect(lesson.embeds.count == 16)
    #expect(lesson.embeds.allSatisfy { $0.isBlock && $0.path == nil })
    #expect(lesson.embeds.filter { $0.alignment == .center && $0.width == 600 }.count == 8)
    #expect(lesson.formulas.map(\.display) == [true])
    #expect(lesson.formulas.first?.location.line == 53)
    #expect(lesson.outline.contains(#"<details class="callout" data-callout="question">"#))
    #expect(lesson.outline.contains("<summary class=\"callout-title\"><em>Stochastic vs Batch</em></summary>"))
    #expect(lesson.outline.contains("<div class=\"callout-body\">\n«video tIeHLnjs5U8 Calculus»</div>"))
    #expect(lesson.headings.count == 9)
  }
}
