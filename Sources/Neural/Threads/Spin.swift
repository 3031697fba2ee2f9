#if !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// Waits in a loop until `condition` holds.
  ///
  /// - Parameter rounds: The number of checks, about a nanosecond each, after which every further one first offers the
  ///   core to other threads.
  @inline(__always)
  func spin(rounds: Int = 4096, until condition: () -> Bool) {
    var checks = 0
    while !condition() {
      checks += 1
      if checks >= rounds { sched_yield() }
    }
  }
#endif
