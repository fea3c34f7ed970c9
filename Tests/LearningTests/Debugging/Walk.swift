import Compute
import Learning

/// A debugger that expectations can be asked of: they copy what they look at, which a debugger does not
/// let them. A class, so that both change the same one.
final class Walk {
  private var debugger: StepDebugger

  init(_ debugger: consuming StepDebugger) { self.debugger = debugger }

  convenience init(_ experiment: Experiment) throws {
    self.init(try StepDebugger(experiment))
  }

  var plan: Plan { debugger.plan }
  var rows: [StepRow] { debugger.rows }
  var position: StepPosition { debugger.position }
  var isAtEndOfStep: Bool { debugger.isAtEndOfStep }
  var divergence: Divergence? { debugger.divergence }
  var lossCurve: Curve { debugger.lossCurve }
  var interventions: [Intervention] { debugger.interventions }
  var canRedo: Bool { debugger.canRedo }
  var breakpoints: [Breakpoint] {
    get { debugger.breakpoints }
    set { debugger.breakpoints = newValue }
  }

  @discardableResult func go(to place: StepPosition) -> Bool { debugger.go(to: place) }
  @discardableResult func go(to instruction: Int) -> Bool { debugger.go(to: instruction) }
  @discardableResult func stepForward() -> Bool { debugger.stepForward() }
  @discardableResult func stepBack() -> Bool { debugger.stepBack() }
  @discardableResult func run(
    until goal: StepGoal, limit: Int = 1000, isInterrupted: () -> Bool = { false }
  ) -> StepStop {
    debugger.run(until: goal, limit: limit, isInterrupted: isInterrupted)
  }

  func values(of name: TensorName) -> [Float]? { debugger.values(of: name) }
  func gradient(of name: TensorName) -> [Float]? { debugger.gradient(of: name) }
  func readiness(of name: TensorName) -> Readiness? { debugger.readiness(of: name) }
  func isComputed(_ name: TensorName) -> Bool { debugger.isComputed(name) }
  func instructions(making name: TensorName) -> [Int] { debugger.instructions(making: name) }
  func shape(of name: TensorName) -> Shape? { debugger.shape(of: name) }
  func summary(of name: TensorName) -> TensorSummary? { debugger.summary(of: name) }
  func window(
    of name: TensorName, at leading: [Int] = [], rows: Range<Int> = 0..<Int.max,
    columns: Range<Int> = 0..<Int.max
  ) -> TensorWindow? {
    debugger.window(of: name, at: leading, rows: rows, columns: columns)
  }
  func explain(_ element: TensorElement) -> Explanation? { debugger.explain(element) }
  func nudge(_ name: TensorName, _ index: Int, by amount: Double) -> Nudge? {
    debugger.nudge(name, index, by: amount)
  }

  @discardableResult func set(
    _ part: TensorPart, of tensor: TensorName, to value: Float
  ) -> Intervention? {
    debugger.set(part, of: tensor, to: value)
  }
  @discardableResult func clamp(
    _ part: TensorPart, of tensor: TensorName, to value: Float = 0
  ) -> Intervention? {
    debugger.clamp(part, of: tensor, to: value)
  }
  @discardableResult func undo() -> Intervention? { debugger.undo() }
  @discardableResult func redo() -> Intervention? { debugger.redo() }
  @discardableResult func remove(_ id: Int) -> Intervention? { debugger.remove(id) }

  /// The bits of every tensor.
  var bits: [TensorName: [UInt32]] {
    var found: [TensorName: [UInt32]] = [:]
    for name in plan.tensorNames { found[name] = values(of: name)?.map(\.bitPattern) }
    return found
  }
}

/// The names of what differs.
func differences(
  _ a: [TensorName: [UInt32]], _ b: [TensorName: [UInt32]]
) -> Set<TensorName> {
  Set(Set(a.keys).union(b.keys).filter { a[$0] != b[$0] })
}
