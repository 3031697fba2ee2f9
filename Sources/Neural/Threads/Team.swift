// Work that all cores do together, step by step.
//
// Goals, in this order:
// 1. Results do not depend on how many threads there are: shares are numbered, and each thread writes numbers of its own.
// 2. Short steps pay too, of a few microseconds. Threads are called to many steps at once; between two they only wait for each
//    other (`Meeting`), which is one cache line on its way. What is called is a function without a context to be counted: counting
//    references together takes longer than a step's waiting.
// 3. A late helper costs nothing: the caller goes on alone until all are there. A helper looks out for the next call for a
//    while before it goes to sleep.
// 4. Two threads do not wait for each other on one core: woken up on the caller's, a helper moves to another (`Core`).
//
// Work without steps, of which each thread takes what it comes to, is in Parts.swift.
//
// Left out: several callers at once. While one has the helpers, others do their work alone.

/// Work that several threads share: what each of them does, given its number from 0.
typealias SharedWork = @convention(c) (_ state: UnsafeMutableRawPointer, _ thread: Int) -> Void

/// Several threads that are called to some work: this one, number 0, and helpers.
///
/// A team that goes out of use without having worked is dismissed.
struct Team: ~Copyable {
  #if !hasFeature(Embedded)
    private let helpers: Int

    /// Calls helpers. The first call starts them.
    ///
    /// - Parameters:
    ///   - threads: from 1 to 16.
    ///   - state: what the work of each is given. It may change until the team works.
    /// - Returns: nil while another team has the helpers.
    init?(of threads: Int, to state: UnsafeMutableRawPointer, _ work: SharedWork) {
      // Before there is a team: one that was made and did not get the helpers would dismiss those of another.
      guard Helpers.shared.call(threads - 1, state, work) else { return nil }
      helpers = threads - 1
    }

    /// Whether all threads are there.
    var isComplete: Bool { Helpers.shared.areThere(helpers) }

    /// All threads, which are there, do the work: `mine` is what this thread does.
    consuming func work(_ mine: () -> Void) {
      require(isComplete, "A team of \(helpers + 1) works when all threads are there")
      Helpers.shared.begin(helpers)
      mine()
      Helpers.shared.waitUntilDone(helpers)
      discard self
    }

    deinit { Helpers.shared.dismiss(helpers) }
  #else
    init?(of threads: Int, to state: UnsafeMutableRawPointer, _ work: SharedWork) { return nil }

    var isComplete: Bool { false }

    consuming func work(_ mine: () -> Void) { mine() }
  #endif
}
