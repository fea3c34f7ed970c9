internal import Compute

/// How the learning rate changes over a run.
///
/// The rate is a function of the number of the step alone, s = 0 for the first, so a run that is
/// resumed goes on as if it had not stopped; PyTorch gives the same rates with
/// `LambdaLR(optimizer, lambda s: rate(s) / rate)`.
public enum Schedule: Hashable, Sendable {
  /// The same rate from beginning to end.
  case constant
  /// Times `factor` after every so many steps, as `StepLR`:
  ///
  ///     rate(s) = rate · factor^⌊s / every⌋
  case step(every: Int, factor: Double = 0.1)
  /// Up from 0 in a straight line, then down along half a cosine, of n steps in all:
  ///
  ///     rate(s) = rate · s / warmup                                       where s < warmup
  ///     rate(s) = minimum + (rate − minimum) · (1 + cos(π p)) / 2         from there on
  ///     p = (s − warmup) / (n − warmup), at most 1
  ///
  /// Step n would be the first at the minimum: without warm-up as `CosineAnnealingLR` with
  /// `T_max` n (Loshchilov and Hutter 2017).
  case cosine(warmup: Int = 0, minimum: Double = 0)

  /// The rate of step `step`, the first being 0, in a run of `count` steps that begins with `rate`.
  public func rate(_ rate: Double, at step: Int, of count: Int) -> Double {
    switch self {
    case .constant:
      return rate
    case .step(let every, let factor):
      return rate * PortableMath.power(factor, step / max(1, every))
    case .cosine(let warmup, let minimum):
      if step < warmup { return rate * Double(step) / Double(warmup) }
      let share = Double(step - warmup) / Double(max(1, count - warmup))
      return minimum
        + (rate - minimum) * (1 + PortableMath.cos(.pi * min(1, share))) / 2
    }
  }

  /// What is wrong with the numbers; nil if nothing is.
  var problem: String? {
    switch self {
    case .constant: nil
    case .step(let every, let factor):
      every < 1
        ? "step: every \(every) steps is not possible; use at least 1."
        : factor > 0 && factor.isFinite
          ? nil : "step: a factor of \(factor) leaves no rate; use a number above 0, such as 0.1."
    case .cosine(let warmup, let minimum):
      warmup < 0
        ? "cosine: a warm-up of \(warmup) steps is not possible; use 0 or more."
        : minimum >= 0 && minimum.isFinite
          ? nil : "cosine: a rate cannot fall to \(minimum); use 0 or more."
    }
  }
}
