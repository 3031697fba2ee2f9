/// How the learning rate changes from epoch to epoch: large steps to get near, small ones to settle.
public enum LearningRateSchedule: Sendable, Hashable {
  /// The same for all epochs.
  case constant
  /// Times `factor`, at least 0, after every so many epochs, at least 1: `.stepped(every: 10, factor: 0.1)`.
  case stepped(every: Int, factor: Float)
  /// Times `factor`, at least 0, after each epoch: `.exponential(factor: 0.95)`.
  case exponential(factor: Float)
  /// Along a straight line, from the whole rate in the first epoch to this share of it, at least 0, in the last: `.linear(to: 0.1)`.
  case linear(to: Float)
  /// Along half a cosine wave, from the whole rate in the first epoch to this share of it, at least 0, in the last: slow, fast, slow.
  /// Loshchilov and Hutter, "SGDR", 2017.
  case cosine(to: Float)

  /// The share of the first epoch's learning rate that an epoch has.
  ///
  /// - Parameters:
  ///   - epoch: from 1.
  ///   - epochs: how many there are in all.
  public func factor(epoch: Int, of epochs: Int) -> Float {
    requireSensible()
    require(1...max(1, epochs) ~= epoch, "There is no epoch \(epoch) among \(epochs), counted from 1")
    // 0 in the first epoch, 1 in the last.
    let progress = epochs > 1 ? Float(epoch - 1) / Float(epochs - 1) : 0
    switch self {
    case .constant:
      return 1
    case .stepped(let every, let factor):
      return power(factor, (epoch - 1) / every)
    case .exponential(let factor):
      return power(factor, epoch - 1)
    case .linear(let share):
      return 1 + (share - 1) * progress
    case .cosine(let share):
      return share + (1 - share) * (1 + Maths.cos(Maths.pi * progress)) / 2
    }
  }

  func requireSensible() {
    switch self {
    case .constant: break
    case .stepped(let every, let factor):
      require(every >= 1, "A schedule steps every 1 or more epochs, got \(every)")
      requireShare(factor)
    case .exponential(let share), .linear(let share), .cosine(let share): requireShare(share)
    }
  }

  private func requireShare(_ share: Float) {
    require(share >= 0 && share.isFinite, "A schedule takes a share of the learning rate of at least 0, got \(share)")
  }

  private func power(_ base: Float, _ exponent: Int) -> Float {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
