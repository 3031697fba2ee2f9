/// Stops the program with `message` if `condition` is false.
///
/// The standard library's `precondition` prints no message in optimised code, and this module is always optimised. The message
/// names the sizes or values at fault; the backtrace names the line of the caller.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fail(message()) }
}

/// Prints `message` to standard error and stops the program.
@inline(never)
func fail(_ message: String) -> Never {
  fatalError(message)
}
