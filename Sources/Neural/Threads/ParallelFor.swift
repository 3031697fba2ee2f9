#if !hasFeature(Embedded)
  import Synchronization

  /// Runs a loop on several threads, each of which takes the next iteration when it has done one: what OpenMP calls a dynamic
  /// schedule. Nothing waits for a thread that starts late.
  ///
  /// - Parameters:
  ///   - count: The number of iterations.
  ///   - threads: The largest number of threads, from 1 to `maximumThreads`.
  ///   - body: One iteration, given its number and that of its thread, from 0. Iterations of different threads run at once.
  func parallelFor(_ count: Int, threads: Int, _ body: (_ iteration: Int, _ thread: Int) -> Void) {
    let next = Atomic<Int>(0)
    ThreadPool.shared.run(threads: threads) { slice in
      while true {
        let iteration = next.add(1, ordering: .relaxed).oldValue
        guard iteration < count else { return }
        body(iteration, slice.index)
      }
    }
  }
#else
  /// Runs a loop on the single thread of an embedded program.
  func parallelFor(_ count: Int, threads: Int, _ body: (_ iteration: Int, _ thread: Int) -> Void) {
    for iteration in 0..<count { body(iteration, 0) }
  }
#endif
