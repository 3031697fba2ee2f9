// Work in fixed pieces, done by all cores.
//
// Goals, in this order:
// 1. Results do not depend on how many threads there are, nor on which one did which piece: pieces are numbered, and each
//    writes numbers of its own.
// 2. Short work pays too, of a few microseconds: a helper looks out for its next piece for a while before it goes to sleep, and
//    being called and having finished take one cache line on its way there and back. What is called is a function without a
//    context to be counted: counting references together takes longer than the call.
// 3. A late helper costs nothing: the calling thread does what nobody has begun. Otherwise piece k is always helper k's, who
//    finds in its cache what it left there.
//
// Left out: several callers at once. While one uses the helpers, others do their pieces themselves.

/// What is done for each piece, with the state that was given and the number of the piece.
typealias PieceOfWork = @convention(c) (_ state: UnsafeMutableRawPointer, _ piece: Int) -> Void

/// Does the pieces 0 ..< `count` of some work, on as many threads.
///
/// The first use starts the helpers. Where there are no threads, or other work keeps them busy, this thread does it all.
///
/// - Parameters:
///   - count: from 1 to 16.
///   - state: what each piece is given.
func inParallel(_ count: Int, _ state: UnsafeMutableRawPointer, _ work: PieceOfWork) {
  #if !hasFeature(Embedded)
    if count > 1, Helpers.shared.run(count, state, work) { return }
  #endif
  for piece in 0..<count { work(state, piece) }
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

  /// The threads that help.
  private final class Helpers: @unchecked Sendable {
    static let shared = Helpers()
    static let most = 15

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

    /// - Returns: whether the work was done; not so if another thread was using the helpers.
    func run(_ count: Int, _ state: UnsafeMutableRawPointer, _ work: PieceOfWork) -> Bool {
      let helping = count - 1
      require(helping <= Helpers.most, "Work is done in at most \(Helpers.most + 1) pieces, got \(count)")
      guard busy.exchange(true, ordering: .acquiring) == false else { return false }
      while started < helping { start() }
      for number in 0..<helping { desks[number].put(state, work) }
      if (0..<helping).contains(where: { desks[$0].sleeps }) {
        pthread_mutex_lock(mutex)
        pthread_cond_broadcast(wake)
        pthread_mutex_unlock(mutex)
      }
      work(state, 0)
      for number in 0..<helping {
        if desks[number].takeBack() { work(state, number + 1) } else { desks[number].waitUntilDone() }
      }
      busy.store(false, ordering: .releasing)
      return true
    }

    private func start() {
      let number = started
      started += 1
      let work = Unmanaged.passRetained(Start { Helpers.shared.help(number) })
      var thread = pthread_t()
      let result = pthread_create(&thread, nil, beginHelping, work.toOpaque())
      // Without a helper the caller does all pieces: slower, but the same.
      if result == 0 { pthread_detach(thread) } else { work.release() }
    }

    /// What a helper does, for ever.
    private func help(_ number: Int) {
      let desk = desks + number
      while true {
        var rounds = 0
        while rounds < 100_000 {
          rounds = desk.pointee.doWork(piece: number + 1) ? 0 : rounds + 1
        }
        pthread_mutex_lock(mutex)
        desk.pointee.waitForWork { pthread_cond_wait(wake, mutex) }
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
