/// Finds out whether several threads are faster than one, by trying.
///
/// What a second thread brings depends on the work, on what the cores share, and on what else the machine does just now.
/// As results do not depend on the number of threads, each round of steps begins with some on one thread and some on all,
/// and goes on with those whose fastest step was the faster one.
struct Pace {
  private static let round = 256
  private static let stepsOnOne = 8
  /// More, as threads that sleep take some steps to wake up.
  private static let stepsOnAll = 24

  private let most: Int
  private let tries: Bool
  private let time: (() -> Void) -> Double
  private var step = 0
  private var one = 0.0
  private var all = 0.0

  /// - Parameters:
  ///   - most: how many threads there are.
  ///   - tries: whether fewer may be used.
  ///   - time: how long some work takes, in seconds.
  init(most: Int, tries: Bool, time: @escaping (() -> Void) -> Double = seconds) {
    self.most = most
    self.tries = tries
    self.time = time
  }

  /// Does one step, on as many threads as it is given.
  mutating func step(_ work: (_ threads: Int) -> Void) {
    guard most > 1, tries else { return work(most) }
    let position = step % Pace.round
    step += 1
    switch position {
    case 0..<Pace.stepsOnOne:
      if position == 0 { (one, all) = (.infinity, .infinity) }
      one = min(one, time { work(1) })
    case Pace.stepsOnOne..<Pace.stepsOnOne + Pace.stepsOnAll: all = min(all, time { work(most) })
    default: work(all < one ? most : 1)
    }
  }
}
