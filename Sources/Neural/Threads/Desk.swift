#if !hasFeature(Embedded)
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Where one helper finds its work. It fills two cache lines, which processors fetch together, so that helpers do not wait for
  /// each other's.
  struct Desk: ~Copyable {
    private enum Progress {
      static let free = 0
      /// There is work, and nobody has come for it.
      static let called = 1
      /// The same, but the helper need not say that it is there: it may begin.
      static let open = 2
      /// The helper has come.
      static let there = 3
      static let working = 4
    }

    private let progress = Atomic<Int>(Progress.free)
    private let asleep = Atomic<Bool>(false)
    /// What to do: written before `progress`, and read after it.
    private let state = Atomic<UInt>(0)
    private let work = Atomic<UInt>(0)
    /// The core that is the caller's own, or -1.
    private let taken = Atomic<Int>(-1)
    private let padding = InlineArray<11, Int>(repeating: 0)

    /// The caller's part: whether the helper has to be woken up. Either it is seen here to sleep or it sees that it is called.
    var sleeps: Bool { asleep.load(ordering: .sequentiallyConsistent) }

    /// The caller's part: whether the helper has come.
    var isManned: Bool { progress.load(ordering: .acquiring) == Progress.there }

    /// The caller's part: there is work.
    ///
    /// - Parameters:
    ///   - core: where the helper should not work, or -1.
    ///   - isOpen: whether it may begin when it comes.
    func call(_ state: UnsafeMutableRawPointer, _ work: SharedWork, notOn core: Int, isOpen: Bool) {
      taken.store(core, ordering: .relaxed)
      self.state.store(UInt(bitPattern: state), ordering: .relaxed)
      self.work.store(unsafeBitCast(work, to: UInt.self), ordering: .relaxed)
      progress.store(isOpen ? Progress.open : Progress.called, ordering: .sequentiallyConsistent)
    }

    /// The caller's part: the helper, who is there, may begin.
    func begin() {
      progress.store(Progress.working, ordering: .releasing)
    }

    /// The caller's part: the helper that was called to open work is not needed, if it has not come.
    func close() {
      _ = progress.compareExchange(expected: Progress.open, desired: Progress.free, ordering: .relaxed)
    }

    /// The caller's part: it is not needed, whether it has come or not.
    func dismiss() {
      // If it comes in this moment, it sees that it may go.
      progress.store(Progress.free, ordering: .releasing)
    }

    /// The caller's part.
    func waitUntilDone() {
      spin { progress.load(ordering: .acquiring) == Progress.free }
    }

    /// The helper's part.
    func waitForCall(_ sleep: () -> Void) {
      asleep.store(true, ordering: .sequentiallyConsistent)
      while progress.load(ordering: .sequentiallyConsistent) == Progress.free { sleep() }
      asleep.store(false, ordering: .relaxed)
    }

    /// The helper's part: does the work, if it is called to some, and that is neither dismissed nor closed.
    ///
    /// - Returns: whether it was called.
    func doWork(thread: Int) -> Bool {
      let call = progress.load(ordering: .acquiring)
      guard call != Progress.free else { return false }
      // Before it says that it is there, so that nobody waits for it meanwhile.
      let taken = taken.load(ordering: .relaxed)
      if taken >= 0, taken == Core.current { Core.leave(taken) }
      let next = call == Progress.open ? Progress.working : Progress.there
      guard progress.compareExchange(expected: call, desired: next, ordering: .acquiring).exchanged else {
        return false
      }
      spin { progress.load(ordering: .relaxed) != Progress.there }
      guard progress.load(ordering: .acquiring) == Progress.working,
        let state = UnsafeMutableRawPointer(bitPattern: state.load(ordering: .relaxed))
      else { return true }
      unsafeBitCast(work.load(ordering: .relaxed), to: SharedWork.self)(state, thread)
      progress.store(Progress.free, ordering: .releasing)
      return true
    }
  }

  /// Waits for another thread.
  ///
  /// - Parameter patience: how often to look before others may have this core.
  /// - Returns: whether that was not often enough.
  @inline(__always)
  @discardableResult
  func spin(_ patience: Int = 4096, until isSo: () -> Bool) -> Bool {
    var looks = 0
    while !isSo() {
      looks += 1
      // The core that the other thread waits for may be this one.
      if looks >= patience { sched_yield() }
    }
    return looks >= patience
  }
#endif
