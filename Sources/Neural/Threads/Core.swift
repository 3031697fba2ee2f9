#if !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Which core a thread is on, where the system can tell.
  ///
  /// A thread that is woken up may find itself on the core of the one that woke it, with another core idle; and two threads that
  /// wait for each other on one core are slower than one.
  enum Core {
    private typealias Number = @convention(c) () -> Int32
    private typealias Affinity =
      @convention(c) (_ thread: Int32, _ size: Int, _ cores: UnsafeMutablePointer<UInt>) -> Int32

    /// Cores that a system is asked about.
    private static let most = 1024
    // Linux has them, others do not.
    private static let number = function("sched_getcpu", as: Number.self)
    private static let affinity = function("sched_getaffinity", as: Affinity.self)
    private static let setAffinity = function("sched_setaffinity", as: Affinity.self)

    /// The core that this thread is on just now, or -1.
    static var current: Int { number.map { Int($0()) } ?? -1 }

    /// How many cores this process may use.
    static var count: Int? {
      withCores { cores in cores.reduce(0) { $0 + $1.nonzeroBitCount } }
    }

    /// Moves this thread to another core, if it may go to one; after that it may go wherever it might before.
    static func leave(_ core: Int) {
      guard let setAffinity, 0..<most ~= core else { return }
      _ = withCores { cores in
        let (word, bit) = core.quotientAndRemainder(dividingBy: UInt.bitWidth)
        guard let start = cores.baseAddress else { return }
        cores[word] &= ~(1 << bit)
        guard cores.contains(where: { $0 != 0 }), setAffinity(0, most / 8, start) == 0 else { return }
        cores[word] |= 1 << bit
        _ = setAffinity(0, most / 8, start)
      }
    }

    /// Calls `body` with a bit for each core, which is set if this thread may use it.
    private static func withCores<Result>(_ body: (UnsafeMutableBufferPointer<UInt>) -> Result) -> Result? {
      guard let affinity else { return nil }
      return withUnsafeTemporaryAllocation(of: UInt.self, capacity: most / UInt.bitWidth) { cores in
        cores.initialize(repeating: 0)
        guard let start = cores.baseAddress, affinity(0, most / 8, start) >= 0 else { return nil }
        return body(cores)
      }
    }

    private static func function<Function>(_ name: String, as type: Function.Type) -> Function? {
      dlsym(nil, name).map { unsafeBitCast($0, to: type) }
    }
  }
#endif
