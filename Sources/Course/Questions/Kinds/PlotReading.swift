/// A plot drawn from data, to be read or marked.
public struct PlotReading: Equatable, Sendable {
  /// What stands below the plot and how far it goes.
  public var x: Axis
  /// What stands beside the plot and how far it goes.
  public var y: Axis
  /// At least one.
  public var curves: [Curve]
  /// What the learner does, and what is right.
  public var task: Task
  /// The run that gives the points of curves that have none of their own.
  public var run: RunPlan?
  /// Feedback for other marks below the band: too early for x, too low for y.
  public var below: RichText?
  /// Feedback for other marks above the band: too late for x, too high for y.
  public var above: RichText?
  /// Feedback for a right answer.
  public var right: RichText?

  /// A plot without feedback, unless told otherwise.
  public init(
    x: Axis, y: Axis, curves: [Curve], task: Task, run: RunPlan? = nil, below: RichText? = nil,
    above: RichText? = nil, right: RichText? = nil
  ) {
    self.x = x
    self.y = y
    self.curves = curves
    self.task = task
    self.run = run
    self.below = below
    self.above = above
    self.right = right
  }

  /// An axis of a plot.
  public struct Axis: Equatable, Sendable {
    /// What is measured along it, with its unit.
    public var label: String
    /// How far it goes; nil where the points decide.
    public var range: ClosedRange<Double>?
    /// Whether equal factors rather than equal differences are equally long.
    public var isLogarithmic: Bool

    /// A linear axis that the points stretch, unless told otherwise.
    public init(
      label: String, range: ClosedRange<Double>? = nil, isLogarithmic: Bool = false
    ) {
      self.label = label
      self.range = range
      self.isLogarithmic = isLogarithmic
    }
  }

  /// A point of a curve.
  public struct Point: Equatable, Sendable {
    /// Along the axis below.
    public var x: Double
    /// Along the axis beside.
    public var y: Double

    /// A point by both numbers.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A curve of a plot.
  public struct Curve: Equatable, Sendable {
    /// Its name in the file. A plot that asks for a curve shows a letter instead, see `label`.
    public var name: String
    /// In the order of x; empty until a run gives them.
    public var points: [Point]
    /// What the run calls it: a `Measure`, with the name of the run and a full stop before it where a
    /// lab has several; nil for a curve with points of its own.
    public var source: String?
    /// Where the file asks for a curve: what is said to those who pick this one.
    public var feedback: RichText?
    /// The wrong idea behind picking it.
    public var misconception: String?

    /// A curve with points of its own, unless told otherwise.
    public init(
      name: String, points: [Point], source: String? = nil, feedback: RichText? = nil,
      misconception: String? = nil
    ) {
      self.name = name
      self.points = points
      self.source = source
      self.feedback = feedback
      self.misconception = misconception
    }
  }

  /// What a training run draws over its steps.
  public enum Measure: String, CaseIterable, Sendable {
    /// On what is learned from.
    case loss
    /// The loss on what is held back.
    case validation
    /// The share of what is held back that is right.
    case accuracy
  }

  /// What the learner does.
  public enum Task: Equatable, Sendable {
    /// Marks a place on an axis.
    case mark(Mark)
    /// Picks the curve of this place.
    case curve(Int)
  }

  /// A place on an axis to find.
  public struct Mark: Equatable, Sendable {
    /// The axis.
    public var axis: AxisName
    /// Where it is.
    public var key: Key
    /// How far off is right, on either side.
    public var tolerance: Double
    /// The same as a share of the key: the way to say it on a logarithmic axis.
    public var relative: Double
    /// What is right, instead of a key and tolerances.
    public var band: ClosedRange<Double>?
    /// Bands of wrong marks that are foreseen.
    public var slips: [Slip]

    /// A mark with no slips foreseen, unless told otherwise.
    public init(
      axis: AxisName, key: Key, tolerance: Double = 0, relative: Double = 0,
      band: ClosedRange<Double>? = nil, slips: [Slip] = []
    ) {
      self.axis = axis
      self.key = key
      self.tolerance = tolerance
      self.relative = relative
      self.band = band
      self.slips = slips
    }
  }

  /// One of the two axes.
  public enum AxisName: String, CaseIterable, Sendable { case x, y }

  /// What a mark is to find.
  public enum Key: Equatable, Sendable {
    case value(Double)
    /// Where a curve is lowest: its x, or how low: its y.
    case lowest(curve: Int)
    /// Where a curve is highest: its x, or how high: its y.
    case highest(curve: Int)
    /// Where the first curve crosses the second for the first time.
    case crossing(curve: Int, other: Int)
    /// What a curve has at an x, read between its points.
    case height(curve: Int, at: Double)
  }

  /// A band of wrong marks.
  public struct Slip: Equatable, Sendable {
    /// From where to where.
    public var band: ClosedRange<Double>
    /// What went wrong.
    public var feedback: RichText
    /// The wrong idea behind the slip, if it is more than a slip.
    public var misconception: String?

    /// A slip by its band.
    public init(band: ClosedRange<Double>, feedback: RichText, misconception: String? = nil) {
      self.band = band
      self.feedback = feedback
      self.misconception = misconception
    }
  }
}
