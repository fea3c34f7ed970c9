public import Compute

/// A look into a network at one moment: some examples sent through it, and what is to be read of
/// every value on their way, forward and back.
public struct Examination: Equatable, Sendable {
  /// Its name in reports; of two with one name the later one counts.
  public var name: String
  /// Examples, one after the other.
  public var inputs: [Float]
  /// What the network should say of them; nil sends nothing back.
  public var targets: Dataset.Targets?
  /// What to read, by name: `hidden`, `0.weights`, `input.gradient`, `0.weight.gradient`.
  public var tensors: [TensorName]

  /// - Precondition: where gradients are asked for there are targets.
  public init(
    _ name: String, inputs: [Float], targets: Dataset.Targets? = nil, tensors: [TensorName]
  ) {
    self.name = name
    self.inputs = inputs
    self.targets = targets
    self.tensors = tensors
  }
}

/// Carries out examinations with the plain loops of each op, so that every value exists and has its
/// gradient, the inputs' included. It has a machine of its own: training is not disturbed.
///
///     dL/dx of the mean loss over the examples is `input.gradient`
struct Examiner: ~Copyable {
  private var machine: Machine
  private let names: [TensorName: TensorName]
  private let parameters: [TensorName]
  private let targetCount: Int

  /// - Parameter capacity: the most examples in an examination.
  init(_ experiment: Experiment, capacity: Int) throws(ShapeError) {
    let targetShape = try Trainer.targetShape(experiment)
    let model = try ModelGraph(
      experiment.model, loss: experiment.loss, targetShape: targetShape, batch: capacity,
      for: .evaluation)
    // A rate of zero, and no update is ever run: the plan is compiled for its gradients.
    let plan = try Plan(
      model.graph, minimizing: model.loss, with: SGD(rate: 0),
      options: PlanOptions(kernels: .reference, differentiatesInputs: true))
    machine = Machine(plan)
    names = model.names(in: plan, optimizer: SGD(rate: 0))
    parameters = model.parameters.map(\.name)
    targetCount = targetShape.count
  }

  /// What the examination asks for; a tensor that the network does not have is missing.
  mutating func examine(
    _ examination: Examination, with trained: borrowing Machine
  ) -> [TensorName: [Float]] {
    for name in parameters {
      if let values = trained.read(name) { machine.write(values, to: name) }
    }
    machine.restart()
    machine.write(examination.inputs, to: .input)
    let count = machine.examples
    if let targets = examination.targets {
      machine.write(
        Dataset(
          inputs: [Float](repeating: 0, count: count), inputShape: Shape(1), targets: targets
        ).targetScalars, to: .target)
      machine.run(through: .backward)
    } else {
      machine.write([Float](repeating: 0, count: count * targetCount), to: .target)
      machine.run(through: .forward)
    }
    var found: [TensorName: [Float]] = [:]
    for name in examination.tensors { found[name] = machine.read(names[name] ?? name) }
    machine.restart()
    return found
  }
}
