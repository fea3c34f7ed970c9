internal import Compute

/// Measures and predicts with a machine of its own, so that the machine that trains is not
/// disturbed.
struct Evaluator: ~Copyable {
  /// The most examples at a time, and the most numbers that all values together may have then: a
  /// large model takes fewer. The result of an example does not depend on it.
  private static let mostExamples = 256
  private static let mostNumbers = 1 << 21

  private var machine: Machine
  private let loss: Loss
  private let outputName: TensorName
  private let predictionName: TensorName

  /// What `init` needs; building it can fail.
  static func graph(
    _ model: Model, loss: Loss, targetShape: Shape, freezing frozen: Set<String> = []
  ) throws(ShapeError) -> ModelGraph {
    func graph(_ batch: Int) throws(ShapeError) -> ModelGraph {
      try ModelGraph(
        model, loss: loss, targetShape: targetShape, batch: batch, for: .evaluation,
        freezing: frozen)
    }
    let largest = try graph(mostExamples)
    let numbers = largest.graph.nodes.filter(\.isBatched).reduce(0) { $0 + $1.shape.count }
    guard numbers > mostNumbers else { return largest }
    return try graph(max(1, mostExamples * mostNumbers / numbers))
  }

  init(_ model: ModelGraph, loss: Loss, kernels: KernelChoice) {
    let output = model.graph[model.output].name
    // What is read after a run: a large plan lets other values share memory.
    let plan = Plan(
      evaluating: model.graph,
      options: PlanOptions(kernels: kernels, keeps: [output, .prediction, .loss]))
    machine = Machine(plan)
    self.loss = loss
    outputName = output
    predictionName = plan.slots[.prediction] == nil ? outputName : .prediction
  }

  /// The outputs for these inputs, as a person reads them.
  mutating func predict(_ inputs: [Float], with trained: borrowing Machine) -> [Float] {
    machine.copyParameters(from: trained)
    var predictions: [Float] = []
    for start in stride(from: 0, to: inputs.count, by: chunk(.input)) {
      machine.write(Array(inputs[start..<min(start + chunk(.input), inputs.count)]), to: .input)
      machine.run()
      predictions += machine.read(predictionName) ?? []
    }
    return predictions
  }

  /// Loss, accuracy and confusion over all examples, or all of their rows that have a class.
  mutating func evaluate(_ data: Dataset, with trained: borrowing Machine) -> Evaluation {
    machine.copyParameters(from: trained)
    let targets = data.targetScalars
    let (inputChunk, targetChunk) = (chunk(.input), chunk(.target))
    var total = 0.0
    var counted = 0
    var tally = Tally(loss, classes: machine.plan.slots[outputName]?.shape.columns ?? 1)
    let size = machine.plan.graph.batch
    for batch in 0..<(data.count + size - 1) / size {
      let rows = batch * inputChunk..<min((batch + 1) * inputChunk, data.inputs.count)
      let wanted = Array(
        targets[batch * targetChunk..<min((batch + 1) * targetChunk, targets.count)])
      machine.write(Array(data.inputs[rows]), to: .input)
      machine.write(wanted, to: .target)
      machine.run()
      let share =
        loss == .crossEntropy ? wanted.count { $0 >= 0 } : machine.examples
      total += Double(machine.read(.loss)?.first ?? 0) * Double(share)
      counted += share
      tally.add(machine.read(outputName) ?? [], targets: wanted)
    }
    return Evaluation(
      loss: counted == 0 ? 0 : Float(total / Double(counted)), accuracy: tally.accuracy,
      confusion: tally.confusion, count: data.count)
  }

  /// Scalars of a full batch.
  private func chunk(_ name: TensorName) -> Int {
    machine.plan.slots[name]?.shape.count ?? machine.plan.graph.batch
  }
}

/// Counts which classes were put into which.
private struct Tally {
  private let loss: Loss
  private let classes: Int
  private(set) var confusion: [[Int]]

  init(_ loss: Loss, classes: Int) {
    self.loss = loss
    self.classes = classes
    let size =
      switch loss {
      case .squaredError, .halfSquaredError, .absoluteError: 0
      case .binaryCrossEntropy, .negativeLogLikelihood: 2
      case .crossEntropy: classes
      }
    confusion = Array(repeating: Array(repeating: 0, count: size), count: size)
  }

  mutating func add(_ outputs: [Float], targets: [Float]) {
    switch loss {
    case .squaredError, .halfSquaredError, .absoluteError: break
    case .binaryCrossEntropy, .negativeLogLikelihood:
      // A logit of 0 is a probability of one half.
      let middle: Float = loss == .binaryCrossEntropy ? 0 : 0.5
      for (output, target) in zip(outputs, targets) {
        confusion[target >= 0.5 ? 1 : 0][output > middle ? 1 : 0] += 1
      }
    case .crossEntropy:
      for (row, target) in targets.enumerated() where target >= 0 {
        let logits = outputs[row * classes..<(row + 1) * classes]
        let highest = logits.indices.reduce(logits.startIndex) {
          logits[$1] > logits[$0] ? $1 : $0
        }
        confusion[Int(target)][highest - logits.startIndex] += 1
      }
    }
  }

  var accuracy: Float? {
    let all = confusion.joined().reduce(0, +)
    guard all > 0 else { return nil }
    let right = confusion.indices.reduce(0) { $0 + confusion[$1][$1] }
    return Float(right) / Float(all)
  }
}
