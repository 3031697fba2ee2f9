import ArgumentParser
import Foundation
import Literate

struct Clean: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove the files that builds wrote, and no others, and all that the cache holds."
  )

  @Option(help: ArgumentHelp("The folder of the site.", valueName: "folder")) var output = "Output"

  func run() async throws {
    try await interruptible {
      if let entries = userStore?.clear(), entries > 0 {
        try printResult("removed \(count(entries, "result")) from the cache")
      }
      guard FileManager.default.fileExists(atPath: output) else {
        return try printResult("there is no folder \(output)")
      }
      let folder = OutputFolder(URL(filePath: output, directoryHint: .isDirectory))
      let removed = try await folder.clean { printMessage(waiting(for: $0, toWrite: output)) }
      try printResult("removed \(count(removed.count, "file")) from \(output)")
    }
  }
}
