/// A number to type.
public struct Numeric: Equatable, Sendable {
  /// What is right.
  public var key: Key
  /// Right if |answer − key| ≤ tolerance.
  public var tolerance: Double
  /// Right, too, if |answer − key| ≤ relative · |key|.
  public var relative: Double
  /// Shown behind the number: `%`.
  public var unit: String?
  /// The range that is accepted, for a slider.
  public var range: ClosedRange<Double>?
  /// Wrong numbers that are foreseen.
  public var slips: [Slip]
  /// Feedback for other answers above the key.
  public var tooHigh: RichText?
  /// Feedback for other answers below the key.
  public var tooLow: RichText?
  /// Feedback for other answers of the opposite sign.
  public var wrongSign: RichText?
  /// Feedback for a right answer.
  public var right: RichText?

  /// What the answer is measured against.
  public enum Key: Equatable, Sendable {
    case value(Double)
    /// A metric of the lab at the end of the run, times `scale` (100 for percent).
    case metric(String, scale: Double)

    /// The number; nil while the run has not measured it, or measured no finite number.
    public func value(_ metrics: (String) -> Double?) -> Double? {
      switch self {
      case .value(let value): return value
      case .metric(let name, let scale):
        guard let value = metrics(name), value.isFinite else { return nil }
        return value * scale
      }
    }
  }

  /// A value that a common slip leads to.
  public struct Slip: Equatable, Sendable {
    /// The number that the slip gives.
    public var value: Double
    /// How far off still counts as this slip.
    public var tolerance: Double
    /// What went wrong.
    public var feedback: RichText
    /// The wrong idea behind the slip, if it is more than a slip.
    public var misconception: String?

    /// A slip by its value.
    public init(
      value: Double, tolerance: Double, feedback: RichText, misconception: String? = nil
    ) {
      self.value = value
      self.tolerance = tolerance
      self.feedback = feedback
      self.misconception = misconception
    }
  }

  /// A number with no slips foreseen, unless told otherwise.
  public init(
    key: Key, tolerance: Double, relative: Double = 0, unit: String? = nil,
    range: ClosedRange<Double>? = nil, slips: [Slip] = [], tooHigh: RichText? = nil,
    tooLow: RichText? = nil, wrongSign: RichText? = nil, right: RichText? = nil
  ) {
    self.key = key
    self.tolerance = tolerance
    self.relative = relative
    self.unit = unit
    self.range = range
    self.slips = slips
    self.tooHigh = tooHigh
    self.tooLow = tooLow
    self.wrongSign = wrongSign
    self.right = right
  }

  /// Whether an answer is close enough to a key, allowing for the rounding of binary fractions:
  /// 0.4 is within 0.1 of 0.3.
  public func accepts(_ answer: Double, for key: Double) -> Bool {
    let allowed = max(tolerance, relative * abs(key))
    return abs(answer - key) <= allowed + 1e-9 * max(abs(answer), abs(key))
  }
}
