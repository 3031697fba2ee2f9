#if !hasFeature(Embedded)
  import Synchronization

  /// The lock-free state of one worker thread: idle → called → working → idle.
  ///
  /// It fills two cache lines, because processors prefetch lines in pairs: workers do not invalidate each other's lines.
  struct WorkerSlot: ~Copyable {
    private enum State {
      static let idle = 0
      static let called = 1
      static let working = 2
    }

    private let state = Atomic<Int>(State.idle)
    private let asleep = Atomic<Bool>(false)
    private let padding = InlineArray<14, Int>(repeating: 0)

    // MARK: The caller's side

    /// True if the worker sleeps and has to be woken. The caller reads this after `call`; the worker reads `state` after it has
    /// set this. With sequentially consistent operations at least one of the two sees the other's write.
    var isAsleep: Bool { asleep.load(ordering: .sequentiallyConsistent) }

    /// Publishes work for the worker. Memory written before is visible to the worker.
    func call() {
      state.store(State.called, ordering: .sequentiallyConsistent)
    }

    /// Withdraws the work if the worker has not started it; otherwise waits until the worker has finished. Memory written by the
    /// worker is visible afterwards.
    func finish() {
      let withdrawn = state.compareExchange(expected: State.called, desired: State.idle, ordering: .acquiring)
      if !withdrawn.exchanged { spin { state.load(ordering: .acquiring) == State.idle } }
    }

    // MARK: The worker's side

    /// Calls `body` if work has been published.
    ///
    /// - Returns: True if `body` was called.
    func work(_ body: () -> Void) -> Bool {
      guard state.load(ordering: .relaxed) == State.called,
        state.compareExchange(expected: State.called, desired: State.working, ordering: .acquiring).exchanged
      else { return false }
      body()
      state.store(State.idle, ordering: .releasing)
      return true
    }

    /// Calls `sleep` repeatedly until work has been published.
    func waitForCall(_ sleep: () -> Void) {
      asleep.store(true, ordering: .sequentiallyConsistent)
      while state.load(ordering: .sequentiallyConsistent) == State.idle { sleep() }
      asleep.store(false, ordering: .relaxed)
    }
  }
#endif
