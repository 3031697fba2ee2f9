// Goals, in this order:
// 1. Results do not depend on the number of threads: the pool only passes each thread its number and the number of threads.
// 2. A call costs microseconds: a worker polls for the next call for about 0.1 ms before it sleeps.
// 3. No deadlock: if the workers are busy, the calling thread does all the work itself.
//
// Left out: work stealing, and concurrent calls that share the workers.

#if !hasFeature(Embedded)
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// A pool of worker threads, which start when first needed and live as long as the process.
  final class ThreadPool: @unchecked Sendable {
    static let shared = ThreadPool()

    private let isBusy = Atomic<Bool>(false)
    private let slots: UnsafeMutablePointer<WorkerSlot>
    private var workers = 0
    /// The function of the current call. It is published by the slots' states: written before them, read after them.
    private var body: ((ThreadSlice) -> Void)?
    private var threads = 1
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    private init() {
      let count = maximumThreads - 1
      let memory = UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<WorkerSlot>.stride, alignment: 128)
      slots = memory.bindMemory(to: WorkerSlot.self, capacity: count)
      for worker in 0..<count { (slots + worker).initialize(to: WorkerSlot()) }
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(wake, nil)
    }

    /// Calls `body` on several threads at once, including the calling thread, and returns when all of these calls have returned.
    ///
    /// A worker that has not started when the calling thread's own call returns is skipped. If `body` requires that all threads
    /// take part, it must wait for them at a `Barrier`.
    ///
    /// - Parameters:
    ///   - threads: The number of threads, from 1 to `maximumThreads`. If another caller has reserved the workers, or if the
    ///     system cannot start a thread, `body` is called once, on the calling thread.
    ///   - waitsForWorkers: If true, waits until another caller has released the workers.
    ///   - body: Does one thread's slice of the work. Its argument has the actual number of threads.
    func run(threads: Int, waitsForWorkers: Bool = false, _ body: (ThreadSlice) -> Void) {
      require(1...maximumThreads ~= threads, "Work is done by 1 to \(maximumThreads) threads, got \(threads)")
      guard threads > 1, reserve(threads - 1, waitsForWorkers: waitsForWorkers) else { return body(.whole) }
      withoutActuallyEscaping(body) { body in
        self.body = body
        self.threads = threads
        for worker in 0..<threads - 1 { slots[worker].call() }
        if (0..<threads - 1).contains(where: { slots[$0].isAsleep }) {
          pthread_mutex_lock(mutex)
          pthread_cond_broadcast(wake)
          pthread_mutex_unlock(mutex)
        }
        body(ThreadSlice(index: 0, threads: threads))
        for worker in 0..<threads - 1 { slots[worker].finish() }
        self.body = nil
      }
      isBusy.store(false, ordering: .releasing)
    }

    /// Reserves the pool and starts missing workers.
    ///
    /// - Returns: False if another caller has the pool, or if a thread cannot be started.
    private func reserve(_ count: Int, waitsForWorkers: Bool) -> Bool {
      while isBusy.exchange(true, ordering: .acquiring) {
        guard waitsForWorkers else { return false }
        sched_yield()
      }
      while workers < count, startWorker() {}
      if workers >= count { return true }
      isBusy.store(false, ordering: .releasing)
      return false
    }

    private func startWorker() -> Bool {
      var thread = pthread_t()
      let number = UnsafeMutableRawPointer(bitPattern: workers + 1)
      guard pthread_create(&thread, nil, runWorker, number) == 0 else { return false }
      pthread_detach(thread)
      workers += 1
      return true
    }

    /// The loop of a worker thread; never returns.
    fileprivate func work(index: Int) {
      let slot = slots + (index - 1)
      while true {
        var polls = 0
        while polls < 100_000 {
          polls = slot.pointee.work { body?(ThreadSlice(index: index, threads: threads)) } ? 0 : polls + 1
        }
        pthread_mutex_lock(mutex)
        slot.pointee.waitForCall { pthread_cond_wait(wake, mutex) }
        pthread_mutex_unlock(mutex)
      }
    }
  }

  /// The entry point of a worker thread; the pointer's bits are the thread's number.
  private func runWorker(_ number: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    ThreadPool.shared.work(index: Int(bitPattern: number))
    return nil
  }
#else
  /// The thread pool of an embedded program: the calling thread only.
  struct ThreadPool {
    static let shared = ThreadPool()

    func run(threads: Int, waitsForWorkers: Bool = false, _ body: (ThreadSlice) -> Void) { body(.whole) }
  }
#endif
