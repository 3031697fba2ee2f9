#if !hasFeature(Embedded)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  /// The number of processor cores that are online, at least 1.
  let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
#else
  /// The number of processor cores: an embedded program has a single thread.
  let processorCount = 1
#endif
