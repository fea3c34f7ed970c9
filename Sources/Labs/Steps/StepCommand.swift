public import Compute
public import Learning

/// What a debugger asks of the trainer's thread. A command that comes while something runs stops it.
public enum StepCommand: Equatable, Sendable {
  /// Opens a run where it stands, before the first instruction of its next step. A run of this number
  /// that is on the thread already is opened with its past; any other is computed again first.
  case open(StepSubject)
  /// Puts it away.
  case close
  /// So many instructions on, or back where the number is negative; over the ends of steps.
  case move(by: Int)
  /// Runs on until the goal is reached or something stops it.
  case run(until: StepGoal)
  /// Goes to a place of the run, forth or back, whatever breakpoints there are.
  case go(to: StepPosition)
  /// Stops what runs, where it is.
  case interrupt
  /// What reports should hold from now on.
  case watch(StepInterest)
  /// What stops a run from now on.
  case stop(at: [Breakpoint])
  /// Sets elements once, here and now.
  case set(TensorPart, of: TensorName, to: Float)
  /// Holds elements at a value from here on.
  case clamp(TensorPart, of: TensorName, to: Float)
  /// Takes the last change back.
  case undo
  /// Makes it again.
  case redo
  /// Takes one change back.
  case remove(Intervention.ID)
  /// Measures what a small change of one number does to the loss; nothing stays changed.
  case nudge(TensorElement, by: Double)
}

/// What a debugger's screen shows of the network, and so what reports hold of it.
public struct StepInterest: Equatable, Sendable {
  /// The tensor that is opened, if one is.
  public var tensor: TensorName?
  /// The numbers along its axes before the last two: the example, the head.
  public var leading: [Int]
  /// The part of its last two axes that is seen.
  public var rows: Range<Int>
  /// Along the last axis.
  public var columns: Range<Int>
  /// The numbers to be explained, the first asked for first: a way down to where it came from.
  public var elements: [TensorElement]

  /// Nothing but the plan, unless it is said otherwise.
  public init(
    tensor: TensorName? = nil, leading: [Int] = [], rows: Range<Int> = 0..<64,
    columns: Range<Int> = 0..<64, elements: [TensorElement] = []
  ) {
    self.tensor = tensor
    self.leading = leading
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }
}
