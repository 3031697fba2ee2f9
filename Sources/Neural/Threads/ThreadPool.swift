// Goals, in this order:
// 1. Results do not depend on the number of threads: the pool only says which slice of the work a thread does.
// 2. Calls cost microseconds: a worker polls for the next call for about 0.1 ms before it sleeps.
// 3. Never a deadlock: a caller that finds the workers busy does all the work itself.
//
// Left out: work stealing, and several callers at once.

#if !hasFeature(Embedded)
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Worker threads that work together with the calling thread. They are started when first needed and live as long as the process.
  final class ThreadPool: @unchecked Sendable {
    static let shared = ThreadPool()

    private let isBusy = Atomic<Bool>(false)
    private let slots: UnsafeMutablePointer<WorkerSlot>
    private var workers = 0
    /// The current call: written before the slots' states, and read after them.
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

    /// Calls `body` on several threads at once, the calling one included, and returns when all of these calls have returned.
    ///
    /// A worker that has not begun when the calling thread's own call returns is no longer started. A `body` that needs all threads waits
    /// for them at a `Barrier`.
    ///
    /// - Parameters:
    ///   - threads: The number of threads, from 1 to `maximumThreads`. While another caller has the workers, or where the system
    ///     starts no thread, it is 1.
    ///   - isPatient: Waits for another caller to finish instead.
    ///   - body: Does a thread's share of the work. Its argument says how many threads there are.
    func run(threads: Int, isPatient: Bool = false, _ body: (ThreadSlice) -> Void) {
      require(1...maximumThreads ~= threads, "Work is done by 1 to \(maximumThreads) threads, got \(threads)")
      guard threads > 1, reserve(threads - 1, isPatient: isPatient) else { return body(.whole) }
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

    /// Takes hold of some workers, and starts those that are missing.
    private func reserve(_ count: Int, isPatient: Bool) -> Bool {
      while isBusy.exchange(true, ordering: .acquiring) {
        guard isPatient else { return false }
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

    /// A worker's loop, which never ends.
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

  /// The start of a worker thread, whose number is passed as a pointer.
  private func runWorker(_ number: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    ThreadPool.shared.work(index: Int(bitPattern: number))
    return nil
  }
#else
  /// The single thread of an embedded program.
  struct ThreadPool {
    static let shared = ThreadPool()

    func run(threads: Int, isPatient: Bool = false, _ body: (ThreadSlice) -> Void) { body(.whole) }
  }
#endif
