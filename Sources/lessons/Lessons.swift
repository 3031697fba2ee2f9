import ArgumentParser
import Foundation

@main
struct Lessons: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "Turns lessons, Markdown with Swift cells, into a site of pages whose every output was computed.",
    discussion: """
      With no verb it builds. Exit codes: 0 all is well, 1 a lesson failed, 64 the command was not understood, \
      70 an error of this program or of the machine, 130 interrupted.
      """,
    subcommands: [Build.self, Test.self, New.self, List.self, Clean.self, Why.self, DoctorCommand.self],
    defaultSubcommand: Build.self
  )

  static func main() async {
    // A closed stream's number would be given to the next file that is opened, and messages would be written into it.
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 { _ = open("/dev/null", O_RDONLY) }
    await main(nil)
  }
}
