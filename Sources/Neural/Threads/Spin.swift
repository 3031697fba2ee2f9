#if !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Polls `condition` until it is true.
  ///
  /// - Parameters:
  ///   - rounds: The number of checks, about 1 ns each, after which each further check is preceded by a yield of the core.
  ///   - condition: The condition, usually an atomic load.
  @inline(__always)
  func spin(rounds: Int = 4096, until condition: () -> Bool) {
    var checks = 0
    while !condition() {
      checks += 1
      if checks >= rounds { sched_yield() }
    }
  }
#endif
