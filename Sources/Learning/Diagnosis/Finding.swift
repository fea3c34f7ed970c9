/// What a doctor says of a run: one thing that is wrong, what shows it, and one thing to try.
public struct Finding: Equatable, Sendable {
  /// What is wrong.
  public var ailment: Ailment
  /// For a beginner: what is wrong and what follows from it.
  public var sentence: String
  /// The numbers that show it, the most telling first; at least one.
  public var evidence: [Evidence]
  /// How far it has gone.
  public var degree: Degree
  /// One experiment to try.
  public var remedy: Remedy

  /// A finding made of its parts.
  public init(
    _ ailment: Ailment, _ sentence: String, evidence: [Evidence], degree: Degree, remedy: Remedy
  ) {
    self.ailment = ailment
    self.sentence = sentence
    self.evidence = evidence
    self.degree = degree
    self.remedy = remedy
  }

  /// How far a fault has gone.
  public enum Degree: String, CaseIterable, Comparable, Sendable {
    /// Just beyond the line that is drawn for it.
    case slight
    /// No doubt about it.
    case clear
    /// The run is of no use with it.
    case severe

    /// By how many times something is beyond its threshold: clear from twice on, severe from ten
    /// times on.
    init(beyond times: Double) {
      // A NaN is the end of a run.
      self = times < 2 ? .slight : times < 10 ? .clear : .severe
    }

    /// By a share of something, 0 ... 1, which is a fault from `threshold` on: severe when most of
    /// what is left is gone, too.
    init(share: Double, from threshold: Double) {
      let rest = (share - threshold) / max(1e-9, 1 - threshold)
      self = rest < 0.25 ? .slight : rest < 0.75 ? .clear : .severe
    }

    public static func < (a: Degree, b: Degree) -> Bool { a.order < b.order }

    private var order: Int {
      switch self {
      case .slight: 0
      case .clear: 1
      case .severe: 2
      }
    }
  }
}

/// What can be wrong with a run.
public enum Ailment: String, CaseIterable, Sendable {
  case notFinite = "not finite"
  case rateTooHigh = "rate too high"
  case rateTooLow = "rate too low"
  case deadUnits = "dead units"
  case saturatedUnits = "saturated units"
  case vanishingGradients = "vanishing gradients"
  case explodingGradients = "exploding gradients"
  case symmetry = "symmetry"
  case plateau = "plateau"
  case underfitting = "underfitting"
  case overfitting = "overfitting"
  case classImbalance = "class imbalance"
  case leakage = "leakage"
}
