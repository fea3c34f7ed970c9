internal import Compute

/// Measures a network with a machine of its own, on a sample of the training data, so that the
/// machine that trains is not disturbed.
///
/// The plain loops of each op compute, since they keep every value and its gradient. A sample is made
/// small enough that this stays cheap for large networks, too.
struct SignsMeter: ~Copyable {
  /// The most examples of a sample, and the fewest whatever they cost.
  private static let mostExamples = 256
  private static let fewestExamples = 16
  /// The most operations that sending the sample forward may take: some hundredths of a second of
  /// plain loops.
  private static let mostOperations = 2e6

  /// The rows of the training data that the sample is made of.
  let rows: [Int]
  /// Those examples.
  let sample: Dataset
  private var machine: Machine
  private let parts: NetworkParts
  private let trained: [ModelBuilder.Parameter]

  /// Throws what does not fit in the experiment.
  init(_ experiment: Experiment) throws(ShapeError) {
    let targetShape = try Trainer.targetShape(experiment)
    func graph(_ batch: Int) throws(ShapeError) -> ModelGraph {
      try ModelGraph(
        experiment.model, loss: experiment.loss, targetShape: targetShape, batch: batch,
        for: .evaluation, freezing: experiment.freezes)
    }
    let single = try graph(1).graph.work.operations
    let affordable = max(Self.fewestExamples, Int(Self.mostOperations / max(1, single)))
    let rows = Self.draw(
      min(Self.mostExamples, affordable), of: experiment.training.count, seed: experiment.seed)
    let model = try graph(rows.count)
    let plan = try Plan(
      model.graph, minimizing: model.loss, with: SGD(rate: 0),
      options: PlanOptions(kernels: .reference))
    self.rows = rows
    sample = experiment.training.rows(rows)
    machine = Machine(plan)
    parts = NetworkParts(of: model)
    trained = model.parameters.filter { plan.slots[$0.name]?.isParameter == true }
    machine.write(sample.inputs, to: .input)
    machine.write(sample.targetScalars, to: .target)
  }

  /// Rows in the order of the data, drawn without repetition (Floyd's method), all equally likely.
  static func draw(_ count: Int, of all: Int, seed: UInt64) -> [Int] {
    guard count < all else { return Array(0..<all) }
    var generator = SeededGenerator(seed: seed).split("doctor")
    var drawn: Set<Int> = []
    for limit in all - count..<all {
      let row = generator.below(limit + 1)
      drawn.insert(drawn.contains(row) ? limit : row)
    }
    return drawn.sorted()
  }

  /// Takes over a network's parameters and buffers.
  mutating func load(_ parameters: [Checkpoint.Tensor]) {
    for tensor in parameters { machine.write(tensor.values, to: tensor.name) }
  }

  /// The mean loss of the sample, with what was loaded.
  mutating func loss() -> Double {
    machine.restart()
    machine.run(through: .forward)
    let loss = Double(machine.loss)
    machine.restart()
    return loss
  }

  /// Everything but what needs a step.
  mutating func signs(at step: Int) -> VitalSigns {
    machine.restart()
    machine.run(through: .backward)
    let layers = parts.layers.map { layer in
      LayerSigns(
        name: layer.name, output: layer.output, slope: size(of: layer.output.gradient),
        weights: layer.weights.map { weights(named: $0) })
    }
    let signs = VitalSigns(
      step: step, loss: Double(machine.loss), layers: layers,
      activations: parts.activations.map { units(behind: $0) })
    machine.restart()
    return signs
  }

  /// Fills in where the step from `before` to `after` led, and where multiples of it would have.
  mutating func probe(
    from before: [Checkpoint.Tensor], to after: [Checkpoint.Tensor], into signs: inout VitalSigns
  ) {
    let names = Set(trained.map(\.name))
    var moved: [TensorName: Double] = [:]
    for (old, new) in zip(before, after) where names.contains(old.name) {
      moved[old.name] = Self.size(zip(new.values, old.values).lazy.map { $0 - $1 })
    }
    for layer in signs.layers.indices {
      for weights in signs.layers[layer].weights.indices {
        signs.layers[layer].weights[weights].update =
          moved[signs.layers[layer].weights[weights].name]
      }
    }
    guard moved.values.contains(where: { $0 != 0 }) else { return }
    signs.probes = StepProbe.factors.map { factor in
      load(
        zip(before, after).map { old, new in
          guard names.contains(old.name) else { return old }
          var tensor = old
          tensor.values = zip(old.values, new.values).map { $0 + Float(factor) * ($1 - $0) }
          return tensor
        })
      return StepProbe(factor: factor, loss: loss())
    }
  }

  private func weights(named name: TensorName) -> WeightSigns {
    let values = machine.read(name) ?? []
    let units = machine.plan.slots[name]?.shape.extents.first ?? 1
    let biases = machine.read(name.sibling("bias")) ?? []
    return WeightSigns(
      name: name, size: Self.size(values), gradient: size(of: name.gradient), update: nil,
      units: units,
      alike: AlikeUnits.find(
        in: values, units: units, biases: biases.count == units ? biases : nil))
  }

  private func units(behind activation: NetworkParts.Activation) -> ActivationSigns {
    let values = machine.read(activation.name) ?? []
    var silent: [Int] = []
    var saturated: [Int] = []
    let (units, inner) = (activation.units, activation.numbersPerUnit)
    let rows = values.count / max(1, units * inner)
    for unit in 0..<units where rows > 0 {
      var (zeros, flat) = (0, 0)
      for row in 0..<rows {
        let start = (row * units + unit) * inner
        for place in start..<start + inner {
          if activation.isFlat(at: values[place]) { flat += 1 }
          if values[place] == 0 { zeros += 1 }
        }
      }
      let all = rows * inner
      switch activation.function {
      case .relu: if zeros == all { silent.append(unit) }
      case .tanh, .sigmoid: if flat * 5 >= all * 4 { saturated.append(unit) }
      }
    }
    return ActivationSigns(
      name: activation.name, function: activation.function, units: units, silent: silent,
      saturated: saturated)
  }

  private func size(of name: TensorName) -> Double { Self.size(machine.read(name) ?? []) }

  private static func size(_ values: some Sequence<Float>) -> Double {
    values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
  }
}
