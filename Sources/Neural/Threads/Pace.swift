/// Finds out whether several threads are faster than one, by trying.
///
/// What a second thread brings depends on the work, on what the cores share, and on what else the machine does just now.
/// As results do not depend on the number of threads, each round of steps begins with some on one thread and some on all,
/// and goes on with what was faster. Work of a few microseconds, the time it takes to call another thread, is not worth trying.
struct Pace {
  private static let trial = 8
  private static let round = 256

  private let most: Int
  private let tries: Bool
  private var step = 0
  private var one = 0.0
  private var all = 0.0

  /// - Parameters:
  ///   - most: how many threads there are.
  ///   - tries: whether fewer may be used.
  init(most: Int, tries: Bool) {
    self.most = most
    self.tries = tries
  }

  /// Does one step, on as many threads as it is given.
  mutating func step(_ work: (_ threads: Int) -> Void) {
    guard most > 1, tries else { return work(most) }
    let position = step % Pace.round
    step += 1
    switch position {
    case 0..<Pace.trial:
      if position == 0 { (one, all) = (0, 0) }
      one += seconds { work(1) }
    // The first ones wake the other threads up.
    case Pace.trial..<Pace.trial + 2: work(most)
    case Pace.trial + 2..<2 * Pace.trial + 2: all += seconds { work(most) }
    default: work(all < one ? most : 1)
    }
  }
}
