import Foundation
import Wire

/// The events of one run of a program, in order, each with its cell.
///
/// Printed text has no messages of its own. Every message holds the number of bytes printed before it, so the bytes
/// between two messages' numbers were printed between the two.
struct RunTimeline {
  /// The events, in order.
  private(set) var events: [Transcript.Event] = []
  /// The failure of the program; `nil` if it reached its end.
  private(set) var failure: RunFailure?

  private let process: ProcessOutput
  private let trap: Trap?
  /// The part that is running, and the time at which it began, in nanoseconds.
  private var part: PartID?
  private var start: UInt64 = 0
  /// The cell to which printed text is attributed: the last that began.
  private var cell: Int?
  /// The numbers of bytes of standard output and standard error that are already among the events.
  private var outputOffset = 0
  private var errorOffset = 0
  private var endedParts: Set<PartID> = []
  private var reachedEnd = false

  init(_ process: ProcessOutput) {
    self.process = process
    trap = Trap(process)
    for message in process.messages { add(message) }
    let last = part ?? cell.map { .cell($0) }
    addText(upTo: .max, .max)
    failure = failure(last: last)
  }

  private mutating func add(_ message: Message) {
    let position = message.position
    addText(upTo: position.output, position.error)
    switch message.content {
    case .beginCell(let index):
      endCell(at: position.nanoseconds)
      (part, start, cell) = (.cell(index), position.nanoseconds, index)
    case .beginValue(let index):
      endCell(at: position.nanoseconds)
      part = .value(index)
    case .value(let text):
      if case .value(let index)? = part {
        events.append(.value(index, text))
        endedParts.insert(.value(index))
      }
      part = nil
    case .show(let output, let caption, let alt):
      if let cell { events.append(.shown(output, caption: caption, alt: alt, cell: cell)) }
    case .end:
      endCell(at: position.nanoseconds)
      reachedEnd = true
    }
  }

  /// Ends the part that is running; a cell's end is an event.
  private mutating func endCell(at time: UInt64) {
    if case .cell(let index)? = part {
      events.append(.ended(cell: index, .nanoseconds(Int64(clamping: time - min(time, start)))))
      endedParts.insert(.cell(index))
    }
    part = nil
  }

  /// Adds the text printed since the last message.
  private mutating func addText(upTo output: Int, _ error: Int) {
    let newOutput = max(outputOffset, min(output, process.output.count))
    // The runtime's message about a trap is not part of the cell's output.
    let newError = max(errorOffset, min(error, trap?.printed ?? process.error.count))
    addText(process.output.dropFirst(outputOffset).prefix(newOutput - outputOffset), .output)
    addText(process.error.dropFirst(errorOffset).prefix(newError - errorOffset), .error)
    (outputOffset, errorOffset) = (newOutput, newError)
  }

  private mutating func addText(_ data: Data, _ stream: CellOutput.Stream) {
    guard let cell, !data.isEmpty else { return }
    events.append(.printed(String(decoding: data, as: UTF8.self), stream, cell: cell))
  }

  private func failure(last: PartID?) -> RunFailure? {
    if let fault = process.fault { return RunFailure(part: last, cause: .fault(fault)) }
    if let trap { return RunFailure(part: last, cause: .trapped(trap.message, at: process.crash?.position)) }
    return switch process.ending {
    case .stopped: RunFailure(part: last, cause: .timedOut)
    // A program that sent `end` without ending all its parts has corrupted the channel.
    case .exited(0) where reachedEnd:
      process.parts.first { !endedParts.contains($0) }.map { RunFailure(part: $0, cause: .fault(.tampered)) }
    case .exited(let code), .signalled(let code): RunFailure(part: last, cause: .exited(code))
    case .exceeded: nil
    }
  }
}
