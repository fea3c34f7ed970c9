internal import Glibc

/// FSRS-6: when to ask again, so that it is asked shortly before it is forgotten.
///
/// Times are whole days, `G` is the rating (1 again … 4 easy), `S` the stability, `D` the
/// difficulty, `R` the chance of recall, `w` the weights.
///
///     F            = 0.9^(−1/w20) − 1
///     R(t,S)       = (1 + F·t/S)^(−w20)
///     I(S,r)       = S/F · (r^(−1/w20) − 1)
///     S0(G)        = w[G−1]
///     D0(G)        = w4 − e^(w5·(G−1)) + 1
///     D'(D,G)      = clamp(w7·D0(4) + (1−w7)·(D + (10−D)/9 · (−w6·(G−3))), 1, 10)
///     S_recall     = S·(1 + e^w8·(11−D)·S^(−w9)·(e^(w10·(1−R)) − 1)·[w15 if G=2]·[w16 if G=4])
///     S_forget     = min(w11·D^(−w12)·((S+1)^w13 − 1)·e^(w14·(1−R)), S / e^(w17·w18))
///     S_sameday    = S·Inc, Inc = e^(w17·(G−3+w18))·S^(−w19); if G ≥ 2: Inc = max(1, Inc)
///
/// Nothing is rounded on the way. Source: open-spaced-repetition, fsrs-rs and py-fsrs, whose tests
/// this type's tests repeat.
public struct Scheduler: Equatable, Sendable {
  /// The 21 weights, w0 to w20.
  public let weights: [Double]
  /// The chance of recall at which to ask again.
  public let retention: Double
  /// The longest interval, in days.
  public let maximumInterval: Int
  /// `F` of the formulas: makes R(S, S) = 0.9.
  package let factor: Double

  /// The default weights of 2025-06-06.
  public static let defaultWeights = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]

  /// The scheduler of all cards: the default weights, and 90 %.
  public static let standard = Scheduler()

  /// The bounds of a stability, in days.
  public static let stabilities = 0.001...36_500.0

  /// A scheduler; with the defaults it asks again when the chance of recall is 90 %.
  ///
  /// There must be 21 finite weights, the last of them positive, and a retention between 0 and 1.
  public init(
    weights: [Double] = Scheduler.defaultWeights, retention: Double = 0.9,
    maximumInterval: Int = 36_500
  ) {
    precondition(weights.count == 21, "FSRS-6 has 21 weights, not \(weights.count).")
    precondition(weights.allSatisfy(\.isFinite), "the weights of a scheduler must be finite.")
    precondition(weights[20] > 0, "the decay w20 must be positive, not \(weights[20]).")
    precondition(
      retention > 0 && retention < 1, "a retention lies between 0 and 1, not at \(retention).")
    precondition(maximumInterval >= 1, "the longest interval is a day or more.")
    self.weights = weights
    self.retention = retention
    self.maximumInterval = maximumInterval
    factor = pow(0.9, -1 / weights[20]) - 1
  }

  /// The chance of recall some days after the last answer: R(t,S).
  public func retrievability(of memory: Memory, after days: Int) -> Double {
    retrievability(stability: memory.stability, after: days)
  }

  /// Days until the next question: I(S, retention), rounded half away from zero, at least 1.
  public func interval(for memory: Memory) -> Int {
    let days = memory.stability / factor * (pow(retention, -1 / weights[20]) - 1)
    return Int(min(max(days.rounded(.toNearestOrAwayFromZero), 1), Double(maximumInterval)))
  }

  /// The same with up to 5 % more or less, so that what was learned together does not always come
  /// back together. The same seed gives the same days; take one per item and day.
  public func interval(for memory: Memory, fuzzedBy seed: UInt64) -> Int {
    let interval = interval(for: memory)
    guard interval > 2 else { return interval }
    let spread = max(1, (Double(interval) * 0.05).rounded())
    var lot = SplitMix(seed: seed)
    let share = Double(lot.next() >> 11) / Double(1 << 53)
    let days = Double(interval) + (share * (2 * spread + 1)).rounded(.down) - spread
    return Int(min(max(days, 1), Double(maximumInterval)))
  }

  /// The memory after an answer that came `days` after the one before; nil stands for the first.
  public func next(_ memory: Memory?, after days: Int, _ rating: Rating) -> Memory {
    guard let memory else {
      return Memory(
        stability: clamped(weights[rating.rawValue - 1]),
        difficulty: Self.clampedDifficulty(initialDifficulty(rating)))
    }
    let recall = retrievability(of: memory, after: days)
    let stability =
      if days <= 0 {
        stabilityOnTheSameDay(memory.stability, rating)
      } else if rating == .again {
        stabilityAfterForgetting(memory, recall: recall)
      } else {
        stabilityAfterRecall(memory, recall: recall, rating)
      }
    return Memory(
      stability: clamped(stability), difficulty: difficulty(after: rating, memory.difficulty))
  }

  // MARK: Formulas

  /// R(t,S); time that runs backwards counts as none.
  package func retrievability(stability: Double, after days: Int) -> Double {
    pow(1 + factor * Double(max(0, days)) / stability, -weights[20])
  }

  /// D0(G), not clamped.
  package func initialDifficulty(_ rating: Rating) -> Double {
    weights[4] - exp(weights[5] * Double(rating.rawValue - 1)) + 1
  }

  /// D'(D,G).
  package func difficulty(after rating: Rating, _ difficulty: Double) -> Double {
    let change = -weights[6] * Double(rating.rawValue - 3)
    let damped = difficulty + (10 - difficulty) / 9 * change
    return Self.clampedDifficulty(
      weights[7] * initialDifficulty(.easy) + (1 - weights[7]) * damped)
  }

  /// S_recall.
  package func stabilityAfterRecall(
    _ memory: Memory, recall: Double, _ rating: Rating
  ) -> Double {
    let bonus =
      switch rating {
      case .hard: weights[15]
      case .easy: weights[16]
      case .again, .good: 1.0
      }
    let growth =
      exp(weights[8]) * (11 - memory.difficulty) * pow(memory.stability, -weights[9])
      * (exp(weights[10] * (1 - recall)) - 1) * bonus
    return memory.stability * (1 + growth)
  }

  /// S_forget.
  package func stabilityAfterForgetting(_ memory: Memory, recall: Double) -> Double {
    let long =
      weights[11] * pow(memory.difficulty, -weights[12])
      * (pow(memory.stability + 1, weights[13]) - 1) * exp(weights[14] * (1 - recall))
    return min(long, memory.stability / exp(weights[17] * weights[18]))
  }

  /// S_sameday.
  package func stabilityOnTheSameDay(_ stability: Double, _ rating: Rating) -> Double {
    let increase =
      exp(weights[17] * (Double(rating.rawValue) - 3 + weights[18])) * pow(stability, -weights[19])
    return stability * (rating == .again ? increase : max(1, increase))
  }

  private func clamped(_ stability: Double) -> Double {
    min(max(stability, Self.stabilities.lowerBound), Self.stabilities.upperBound)
  }

  private static func clampedDifficulty(_ difficulty: Double) -> Double {
    min(max(difficulty, 1), 10)
  }
}
