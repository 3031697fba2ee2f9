#if !hasFeature(Embedded)
  import Synchronization

  /// A reusable barrier for the threads of one `ThreadPool.run`.
  ///
  /// Each thread has a counter of its own that only it writes, on cache lines of its own. Passing the barrier therefore transfers
  /// one cache line from each thread to each other thread (0.2 µs between two cores), and needs no atomic read-modify-write
  /// instruction.
  struct Barrier: BitwiseCopyable {
    private let counters: UnsafeMutablePointer<Counter>
    private let capacity: Int

    /// The number of times that one thread has arrived. It fills two cache lines, because processors prefetch lines in pairs.
    private struct Counter: ~Copyable {
      let arrivals = Atomic<Int>(0)
      private let padding = InlineArray<15, Int>(repeating: 0)
    }

    /// Creates a barrier for up to `capacity` threads, in memory that `memory` owns.
    init(capacity: Int, memory: Memory) {
      counters = memory.allocate(capacity)
      self.capacity = capacity
      for thread in 0..<capacity { (counters + thread).initialize(to: Counter()) }
    }

    /// Sets all counters to zero. Required before each `ThreadPool.run`.
    func reset() {
      for thread in 0..<capacity { counters[thread].arrivals.store(0, ordering: .relaxed) }
    }

    /// Announces that the calling thread has reached the barrier. Memory that it wrote before is visible to all threads after their
    /// `wait`.
    ///
    /// - Parameter slice: The calling thread's number and the number of threads.
    @inline(__always)
    func arrive(_ slice: ThreadSlice) {
      let arrivals = counters[slice.index].arrivals.load(ordering: .relaxed)
      counters[slice.index].arrivals.store(arrivals + 1, ordering: .releasing)
    }

    /// Waits until every thread has arrived as often as the calling thread has.
    @inline(__always)
    func wait(_ slice: ThreadSlice) {
      let count = counters[slice.index].arrivals.load(ordering: .relaxed)
      // With more threads than cores, another thread may need this core to reach the barrier: yield after every check.
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
    func arrive(_ slice: ThreadSlice) {}
    func wait(_ slice: ThreadSlice) {}
  }
#endif
