/// One thread's contiguous share of a loop's iterations: what OpenMP calls a static schedule.
struct ThreadSlice {
  /// The thread's number, 0 for the calling thread.
  let index: Int
  /// The number of threads, at least 1.
  let threads: Int

  /// All iterations on the calling thread.
  static let whole = ThreadSlice(index: 0, threads: 1)

  /// True for the calling thread.
  var isFirst: Bool { index == 0 }

  /// The iterations of `0..<count` that belong to this thread. The slices of all threads cover the range without overlap.
  @inline(__always)
  func range(of count: Int) -> Range<Int> {
    count * index / threads..<count * (index + 1) / threads
  }

  /// The slice of the thread that is `offset` numbers further on, so that several short loops do not all start on thread 0.
  func rotated(by offset: Int) -> ThreadSlice {
    ThreadSlice(index: (index + offset) % threads, threads: threads)
  }
}
