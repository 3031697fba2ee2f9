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
      static let done = 0
      static let put = 1
      static let begun = 2
    }

    private let progress = Atomic<Int>(Progress.done)
    private let asleep = Atomic<Bool>(false)
    /// What to do: written before `progress`, and read after it.
    private let state = Atomic<UInt>(0)
    private let work = Atomic<UInt>(0)
    private let padding = InlineArray<12, Int>(repeating: 0)

    /// The caller's part: whether the helper has to be woken up. Either it is seen here to sleep or it sees what was put.
    var sleeps: Bool { asleep.load(ordering: .sequentiallyConsistent) }

    /// The caller's part: there is work.
    func put(_ state: UnsafeMutableRawPointer, _ work: PieceOfWork) {
      self.state.store(UInt(bitPattern: state), ordering: .relaxed)
      self.work.store(unsafeBitCast(work, to: UInt.self), ordering: .relaxed)
      progress.store(Progress.put, ordering: .sequentiallyConsistent)
    }

    /// The caller's part: whether the helper has not begun, and will not.
    func takeBack() -> Bool {
      guard progress.load(ordering: .relaxed) == Progress.put else { return false }
      return progress.compareExchange(expected: Progress.put, desired: Progress.done, ordering: .acquiring).exchanged
    }

    /// The caller's part.
    func waitUntilDone() {
      var rounds = 0
      while progress.load(ordering: .acquiring) != Progress.done {
        rounds += 1
        // The core that the helper's thread waits for may be this one.
        if rounds % 4096 == 0 { sched_yield() }
      }
    }

    /// The helper's part.
    func waitForWork(_ sleep: () -> Void) {
      asleep.store(true, ordering: .sequentiallyConsistent)
      while progress.load(ordering: .sequentiallyConsistent) != Progress.put { sleep() }
      asleep.store(false, ordering: .relaxed)
    }

    /// The helper's part: does the work, if there is some.
    func doWork(piece: Int) -> Bool {
      guard progress.load(ordering: .relaxed) == Progress.put,
        progress.compareExchange(expected: Progress.put, desired: Progress.begun, ordering: .acquiring).exchanged,
        let state = UnsafeMutableRawPointer(bitPattern: state.load(ordering: .relaxed))
      else { return false }
      unsafeBitCast(work.load(ordering: .relaxed), to: PieceOfWork.self)(state, piece)
      progress.store(Progress.done, ordering: .releasing)
      return true
    }
  }
#endif
