public import Compute

/// The instructions of a step as a debugger lists them, to point at some of them.
public struct InstructionList: Equatable, Sendable {
  /// In the order in which they run.
  public let instructions: [Instruction]
  /// The parameters, in the order of the layers.
  public let parameters: [TensorName]

  /// Those of the plan that is made for looking at, whatever kernels the experiment asks for.
  ///
  /// Throws what does not fit in the experiment.
  public init(of experiment: Experiment) throws(ShapeError) {
    var seen = experiment
    seen.kernels = .reference
    try Trainer.check(seen)
    let plan = try Trainer.compile(
      seen, targetShape: Trainer.targetShape(seen),
      batch: min(seen.batchSize, seen.training.count)
    ).1
    instructions = plan.instructions
    parameters = plan.parameterNames
  }

  /// The places of the instructions that this holds for.
  func places(where holds: (Instruction) -> Bool) -> [EvidencePlace] {
    instructions.indices.filter { holds(instructions[$0]) }.map { .instruction($0) }
  }
}
