/// One thread's contiguous slice of a loop's iterations (OpenMP's static schedule).
struct ThreadSlice {
  /// The thread's number, from 0, the calling thread.
  let index: Int
  /// The number of threads, at least 1.
  let threads: Int

  /// All iterations, on the calling thread.
  static let whole = ThreadSlice(index: 0, threads: 1)

  /// True for the calling thread.
  var isFirst: Bool { index == 0 }

  /// The iterations of `0..<count` that belong to this thread. The ranges of all threads are disjoint and cover `0..<count`.
  @inline(__always)
  func range(of count: Int) -> Range<Int> {
    count * index / threads..<count * (index + 1) / threads
  }

  /// The slice of thread `(index + offset) mod threads`. It spreads the iterations of several short loops over the threads, which
  /// otherwise would all fall to the same one.
  func rotated(by offset: Int) -> ThreadSlice {
    ThreadSlice(index: (index + offset) % threads, threads: threads)
  }
}
