#if !hasFeature(Embedded)
  import Synchronization

  /// Runs the iterations of a loop on several threads. Each thread takes the next iteration when it has finished one (OpenMP's
  /// dynamic schedule), so a thread that starts late delays no other.
  ///
  /// - Parameters:
  ///   - count: The number of iterations.
  ///   - threads: The largest number of threads, from 1 to `maximumThreads`.
  ///   - body: Executes one iteration, given its number and the number of its thread, both from 0. It is called concurrently.
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
