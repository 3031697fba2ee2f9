import Foundation
import Testing

@testable import Literate

/// Tests of what the course promises: its figures, its questions, and the weight of its pages.
@Suite struct CourseTests {
  /// The figures that redraw the notes' ideas, by the lesson that holds them.
  private static let figures = [
    "01-structure": ["neuron", "layers", "connections", "squish", "equation"],
    "02-gradient-descent": [
      "cost-one", "cost-model", "slope", "direction", "algorithm", "nudges", "stochastic", "training",
    ],
    "03-backpropagation": ["one-neuron", "three-ways", "all-neurons", "all-examples", "backwards"],
    "04-calculus": ["chain", "sensitivity", "many", "gradcheck"],
  ]

  private static let lessons = figures.keys.sorted()

  private func lesson(_ name: String) async throws -> (lesson: Lesson, transcript: Transcript) {
    let results = try await LessonsTests.build.value.report.results
    let result = try #require(results.first { $0.lesson.name == name })
    return (result.lesson, result.transcript)
  }

  /// A caption is a claim: the cell checks it by a precondition, or prints numbers that are recorded below it.
  @Test(arguments: lessons) func everyIdeaHasAFigureThatChecksItsCaption(name: String) async throws {
    let (lesson, transcript) = try await lesson(name)
    for id in try #require(Self.figures[name]) {
      let cell = try #require(lesson.cells.first { $0.id == id }, "\(lesson.file) has no cell `\(id)`")
      let captions = transcript.cells[cell.index].outputs.compactMap { output -> String?? in
        if case .shown(_, let caption, _) = output { caption } else { nil }
      }
      #expect(!captions.isEmpty, "\(cell.location) shows nothing")
      #expect(cell.options.caption != nil || captions.contains { $0 != nil }, "\(cell.location) has no caption")
      #expect(
        cell.code.contains("precondition(") || cell.recorded != nil,
        "\(cell.location): nothing checks what the caption of `\(id)` says"
      )
    }
  }

  @Test(arguments: lessons) func everyPageAsksAndPractises(name: String) async throws {
    let source = try await lesson(name).lesson.source
    func count(_ text: String) -> Int { source.split(separator: "\n").count { $0.hasPrefix(text) } }
    #expect(count("> [!predict]") >= 3)
    #expect(count("> [!exercise]") >= 3)
    #expect(count("> [!exercise]") == count("> [!solution]-"))
    for part in ["## What you will be able to do", "> [!abstract]", "> [!info]- Swift you will meet", "## Exercises"] {
      #expect(count(part) == 1, "\(name): \(part)")
    }
  }

  /// A reader can take in a cell at a glance: most have at most twelve lines.
  @Test(arguments: lessons) func mostCellsAreShort(name: String) async throws {
    let cells = try await lesson(name).lesson.cells.filter { $0.options.code != .hidden }
    let lengths = cells.map { $0.shownCode.split(separator: "\n").count }
    #expect(lengths.count { $0 <= 12 } * 100 >= 75 * lengths.count, "\(lengths)")
    #expect(lengths.allSatisfy { $0 <= 25 }, "\(lengths)")
  }

  @Test func pagesAreLight() async throws {
    for (path, data) in try await LessonsTests.build.value.files where path.hasSuffix(".html") {
      #expect(data.count < 500_000, "\(path) has \(data.count) bytes")
      for drawing in String(decoding: data, as: UTF8.self).matches(of: /<svg[^>]*>.*?<\/svg>/.dotMatchesNewlines()) {
        #expect(
          drawing.0.utf8.count <= 50_000,
          "\(path) has a figure of \(drawing.0.utf8.count) bytes: \(drawing.0.prefix(200))"
        )
      }
    }
  }

  /// Every link into the glossary leads to an entry, and every entry is linked from somewhere.
  @Test func theGlossaryIsUsed() async throws {
    let results = try await LessonsTests.build.value.report.results
    let glossary = try #require(results.first { $0.lesson.name == "notation" }).lesson
    let sources = results.map(\.lesson.source).joined()
    for heading in glossary.headings where heading.level == 3 {
      let isLinked = sources.contains("#\(heading.anchor))")
      #expect(isLinked, "no page links to \(heading.anchor)")
    }
  }
}
