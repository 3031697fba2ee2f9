import ArgumentParser
import Foundation
import Literate

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what this machine has, what it lacks, and how to get it."
  )

  @Flag(name: .customLong("json"), help: "Print JSON.") var isJSON = false

  func run() async throws {
    try await interruptible {
      let environment = ProcessInfo.processInfo.environment
      let findings = await Doctor(products: productsFolder, environment: environment).findings()
      if isJSON {
        try printResult(try json(findings))
      } else {
        for finding in findings {
          try printResult("\(finding.isFine ? "fine   " : "MISSING") \(finding.what): \(finding.detail)")
        }
      }
      if findings.contains(where: { !$0.isFine }) { throw ExitCode(1) }
    }
  }
}
