/// Stops the program with `message` unless `condition` holds.
///
/// The standard library's `precondition` says nothing in optimised code, and the core is always optimised; a lesson
/// that mixes up two shapes should read which ones. The failing lesson's own line stays in the backtrace.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fail(message()) }
}

/// Prints `message` to standard error and stops the program.
@inline(never)
func fail(_ message: String) -> Never {
  fatalError(message)
}
