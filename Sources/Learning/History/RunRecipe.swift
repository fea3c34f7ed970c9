public import Compute

/// How a run of a lab came about, in full: enough to make it again to the last bit.
///
/// A run may have branched off another one, and that off a third: `legs` has them all, the one that
/// everything began with first.
public struct RunRecipe: Equatable, Sendable {
  /// A run up to where the next one branches off, or up to where it stands.
  public struct Leg: Equatable, Sendable {
    /// What the learner knows it by.
    public var name: String
    /// The lab, by its id.
    public var lab: String
    /// All that was set in the lab, the seed and the view among it.
    public var settings: [String: String]
    /// Which of the runs that the lab trains with these settings, from 0.
    public var run: Int
    /// Steps completed, those before the branching among them.
    public var steps: Int
    /// What was changed by hand, in order.
    public var edits: [Edit]

    /// A run that nobody changed by hand, unless changes are given.
    public init(
      name: String, lab: String, settings: [String: String], run: Int = 0, steps: Int,
      edits: [Edit] = []
    ) {
      self.name = name
      self.lab = lab
      self.settings = settings
      self.run = run
      self.steps = steps
      self.edits = edits
    }
  }

  /// A number that was set by hand.
  public struct Edit: Equatable, Sendable {
    /// Steps completed when it was set.
    public var step: Int
    /// The tensor.
    public var tensor: TensorName
    /// Which of its elements, in row-major order.
    public var index: Int
    /// What it became.
    public var value: Float

    /// A change of one number.
    public init(step: Int, tensor: TensorName, index: Int, value: Float) {
      self.step = step
      self.tensor = tensor
      self.index = index
      self.value = value
    }
  }

  /// From the run that everything began with to this one; at least one.
  public var legs: [Leg]
  /// The loss of the last batch; nil before the first step.
  public var training: Float?
  /// The last loss on the validation data; nil if there was none.
  public var validation: Float?

  /// A run that came this way, with the losses that it had in the end.
  ///
  /// - Precondition: at least one leg.
  public init(legs: [Leg], training: Float? = nil, validation: Float? = nil) {
    precondition(!legs.isEmpty, "A run has a beginning.")
    self.legs = legs
    self.training = training
    self.validation = validation
  }

  /// The run itself, after whatever it branched off.
  public var last: Leg {
    get { legs[legs.count - 1] }
    set { legs[legs.count - 1] = newValue }
  }

  /// The same numbers, bit for bit: two that are no numbers are alike, too.
  public static func isSame(_ a: Float?, _ b: Float?) -> Bool { a?.bitPattern == b?.bitPattern }
}
