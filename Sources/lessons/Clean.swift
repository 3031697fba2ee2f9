import ArgumentParser
import Foundation
import Literate

struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Remove the files that builds wrote, and no others.")

  @Option(help: ArgumentHelp("The folder of the site.", valueName: "folder")) var output = "Output"

  func run() throws {
    try reportingErrors {
      guard FileManager.default.fileExists(atPath: output) else { return print("there is no folder \(output)") }
      let removed = try OutputFolder(URL(filePath: output, directoryHint: .isDirectory)).clean()
      print("removed \(count(removed.count, "file")) from \(output)")
    }
  }
}
