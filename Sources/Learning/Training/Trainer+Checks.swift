internal import Compute

// What must fit together.
extension Trainer {
  static func compile(
    _ experiment: Experiment, targetShape: Shape, batch: Int
  ) throws(ShapeError) -> (ModelGraph, Plan) {
    let model = try ModelGraph(
      experiment.model, loss: experiment.loss, targetShape: targetShape, batch: batch,
      for: .training(seed: experiment.seed), freezing: experiment.freezes)
    let plan = try Plan(
      model.graph, minimizing: model.loss, with: experiment.optimizer,
      options: PlanOptions(
        kernels: experiment.kernels, keeps: Set(experiment.keeps.map { model.aliases[$0] ?? $0 }),
        differentiatesInputs: experiment.kernels == .reference, clipsNorm: experiment.clip,
        l1Penalty: experiment.l1Penalty),
      fault: experiment.fault)
    return (model, plan)
  }

  static func check(_ experiment: Experiment) throws(ShapeError) {
    guard experiment.batchSize > 0 else {
      throw ShapeError(
        "batch: \(experiment.batchSize) examples are too few; use at least 1.")
    }
    if let limit = experiment.clip, !(limit > 0 && limit.isFinite) {
      throw ShapeError("clip: a norm of \(limit) is no limit; use a number above 0, such as 1.")
    }
    if !(experiment.l1Penalty >= 0 && experiment.l1Penalty.isFinite) {
      throw ShapeError(
        "l1: a strength of \(experiment.l1Penalty) is no penalty; use 0 or a number above.")
    }
    if let problem = experiment.schedule.problem { throw ShapeError(problem) }
    guard experiment.training.count > 0 else {
      throw ShapeError("training: there are no examples; give at least 1.")
    }
    for data in [experiment.training] + (experiment.validation.map { [$0] } ?? [])
    where data.inputShape != experiment.model.inputShape {
      throw ShapeError(
        "data: examples of \(data.inputShape) do not fit a model for "
          + "\(experiment.model.inputShape); the two shapes must be equal.")
    }
  }

  static func targetShape(_ experiment: Experiment) throws(ShapeError) -> Shape {
    let outputs = try ModelGraph.outputShape(of: experiment.model)
    if let validation = experiment.validation {
      _ = try experiment.loss.targetShape(for: validation.targets, outputs: outputs)
    }
    return try experiment.loss.targetShape(for: experiment.training.targets, outputs: outputs)
  }
}
