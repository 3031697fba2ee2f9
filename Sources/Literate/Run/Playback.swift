import Foundation
import Wire

/// Plays a recording back as events, each with the cell that it belongs to.
///
/// Printed text has no messages of its own: every message says how much had been printed when it was sent, and what
/// lies between two messages was printed between them.
struct Playback {
  enum Event {
    case printed(String, CellOutput.Stream, cell: Int)
    case shown(Output, caption: String?, alt: String?, cell: Int)
    case value(Int, String)
    case ended(cell: Int, Duration)
  }

  /// Why a program did not get to its end.
  struct Trouble {
    enum Kind {
      case trapped(String)
      case timedOut
      case exited(Int32)
      case fault(ChannelFault)

      var ending: CellRun.Ending {
        switch self {
        case .trapped: .trapped
        case .timedOut: .timeout
        case .exited, .fault: .failed
        }
      }

      var title: String {
        switch self {
        case .trapped: "Trap"
        case .timedOut: "Out of time"
        case .exited: "Early exit"
        case .fault: "Broken output"
        }
      }
    }

    /// What was running; `nil` if nothing was yet.
    var part: Program.Part.Name?
    var kind: Kind
    var crash: Crash?
  }

  let events: [Event]
  /// `nil` if the program got to its end.
  let trouble: Trouble?

  init(_ recording: Recording) {
    var scan = Scan(recording)
    for message in recording.messages { scan.take(message) }
    trouble = scan.finish()
    events = scan.events
  }

  /// The pass over the messages.
  private struct Scan {
    let recording: Recording
    var events: [Event] = []
    /// What is running, and since when.
    var part: Program.Part.Name?
    var since: UInt64 = 0
    /// The cell that printed text belongs to: the last that began.
    var cell: Int?
    var outputOffset = 0
    var errorOffset = 0
    var ended: Set<Program.Part.Name> = []
    var reachedEnd = false

    /// Why the program died, if it did.
    let trap: Trap?

    init(_ recording: Recording) {
      self.recording = recording
      trap = Trap(recording)
    }

    mutating func take(_ message: Message) {
      print(upTo: message.position.output, message.position.error)
      switch message.content {
      case .beginCell(let index):
        end(at: message.position.nanoseconds)
        part = .cell(index)
        cell = index
        since = message.position.nanoseconds
      case .beginValue(let index):
        end(at: message.position.nanoseconds)
        part = .value(index)
        since = message.position.nanoseconds
      case .value(let text):
        if case .value(let index)? = part {
          events.append(.value(index, text))
          ended.insert(.value(index))
        }
        part = nil
      case .show(let output, let caption, let alt):
        if let cell { events.append(.shown(output, caption: caption, alt: alt, cell: cell)) }
      case .end:
        end(at: message.position.nanoseconds)
        reachedEnd = true
      }
    }

    private mutating func end(at time: UInt64) {
      if case .cell(let index)? = part {
        events.append(.ended(cell: index, .nanoseconds(Int64(clamping: time - min(time, since)))))
        ended.insert(.cell(index))
      }
      part = nil
    }

    /// Tells what was printed since the last message.
    private mutating func print(upTo output: Int, _ error: Int) {
      let newOutput = max(outputOffset, min(output, recording.output.count))
      let newError = max(errorOffset, min(error, trap?.printed ?? recording.error.count))
      print(recording.output.dropFirst(outputOffset).prefix(newOutput - outputOffset), .output)
      print(recording.error.dropFirst(errorOffset).prefix(newError - errorOffset), .error)
      (outputOffset, errorOffset) = (newOutput, newError)
    }

    private mutating func print(_ data: Data, _ stream: CellOutput.Stream) {
      guard let cell, !data.isEmpty else { return }
      events.append(.printed(String(decoding: data, as: UTF8.self), stream, cell: cell))
    }

    /// Takes what was printed after the last message, and says why the program did not get to its end, if so.
    mutating func finish() -> Trouble? {
      let last = part ?? cell.map { .cell($0) }
      print(upTo: .max, .max)
      if let fault = recording.fault { return Trouble(part: last, kind: .fault(fault)) }
      if let trap { return Trouble(part: last, kind: .trapped(trap.message), crash: recording.crash) }
      return switch recording.ending {
      case .stopped: Trouble(part: last, kind: .timedOut)
      // Whoever says that it came to its end has come by all parts.
      case .exited(0) where reachedEnd:
        recording.parts.first { !ended.contains($0) }.map { Trouble(part: $0, kind: .fault(.tampered)) }
      case .exited(let code), .signalled(let code): Trouble(part: last, kind: .exited(code))
      }
    }
  }
}
