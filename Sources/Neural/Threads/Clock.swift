/// How many threads work together at the most.
let mostThreads = 16

#if !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// How many processor cores there are for this process.
  let processorCount = max(1, Core.count ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// The time, from a clock that only goes forward.
  func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
#else
  let processorCount = 1

  /// Without threads, there is nothing to find out with a clock.
  func seconds() -> Double { 0 }
#endif
