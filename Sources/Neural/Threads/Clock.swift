#if !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// How many processor cores there are.
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
#else
  let processorCount = 1

  /// Does some work; without a clock, as without threads, there is nothing to find out.
  func seconds(_ work: () -> Void) -> Double {
    work()
    return 0
  }
#endif
