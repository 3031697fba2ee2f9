import ArgumentParser
import Foundation
import Literate

struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Remove the files that builds wrote, and no others.")

  @Option(help: "The folder of the site.") var output = "Output"

  func run() throws {
    try reportingErrors {
      let removed = try OutputFolder(URL(filePath: output, directoryHint: .isDirectory)).clean()
      print("removed \(count(removed.count, "file")) from \(output)")
    }
  }
}
