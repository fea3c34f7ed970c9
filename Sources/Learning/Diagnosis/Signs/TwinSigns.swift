internal import Compute

/// Validation examples that have a twin among the training examples: a copy, or nearly one.
///
/// Nearly a copy is one that is so much nearer than the tenth nearest that chance would do it for one
/// example in a hundred. Of points that are spread evenly in e dimensions, the nearest is within the
/// part r of the distance of the tenth with probability
///
///     1 − (1 − rᵉ)⁹ ≈ 9 rᵉ        hence r = (0.01 / 9)^(1 / e)
///
/// Real data fill fewer dimensions than they have columns: e is taken as half the columns, and 4 at
/// most.
public struct TwinSigns: Equatable, Sendable {
  /// Validation examples looked at, and how many of them have a twin.
  public var looked: Int
  /// How many of them have a twin.
  public var found: Int
  /// Pairs of rows, the validation's and the training's; the first few.
  public var pairs: [Pair]

  /// A validation example and its twin in the training data.
  public struct Pair: Equatable, Sendable {
    /// A row of the validation data.
    public var validation: Int
    /// A row of the training data.
    public var training: Int
  }

  private static let neighbours = 10
  private static let chance = 0.01
  private static let mostLooked = 128
  /// Multiplications in all; with more data only the first training rows are compared with.
  private static let mostOperations = 2e7

  /// The share of the examples looked at that have a twin.
  public var share: Double { looked == 0 ? 0 : Double(found) / Double(looked) }

  /// Nil where there is too little to compare.
  init?(between training: Dataset, and validation: Dataset, seed: UInt64) {
    let width = training.inputShape.count
    guard validation.count > 0, training.count > Self.neighbours,
      validation.inputShape.count == width
    else { return nil }
    let rows = SignsMeter.draw(
      min(Self.mostLooked, validation.count), of: validation.count, seed: seed)
    let limit = max(
      Self.neighbours, Int(Self.mostOperations / Double(width * rows.count)))
    let ratio = Self.ratio(columns: width)
    var pairs: [Pair] = []
    for row in rows {
      let nearest = Nearest.rows(
        to: validation.input(at: row), in: training, count: Self.neighbours, limit: limit)
      guard let first = nearest.first, let last = nearest.last, last.distance > 0,
        Double(first.distance) <= ratio * ratio * Double(last.distance)
      else { continue }
      pairs.append(Pair(validation: row, training: first.row))
    }
    looked = rows.count
    found = pairs.count
    self.pairs = Array(pairs.prefix(16))
  }

  /// How much nearer than the tenth nearest a twin must be.
  static func ratio(columns: Int) -> Double {
    let dimensions = min(4, max(1, Double(columns) / 2))
    return PortableMath.power(Self.chance / Double(Self.neighbours - 1), 1 / dimensions)
  }

  /// Every row of the validation data that has a twin: what `Remedy.removeTwins` takes away.
  static func twins(of validation: Dataset, in training: Dataset) -> [Int] {
    let ratio = ratio(columns: training.inputShape.count)
    return (0..<validation.count).filter { row in
      let nearest = Nearest.rows(
        to: validation.input(at: row), in: training, count: Self.neighbours)
      guard let first = nearest.first, let last = nearest.last, last.distance > 0 else {
        return false
      }
      return Double(first.distance) <= ratio * ratio * Double(last.distance)
    }
  }
}
