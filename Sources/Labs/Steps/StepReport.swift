public import Compute
public import Learning

/// How a run that is walked through stands, and what its debugger wants to show of it.
public struct StepReport: Equatable, Sendable {
  /// Counts up: two reports of one number are the same.
  public var serial = 0
  /// What was opened.
  public var title = ""
  /// Why it cannot be opened: a sentence. Then there is nothing else.
  public var failure: String?
  /// While the run is computed again up to where it stood: how far that is. Then there is nothing
  /// else.
  public var progress: RunProgress?
  /// Where the run is.
  public var position = StepPosition(step: 0)
  /// How far back one can go.
  public var earliest = StepPosition(step: 0)
  /// Whether everything of this step has been run.
  public var isAtEndOfStep = false
  /// Whether it goes on without being asked again.
  public var isRunning = false
  /// What it came to rest for; nil before the first run.
  public var stop: StepStop?
  /// The plan.
  public var rows: [StepRow] = []
  /// What each row has made, by its number: of the first of its results.
  public var results: [TensorReading?] = []
  /// The examples of this batch, and what is to be said of them.
  public var inputs: [TensorReading] = []
  /// Weights and biases, with their gradients.
  public var parameters: [TensorReading] = []
  /// The tensor that is opened.
  public var opened: OpenedTensor?
  /// Why the elements asked for hold what they hold, in the order asked for; nil for one that is not
  /// there.
  public var explanations: [Explanation?] = []
  /// The loss of this step; nil before it is computed.
  public var loss: Float?
  /// The loss of each step until now.
  public var losses = Curve()
  /// What stops a run.
  public var breakpoints: [Breakpoint] = []
  /// What was changed by hand.
  public var interventions: [Intervention] = []
  /// Whether a change that was taken back can be made again.
  public var canRedo = false
  /// What the last nudge found; gone once the run moves on.
  public var nudge: Nudge?

  /// A report that says nothing yet.
  public init() {}

  public static func == (a: StepReport, b: StepReport) -> Bool { a.serial == b.serial }
}

/// A tensor in a few numbers, with its gradient.
public struct TensorReading: Equatable, Sendable {
  /// Up to so many elements are said one by one.
  public static let mostValues = 16

  /// Its name.
  public var name: TensorName
  /// Its numbers, for one of few elements; else empty.
  public var values: [Float]
  /// What can be said of all of them.
  public var summary: TensorSummary
  /// How far it is in this step.
  public var readiness: Readiness
  /// The same of its gradient, if the plan has one for it: the slope of the loss here.
  public var gradientValues: [Float]
  /// The gradient in a few numbers.
  public var gradient: TensorSummary?
  /// How far the gradient is.
  public var gradientReadiness: Readiness?

  /// A reading of these parts.
  public init(
    name: TensorName, values: [Float], summary: TensorSummary, readiness: Readiness,
    gradientValues: [Float] = [], gradient: TensorSummary? = nil,
    gradientReadiness: Readiness? = nil
  ) {
    self.name = name
    self.values = values
    self.summary = summary
    self.readiness = readiness
    self.gradientValues = gradientValues
    self.gradient = gradient
    self.gradientReadiness = gradientReadiness
  }
}

/// The tensor that is opened: as much of it as is seen.
public struct OpenedTensor: Equatable, Sendable {
  /// It and its gradient in a few numbers.
  public var reading: TensorReading
  /// Its numbers.
  public var window: TensorWindow
  /// The numbers of its gradient, in the same places; nil if it has none.
  public var gradient: TensorWindow?

  /// A tensor of these parts.
  public init(reading: TensorReading, window: TensorWindow, gradient: TensorWindow? = nil) {
    self.reading = reading
    self.window = window
    self.gradient = gradient
  }
}
