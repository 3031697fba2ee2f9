/// The stages of a build, in the order in which a lesson goes through them, and the machine they need.
public enum Stage: String, Sendable, CaseIterable {
  /// Finding, naming and starting lessons.
  case book
  /// Markdown to `Lesson`.
  case read
  /// Compiling the programs of a lesson.
  case compile
  /// Running them.
  case run
  /// Comparing what was printed with what is recorded.
  case check
  /// Writing a lesson's page.
  case weave
  /// Writing the site's folder.
  case site
  /// The programs and files that the machine must have: the compiler, the libraries, the theme.
  case installation
}
