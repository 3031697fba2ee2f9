// Work in fixed pieces, done by all cores.
//
// Goals, in this order:
// 1. Results do not depend on how many threads there are, nor on which one did which piece: pieces are numbered, and each
//    writes numbers of its own.
// 2. A late helper costs nothing: whoever is free takes a piece, the calling thread first of all.
// 3. Short work pays too: a helper looks out for the next piece for some microseconds before it goes to sleep.
//
// Left out: several callers at once. While one uses the helpers, others do their pieces themselves.

/// Does the pieces 0 ..< `count` of some work, on as many threads.
///
/// The first use starts the helpers. Where there are no threads, or other work keeps them busy, this thread does it all.
func inParallel(_ count: Int, _ piece: @escaping @Sendable (Int) -> Void) {
  #if !hasFeature(Embedded)
    if count > 1, Helpers.shared.run(count, piece) { return }
  #endif
  for index in 0..<count { piece(index) }
}

#if !hasFeature(Embedded)
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// How many processor cores this program may use.
  let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// How long some work takes.
  func seconds(_ work: () -> Void) -> Double {
    let start = monotonicClock()
    work()
    return monotonicClock() - start
  }

  private func monotonicClock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// The threads that help.
  private final class Helpers: @unchecked Sendable {
    static let shared = Helpers()

    /// Bits 0 ..< 16: the pieces that nobody has taken yet; above: the number of the job, so that a helper that comes late
    /// does not take a piece of the next job for one of its own.
    private let open = Atomic<UInt64>(0)
    private let unfinished = Atomic<Int>(0)
    private let busy = Atomic<Bool>(false)
    private let asleep = Atomic<Int>(0)
    /// What to do: written while no piece is open, read by whoever has taken one.
    private var piece: @Sendable (Int) -> Void = { _ in }
    private var started = 0
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    private init() {
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(wake, nil)
    }

    /// - Returns: whether the work was done; not so if another thread was using the helpers.
    func run(_ count: Int, _ piece: @escaping @Sendable (Int) -> Void) -> Bool {
      require(count <= 16, "Work is done in at most 16 pieces, got \(count)")
      guard busy.exchange(true, ordering: .acquiring) == false else { return false }
      while started < count - 1 { start() }
      self.piece = piece
      unfinished.store(count, ordering: .relaxed)
      let job = open.load(ordering: .relaxed) >> 16 &+ 1
      open.store(job << 16 | (1 << UInt64(count) - 1), ordering: .sequentiallyConsistent)
      if asleep.load(ordering: .sequentiallyConsistent) > 0 {
        pthread_mutex_lock(mutex)
        pthread_cond_broadcast(wake)
        pthread_mutex_unlock(mutex)
      }
      while takePiece(preferred: 0) {}
      var rounds = 0
      while unfinished.load(ordering: .acquiring) > 0 {
        rounds += 1
        // The core that a helper's thread waits for may be this one.
        if rounds % 4096 == 0 { sched_yield() } else { pause() }
      }
      busy.store(false, ordering: .releasing)
      return true
    }

    /// Takes an open piece and does it: the preferred one if it can, so that a piece tends to stay with a core and its cache.
    private func takePiece(preferred: Int) -> Bool {
      var state = open.load(ordering: .acquiring)
      while state & 0xFFFF != 0 {
        let index = state >> UInt64(preferred) & 1 == 1 ? preferred : (state & 0xFFFF).trailingZeroBitCount
        let (taken, now) = open.compareExchange(
          expected: state,
          desired: state & ~(1 << UInt64(index)),
          ordering: .acquiringAndReleasing
        )
        if taken {
          piece(index)
          unfinished.subtract(1, ordering: .releasing)
          return true
        }
        state = now
      }
      return false
    }

    private func start() {
      started += 1
      let number = started
      let work = Unmanaged.passRetained(Start { Helpers.shared.help(number) })
      var thread = pthread_t()
      let result = pthread_create(&thread, nil, beginHelping, work.toOpaque())
      // Without a helper the caller does all pieces: slower, but the same.
      if result == 0 { pthread_detach(thread) } else { work.release() }
    }

    /// What a helper does, for ever.
    private func help(_ number: Int) {
      while true {
        var rounds = 0
        while rounds < 20_000 {
          if takePiece(preferred: number) { rounds = 0 }
          rounds += 1
          pause()
        }
        pthread_mutex_lock(mutex)
        asleep.add(1, ordering: .sequentiallyConsistent)
        while open.load(ordering: .sequentiallyConsistent) & 0xFFFF == 0 { pthread_cond_wait(wake, mutex) }
        asleep.subtract(1, ordering: .sequentiallyConsistent)
        pthread_mutex_unlock(mutex)
      }
    }

    /// Lets some time pass without disturbing anyone: a read that takes a while.
    @inline(__always)
    private func pause() {
      _ = open.load(ordering: .relaxed)
    }
  }

  private func beginHelping(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
  }

  private final class Start {
    let body: () -> Void

    init(_ body: @escaping () -> Void) {
      self.body = body
    }
  }
#else
  let processorCount = 1

  /// Does some work; without a clock, as without threads, there is nothing to find out.
  func seconds(_ work: () -> Void) -> Double {
    work()
    return 0
  }
#endif
