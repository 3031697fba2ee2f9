/// The stages of a build in their order, and the installation of their tools.
public enum Stage: String, Sendable, CaseIterable {
  /// Finding, naming and starting lessons.
  case book
  /// Reading Markdown into a `Lesson`.
  case read
  /// Compiling the programs of a lesson.
  case compile
  /// Running them.
  case run
  /// Comparing printed outputs with recorded ones.
  case check
  /// Writing a lesson's page.
  case weave
  /// Writing the site's folder.
  case site
  /// Reading and writing files: no space, no permission.
  case files
  /// The tools and files that a build needs: the compiler, the libraries, the theme.
  case installation
}
