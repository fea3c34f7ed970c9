/// A mistake that is often made when a number is computed by hand, and the number that comes of it.
public struct Slip: Equatable, Sendable {
  /// What was done wrong.
  public let kind: Kind
  /// What comes of it.
  public let value: Double
  /// What to do about it, for who made it.
  public let sentence: String

  /// Which rule was broken.
  public enum Kind: String, CaseIterable, Sendable {
    /// −a for a.
    case sign = "wrong sign"
    /// y for y − t: the target was not taken away.
    case target = "the target was not taken away"
    /// What arrives, without what the op on the way does to it.
    case localSlope = "forgot the local slope"
    /// The sum over the batch for the mean.
    case batch = "summed instead of averaged"
    /// Another value of the network in the place of a factor: the output of a unit for its input.
    case partner = "wrong partner in a product"
    /// a + b for a · b.
    case added = "added rather than multiplied"
    /// The number of another unit, weight or example.
    case unit = "swapped units"
    /// A factor that is missing.
    case factor = "forgot a factor"
    /// A sum without one of its parts.
    case term = "forgot an addend"
    /// A function that was not applied.
    case function = "forgot the function"
    /// A number of the instruction before or after.
    case place = "one instruction off"
  }

  init(_ kind: Kind, _ value: Double, _ sentence: String) {
    self.kind = kind
    self.value = value
    self.sentence = sentence
  }

  /// How far an entry may be from a number and still be meant for it.
  ///
  ///     0.001 · |a| from 1 on,  0.001 below,  but never more than 0.01 · |a|
  ///
  /// Who computes with three digits gets so near. A zero has to be a zero.
  public static func tolerance(of value: Double) -> Double {
    let size = abs(value)
    return size >= 1 ? 0.001 * size : min(0.001, max(1e-6, 0.01 * size))
  }

  /// Whether an entry is this number, as far as can be asked of someone who computes by hand.
  public static func isMeant(_ entry: Double, for value: Double) -> Bool {
    // What does not compare as less, such as no number, is not meant.
    value.isFinite && abs(entry - value) <= tolerance(of: value)
  }
}

/// What an explanation knows of the numbers around its own, for slips.
struct Surroundings: Sendable {
  /// Whole numbers that are taken for the one that is asked for.
  var slips: [Slip] = []
  /// What may be taken for a factor.
  var alternatives: [Alternative] = []
  /// Examples in the batch.
  var examples = 1
  /// Whether the number is the loss or a slope of it, and so a mean over the batch.
  var isMean = false
  /// What the loss compares with.
  var targets: Set<TensorName> = []

  /// Elements that may be taken for those of a tensor among the factors.
  struct Alternative: Sendable {
    let kind: Slip.Kind
    /// What they are taken for.
    let tensor: TensorName
    let sentence: String
    /// By the number of the element that they are taken for.
    let values: [Int: Double]
  }
}
