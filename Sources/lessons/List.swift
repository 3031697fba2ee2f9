import ArgumentParser
import Foundation
import Literate

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the lessons.")

  @OptionGroup var courseOptions: CourseOptions
  @Flag(name: .customLong("json"), help: "Print JSON.") var isJSON = false

  private struct Entry: Encodable {
    var name, title, file: String
    var cells: Int
  }

  func run() throws {
    try reportingErrors {
      let course = try courseOptions.course()
      for diagnostic in course.diagnostics { printMessage(diagnostic.description) }
      let entries = course.lessons.map {
        Entry(name: $0.name, title: $0.title, file: $0.file, cells: $0.cells.count)
      }
      if isJSON { return try printResult(try json(entries)) }
      let width = entries.map(\.name.count).max() ?? 0
      for entry in entries {
        let name = entry.name.padding(toLength: width, withPad: " ", startingAt: 0)
        try printResult("\(name)  \(entry.title) (\(count(entry.cells, "cell")))")
      }
    }
  }
}
