/// One thread's share of some work.
struct Share {
  /// Which thread it is, from 0.
  let index: Int
  let threads: Int

  static var all: Share { Share(index: 0, threads: 1) }

  var isFirst: Bool { index == 0 }

  /// The part of `count` pieces of work that is this thread's.
  @inline(__always)
  func of(_ count: Int) -> Range<Int> {
    count * index / threads..<count * (index + 1) / threads
  }

  /// The share that another thread would have.
  func rotated(by count: Int) -> Share {
    Share(index: (index + count) % threads, threads: threads)
  }
}
