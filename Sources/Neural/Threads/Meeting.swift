#if !hasFeature(Embedded)
  import Synchronization

  /// Where the threads of a team wait for each other, step by step.
  ///
  /// What one has written before is seen by all after it. Each thread counts its arrivals where only it writes, so that what a
  /// meeting takes is one cache line on its way from each thread to each other.
  struct Meeting: BitwiseCopyable {
    private let places: UnsafeMutablePointer<Place>
    /// How often to look for the others before this thread's core may be theirs.
    private let patience: Int

    /// Two cache lines, which processors fetch together.
    private struct Place: ~Copyable {
      let arrivals = Atomic<Int>(0)
      /// After how many steps the team parts: in the first thread's place.
      let steps = Atomic<Int>(0)
      private let padding = InlineArray<14, Int>(repeating: 0)
    }

    /// - Parameters:
    ///   - threads: the most threads that will meet.
    ///   - memory: owns the memory.
    init(ofAtMost threads: Int, memory: Memory) {
      places = memory.allocate(threads)
      patience = threads > processorCount ? 1 : 4096
      for thread in 0..<threads { (places + thread).initialize(to: Place()) }
    }

    /// After how many steps the team parts. The first thread may change it between its last arrival in a step and its last one in
    /// the next, to a number above that of its own steps: then nobody has passed that number.
    var steps: Int {
      get { places[0].steps.load(ordering: .relaxed) }
      nonmutating set { places[0].steps.store(newValue, ordering: .relaxed) }
    }

    /// Before a team begins: so many threads are going to meet, for so many steps.
    func prepare(_ stretch: Pace.Stretch) {
      for thread in 0..<stretch.threads { places[thread].arrivals.store(0, ordering: .relaxed) }
      steps = stretch.steps
    }

    /// This thread has done what the others wait for.
    @inline(__always)
    func arrive(_ thread: Int) {
      places[thread].arrivals.store(places[thread].arrivals.load(ordering: .relaxed) + 1, ordering: .releasing)
    }

    /// Waits until all have arrived as often as this thread.
    ///
    /// - Parameters:
    ///   - thread: which one this is.
    ///   - threads: how many there are.
    /// - Returns: whether it took so long that somebody else may have had a core.
    @inline(__always)
    @discardableResult
    func wait(_ thread: Int, of threads: Int) -> Bool {
      var wasLong = false
      let count = places[thread].arrivals.load(ordering: .relaxed)
      for other in 0..<threads where other != thread {
        if spin(patience, until: { places[other].arrivals.load(ordering: .acquiring) >= count }) { wasLong = true }
      }
      return wasLong
    }
  }
#else
  /// There is a single thread.
  struct Meeting: BitwiseCopyable {
    private let number: UnsafeMutablePointer<Int>

    init(ofAtMost threads: Int, memory: Memory) {
      number = memory.allocate(1, repeating: 0)
    }

    var steps: Int {
      get { number.pointee }
      nonmutating set { number.pointee = newValue }
    }

    func prepare(_ stretch: Pace.Stretch) {
      steps = stretch.steps
    }

    func arrive(_ thread: Int) {}

    @discardableResult
    func wait(_ thread: Int, of threads: Int) -> Bool { false }
  }
#endif
