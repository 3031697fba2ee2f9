#if !hasFeature(Embedded)
  import Synchronization

  /// A barrier that the threads of one `ThreadPool.run` pass again and again.
  ///
  /// Each thread has a counter that it alone writes, on cache lines of its own. Passing the barrier therefore costs one cache
  /// line from each thread to each other (0.2 µs between two cores), and no locked instruction.
  struct Barrier: BitwiseCopyable {
    private let counters: UnsafeMutablePointer<Counter>
    private let capacity: Int

    /// The number of times that a thread has arrived. It fills two cache lines, because processors fetch lines in pairs.
    private struct Counter: ~Copyable {
      let arrivals = Atomic<Int>(0)
      private let padding = InlineArray<15, Int>(repeating: 0)
    }

    /// A barrier for up to `capacity` threads, in memory that `memory` owns.
    init(capacity: Int, memory: Memory) {
      counters = memory.allocate(capacity)
      self.capacity = capacity
      for thread in 0..<capacity { (counters + thread).initialize(to: Counter()) }
    }

    /// Prepares the barrier for the next call of `ThreadPool.run`.
    func reset() {
      for thread in 0..<capacity { counters[thread].arrivals.store(0, ordering: .relaxed) }
    }

    /// Waits until all threads have arrived as often as this one. What a thread wrote before is visible to all afterwards.
    ///
    /// - Parameter slice: Names this thread and the number of threads.
    @inline(__always)
    func wait(_ slice: ThreadSlice) {
      let count = counters[slice.index].arrivals.load(ordering: .relaxed) + 1
      counters[slice.index].arrivals.store(count, ordering: .releasing)
      // With more threads than cores, the thread that is waited for may need this core.
      let rounds = slice.threads > processorCount ? 1 : 4096
      for other in 0..<slice.threads where other != slice.index {
        spin(rounds: rounds) { counters[other].arrivals.load(ordering: .acquiring) >= count }
      }
    }
  }
#else
  /// A barrier for the single thread of an embedded program.
  struct Barrier: BitwiseCopyable {
    init(capacity: Int, memory: Memory) {}
    func reset() {}
    func wait(_ slice: ThreadSlice) {}
  }
#endif
