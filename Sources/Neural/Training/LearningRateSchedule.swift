/// A learning rate schedule: the factor of the learning rate in each epoch. Large first steps approach the minimum fast, small
/// last steps reduce the noise of mini-batches.
public enum LearningRateSchedule: Sendable, Hashable {
  /// The same learning rate in all epochs.
  case constant
  /// Multiplied by `factor`, at least 0, after every `every` epochs, at least 1: `.stepped(every: 10, factor: 0.1)`.
  case stepped(every: Int, factor: Float)
  /// Multiplied by `factor`, at least 0, after every epoch: `.exponential(factor: 0.95)`.
  case exponential(factor: Float)
  /// Linear from 1 in the first epoch to `to`, at least 0, in the last: `.linear(to: 0.1)`.
  case linear(to: Float)
  /// Half a cosine wave from 1 in the first epoch to `to`, at least 0, in the last. Loshchilov and Hutter, "SGDR", 2017.
  case cosine(to: Float)

  /// The factor of the learning rate in one epoch.
  ///
  /// - Parameters:
  ///   - epoch: The number of the epoch, from 1.
  ///   - epochs: The number of epochs in all.
  /// - Returns: The factor of the first epoch's learning rate; 1 in the first epoch.
  public func factor(epoch: Int, of epochs: Int) -> Float {
    validate()
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
    case .linear(let last):
      return 1 + (last - 1) * progress
    case .cosine(let last):
      return last + (1 - last) * (1 + Maths.cos(Maths.pi * progress)) / 2
    }
  }

  /// Stops the program if a parameter is out of range.
  func validate() {
    switch self {
    case .constant: break
    case .stepped(let every, let factor):
      require(every >= 1, "A schedule steps every 1 or more epochs, got \(every)")
      validateFactor(factor)
    case .exponential(let factor), .linear(let factor), .cosine(let factor): validateFactor(factor)
    }
  }

  private func validateFactor(_ value: Float) {
    require(value >= 0 && value.isFinite, "A schedule takes a share of the learning rate of at least 0, got \(value)")
  }

  private func power(_ base: Float, _ exponent: Int) -> Float {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
