#if !hasFeature(Embedded)
  import Synchronization

  /// Does some work part by part, on several threads: each takes the next part when it has done one. So nobody waits for a thread
  /// that comes late, or not at all, but at the end for those that have one part left.
  ///
  /// - Parameters:
  ///   - parts: how many there are.
  ///   - threads: how many threads take part at most: from 1 to 16.
  ///   - body: does a part. It is told which thread it is on, from 0, and is on several at once.
  func forEachPart(_ parts: Int, threads: Int, _ body: (_ part: Int, _ thread: Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      var work = Parts(count: parts, body: body)
      withUnsafeMutablePointer(to: &work) { work in
        let helpers = threads - 1
        let areCalled = helpers > 0 && Helpers.shared.call(helpers, work, takeParts, isOpen: true)
        takeParts(work, 0)
        if areCalled { Helpers.shared.close(helpers) }
      }
    }
  }

  /// What the threads share.
  private struct Parts: ~Copyable {
    let count: Int
    let body: (Int, Int) -> Void
    let taken = Atomic<Int>(0)

    init(count: Int, body: @escaping (Int, Int) -> Void) {
      (self.count, self.body) = (count, body)
    }
  }

  private func takeParts(_ state: UnsafeMutableRawPointer, _ thread: Int) {
    let work = state.assumingMemoryBound(to: Parts.self)
    while true {
      let part = work.pointee.taken.add(1, ordering: .relaxed).oldValue
      guard part < work.pointee.count else { return }
      work.pointee.body(part, thread)
    }
  }
#else
  /// Does some work part by part, on the only thread there is.
  func forEachPart(_ parts: Int, threads: Int, _ body: (_ part: Int, _ thread: Int) -> Void) {
    for part in 0..<parts { body(part, 0) }
  }
#endif
