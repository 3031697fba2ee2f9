#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The machine's ceilings in the sense of the roofline model: peak arithmetic throughput and memory bandwidth.
enum Ceiling {
  /// Measures the throughput of separate multiplications and additions of Floats, as in the kernels, without memory accesses.
  ///
  /// - Returns: Operations per second, the best of seven runs.
  static func peak(threads: Int) -> Double {
    let rounds = 2_000_000
    let rate = best(threads: threads) { _ in
      var sums = InlineArray<12, SIMD16<Float>>(repeating: .one)
      // Opaque, so that the compiler cannot fold the loop; the sums stay near 1.
      let (factor, term) = (SIMD16<Float>(repeating: opaque(0.5)), SIMD16<Float>(repeating: opaque(0.5)))
      for _ in 0..<rounds {
        for i in 0..<12 { sums[i] = sums[i] * factor + term }
      }
      var total = SIMD16<Float>.zero
      for i in 0..<12 { total += sums[i] }
      return total.sum() > 0
    }
    return rate * Double(threads * rounds * 12 * 16 * 2)
  }

  /// Measures the bandwidth of copying a block of memory that is much larger than the caches.
  ///
  /// - Returns: Bytes read and written per second, the best of seven runs.
  static func copyBandwidth(threads: Int) -> Double {
    let size = 128 << 20
    let memory = Shared(start: UnsafeMutableRawPointer.allocate(byteCount: 2 * size * threads, alignment: 64))
    defer { memory.start.deallocate() }
    memset(memory.start, 1, 2 * size * threads)
    let rate = best(threads: threads) { index in
      let start = memory.start + 2 * size * index
      memcpy(start + size, start, size)
      return true
    }
    return rate * Double(2 * size * threads)
  }

  private struct Shared: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
  }

  /// Runs `work` on several threads at once, seven times.
  ///
  /// - Returns: The reciprocal of the shortest time in seconds.
  private static func best(threads: Int, _ work: @escaping @Sendable (Int) -> Bool) -> Double {
    (0..<7).map { _ in
      1
        / seconds {
          let others = (1..<max(2, threads)).prefix(threads - 1).map { index in Thread { work(index) } }
          if !work(0) { print("") }
          for other in others { other.join() }
        }
    }.max()!
  }

  @inline(never)
  private static func opaque(_ number: Float) -> Float { number }
}

/// A joinable thread that runs one function.
final class Thread {
  private var thread = pthread_t()

  init(_ work: @escaping @Sendable () -> Bool) {
    let argument = Unmanaged.passRetained(Work(work)).toOpaque()
    let result = pthread_create(&thread, nil, runWork, argument)
    precondition(result == 0)
  }

  func join() { pthread_join(thread, nil) }

  fileprivate final class Work {
    let work: @Sendable () -> Bool
    init(_ work: @escaping @Sendable () -> Bool) { self.work = work }
  }
}

private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument { _ = Unmanaged<Thread.Work>.fromOpaque(argument).takeRetainedValue().work() }
  return nil
}
