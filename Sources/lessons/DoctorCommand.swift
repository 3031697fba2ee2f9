import ArgumentParser
import Foundation
import Literate

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what this machine has, what it lacks, and how to get it."
  )

  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let findings = Doctor(products: productsFolder, environment: ProcessInfo.processInfo.environment).findings()
    if json {
      print(try Summary.json(findings))
    } else {
      for finding in findings {
        print("\(finding.isFine ? "fine   " : "MISSING") \(finding.what): \(finding.detail)")
      }
    }
    if findings.contains(where: { !$0.isFine }) { throw ExitCode(1) }
  }
}
