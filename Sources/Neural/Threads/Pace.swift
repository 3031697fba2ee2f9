/// Finds out whether several threads are faster than one, by trying.
///
/// What a second thread brings depends on the work, on what the cores share, and on what else the machine does just now.
/// As results do not depend on the number of threads, each round of steps begins with some on one thread and some on all,
/// and goes on with those that were faster when they were fastest. Where threads that were faster are held up later, because
/// somebody else has their cores, one goes on alone.
struct Pace {
  /// Some steps, on so many threads.
  struct Stretch {
    let threads: Int
    let steps: Int
  }

  private static let round = 1024
  private static let stepsOnOne = 8
  private static let stepsOnAll = 24
  private static let trial = stepsOnOne + stepsOnAll
  /// Steps that are timed together.
  private static let stretch = 4

  /// Steps whose time may be lost before a stretch ends early: in a trial, and later.
  private static let slackOnTrial = 8
  private static let slack = 128
  /// How often threads may be missing: they take some steps to wake up.
  private static let mostMisses = 256

  private let most: Int
  private let tries: Bool
  private let clock: () -> Double
  /// Steps of this round that were done as they were meant to be.
  private var position = 0
  /// How often threads were missing in this round.
  private var misses = 0
  /// Seconds for a step.
  private var one = Double.infinity
  private var all = Double.infinity

  /// - Parameters:
  ///   - most: how many threads there are.
  ///   - tries: whether fewer may be used.
  ///   - clock: the time, in seconds.
  init(most: Int, tries: Bool, clock: @escaping () -> Double = seconds) {
    self.most = most
    self.tries = tries
    self.clock = clock
  }

  /// Does some of the steps that are left.
  ///
  /// - Parameters:
  ///   - left: how many are left: at least 1.
  ///   - work: does a stretch of steps, and says what it did. Where threads are missing, it may be fewer steps on fewer threads;
  ///     and it may end early when its second argument says that the steps done so far have been too slow.
  /// - Returns: how many were done.
  mutating func go(_ left: Int, _ work: (Stretch, _ isTooSlow: (Int) -> Bool) -> Stretch) -> Int {
    guard most > 1, tries else { return work(Stretch(threads: most, steps: left), { _ in false }).steps }
    let next = next(atMost: left)
    let (start, slack) = (clock(), position < Pace.trial ? Pace.slackOnTrial : Pace.slack)
    // Slower than one thread would have been, by more than what a short interruption takes.
    let done = work(next) { [one, clock] steps in clock() - start > one * Double(steps + slack) }
    note(done, of: next, seconds: (clock() - start) / Double(done.steps))
    return done.steps
  }

  private mutating func note(_ done: Stretch, of wanted: Stretch, seconds: Double) {
    let isOnTrial = position < Pace.trial
    if done.threads != wanted.threads {
      // Steps on fewer threads than they were meant for say nothing; but a trial has an end.
      misses += 1
      if isOnTrial, misses > Pace.mostMisses { position = Pace.trial }
      return
    }
    position += done.steps
    if done.threads == 1 {
      one = min(one, seconds)
    } else if done.steps < wanted.steps {
      (position, all) = (max(position, Pace.trial), .infinity)
    } else if isOnTrial {
      all = min(all, seconds)
    }
    if position >= Pace.round { (position, misses, one, all) = (0, 0, .infinity, .infinity) }
  }

  private func next(atMost left: Int) -> Stretch {
    if position >= Pace.trial { return Stretch(threads: all < one ? most : 1, steps: min(left, Pace.round - position)) }
    let steps = min(left, Pace.stretch - position % Pace.stretch)
    return Stretch(threads: position < Pace.stepsOnOne ? 1 : most, steps: steps)
  }
}
