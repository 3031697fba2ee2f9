import Foundation
import Testing
import Wire

@testable import Literate

@Suite struct RunTimelineTests {
  /// The transcript of a lesson of two cells whose program sent the messages, each after `output` bytes of printed text.
  private func transcript(
    _ messages: [(Message.Content, output: Int)],
    printed: String,
    ending: ChildProcess.Ending = .exited(0)
  ) -> Transcript {
    let lesson = read("```swift id=a\nf()\n```\n\n```swift id=b\ng()\n```\n")
    let program = Plan(lesson).main
    let process = ProcessOutput(
      parts: program.parts.map(\.id),
      messages: messages.enumerated().map { index, message in
        let position = Message.Position(output: message.output, error: 0, nanoseconds: UInt64(index) * 1000)
        return Message(message.0, at: position)
      },
      output: Data(printed.utf8),
      error: Data(),
      ending: ending
    )
    let timeline = RunTimeline(process)
    return Transcript(lesson, timeline.events + (timeline.failure?.events(in: lesson, program) ?? []))
  }

  @Test func textBelongsToTheCellThatPrintedIt() {
    let shown = Message.Content.show(.equation(Equation("x")), caption: "", alt: nil)
    let transcript = transcript(
      [(.beginCell(0), 0), (shown, 2), (.show(.text("t"), caption: nil, alt: nil), 2), (.beginCell(1), 4), (.end, 6)],
      printed: "1\n2\n3\n"
    )
    let equation = CellOutput.shown(.equation(Equation("x")), caption: nil, alt: nil)
    #expect(
      transcript.cells == [
        CellRun(
          outputs: [.text("1\n", .output), equation, .text("t\n2\n", .output)],
          duration: .nanoseconds(3000),
          ending: .ok
        ),
        CellRun(outputs: [.text("3\n", .output)], duration: .nanoseconds(1000), ending: .ok),
      ]
    )
    #expect(transcript.diagnostics.isEmpty)
  }

  @Test func skippedPartsMeanACorruptChannel() {
    let transcript = transcript([(.beginCell(0), 0), (.end, 0)], printed: "")
    #expect(transcript.cells.map(\.ending) == [.ok, .failed])
    #expect(transcript.diagnostics.map(\.message) == ["the cell `b` tampered with the channel of its outputs"])
  }

  @Test func cellsAfterAFailureAreSkipped() {
    let transcript = transcript([(.beginCell(0), 0)], printed: "1\n", ending: .exited(3))
    #expect(transcript.cells.map(\.ending) == [.failed, .skipped])
    #expect(transcript.cells[0].printedText == "1\n")
    #expect(transcript.diagnostics.map(\.message) == ["the cell `a` ended the program (exit code 3)"])
  }
}
