#if !hasFeature(Embedded)
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// The threads that help. They are started when they are first called, and never end.
  final class Helpers: @unchecked Sendable {
    static let shared = Helpers()
    static let most = mostThreads - 1

    private let busy = Atomic<Bool>(false)
    private let desks: UnsafeMutablePointer<Desk>
    private var started = 0
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    private init() {
      let memory = UnsafeMutableRawPointer.allocate(byteCount: Helpers.most * MemoryLayout<Desk>.stride, alignment: 128)
      desks = memory.bindMemory(to: Desk.self, capacity: Helpers.most)
      for number in 0..<Helpers.most { (desks + number).initialize(to: Desk()) }
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(wake, nil)
    }

    /// - Parameter isOpen: whether each of them may begin when it comes.
    /// - Returns: whether they were free.
    func call(_ count: Int, _ state: UnsafeMutableRawPointer, _ work: SharedWork, isOpen: Bool = false) -> Bool {
      require(0...Helpers.most ~= count, "A team has from 1 to \(Helpers.most + 1) threads, got \(count + 1)")
      guard busy.exchange(true, ordering: .acquiring) == false else { return false }
      while started < count, start() {}
      // Without helpers the caller goes on alone: slower, but the same.
      guard started >= count else {
        busy.store(false, ordering: .releasing)
        return false
      }
      // Where there are so many cores, none works on the caller's.
      let core = count < processorCount ? Core.current : -1
      for number in 0..<count { desks[number].call(state, work, notOn: core, isOpen: isOpen) }
      if (0..<count).contains(where: { desks[$0].sleeps }) {
        pthread_mutex_lock(mutex)
        pthread_cond_broadcast(wake)
        pthread_mutex_unlock(mutex)
      } else if !isOpen {
        // They are awake: it takes them less than a microsecond.
        var rounds = 0
        while rounds < 1000, !areThere(count) { rounds += 1 }
      }
      return true
    }

    func areThere(_ count: Int) -> Bool {
      (0..<count).allSatisfy { desks[$0].isManned }
    }

    func begin(_ count: Int) {
      for number in 0..<count { desks[number].begin() }
    }

    func waitUntilDone(_ count: Int) {
      for number in 0..<count { desks[number].waitUntilDone() }
      busy.store(false, ordering: .releasing)
    }

    /// Ends open work: those who have not come need not come any more, and the others come to their end.
    func close(_ count: Int) {
      for number in 0..<count { desks[number].close() }
      waitUntilDone(count)
    }

    func dismiss(_ count: Int) {
      for number in 0..<count { desks[number].dismiss() }
      busy.store(false, ordering: .releasing)
    }

    /// - Returns: whether there is one more.
    private func start() -> Bool {
      let number = started
      let work = Unmanaged.passRetained(Start { Helpers.shared.help(number) })
      var thread = pthread_t()
      let result = pthread_create(&thread, nil, beginHelping, work.toOpaque())
      guard result == 0 else {
        work.release()
        return false
      }
      pthread_detach(thread)
      started += 1
      return true
    }

    /// What a helper does, for ever.
    private func help(_ number: Int) {
      let desk = desks + number
      while true {
        var rounds = 0
        while rounds < 100_000 {
          rounds = desk.pointee.doWork(thread: number + 1) ? 0 : rounds + 1
        }
        pthread_mutex_lock(mutex)
        desk.pointee.waitForCall { pthread_cond_wait(wake, mutex) }
        pthread_mutex_unlock(mutex)
      }
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
#endif
