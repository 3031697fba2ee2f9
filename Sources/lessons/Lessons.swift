import ArgumentParser

@main
struct Lessons: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "Turns lessons, Markdown with Swift cells, into a site of pages whose every output was computed.",
    discussion: """
      With no verb it builds. Exit codes: 0 all is well, 1 a lesson failed, 64 the command was not understood, \
      70 an error of this program or of the machine, 130 interrupted.
      """,
    subcommands: [Build.self, Test.self, New.self, List.self, Clean.self, DoctorCommand.self],
    defaultSubcommand: Build.self
  )
}
