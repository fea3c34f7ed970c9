/// A place in a run that is walked through: between two instructions of one of its steps.
///
/// Every step has one place more than instructions: the first has its batch loaded and nothing
/// computed, the last has everything computed and the parameters updated. From there one goes on to the
/// first of the next step.
public struct StepPosition: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Steps completed before this one.
  public var step: Int
  /// Instructions of this step that have been run: the number of the one that runs next, from 0.
  public var instruction: Int

  /// By default where a step begins.
  public init(step: Int, instruction: Int = 0) {
    self.step = step
    self.instruction = instruction
  }

  public static func < (a: StepPosition, b: StepPosition) -> Bool {
    (a.step, a.instruction) < (b.step, b.instruction)
  }

  /// The two numbers as a reader counts, from 1: `step 3, instruction 8`.
  public var description: String { "step \(step + 1), instruction \(instruction + 1)" }
}
