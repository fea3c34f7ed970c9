internal import Compute
internal import Learning

/// One of the networks that the debugger opens. All have one hidden layer:
///
///     z = W₁·x + b₁,  h = bend(z),  v = W₂·h + b₂ (+ x with a shortcut),  then the loss
struct DebugNet: Hashable, Sendable {
  /// Which network.
  enum Kind: String, CaseIterable, Sendable {
    /// 2-2-1 with ReLU and ½ (y − t)²: by hand.
    case r = "R"
    /// 2-2-1 with tanh, sigmoid and cross-entropy.
    case c = "C"
    /// 3-4-3 with tanh and a shortcut: which of three numbers lies in the middle?
    case free = "3-4-3"
    /// 64-32-10 with ReLU: digits.
    case digits
  }

  var kind: Kind
  /// What R and C should say.
  var target = 1
  /// The learning rate.
  var rate = 0.5
  /// Where numbers of the larger networks come from.
  var seed: UInt64 = 1

  /// How many examples can be followed where there are more than one.
  static let shownExamples = 10

  /// Inputs, hidden units and outputs.
  var widths: (inputs: Int, hidden: Int, outputs: Int) {
    switch kind {
    case .r, .c: (2, 2, 1)
    case .free: (3, 4, 3)
    case .digits: (64, 32, 10)
    }
  }

  /// How many weights and biases there are.
  var parameterCount: Int {
    let (inputs, hidden, outputs) = widths
    return hidden * (inputs + 1) + outputs * (hidden + 1)
  }

  /// Whether the input is added to the outputs.
  var hasShortcut: Bool { kind == .free }

  /// What hidden units do to their sums.
  var bend: String {
    switch kind {
    case .r, .digits: "ReLU"
    case .c, .free: "tanh"
    }
  }

  /// Updates in a run.
  var updates: Int {
    switch kind {
    case .r, .c: 10
    case .free: 300
    case .digits: 680
    }
  }

  // MARK: Names of tensors

  private var prefix: String { hasShortcut ? "block." : "" }
  /// The hidden layer: its weights, sums and outputs begin with this.
  var hidden: TensorName { TensorName(prefix + "hidden") }
  /// The layer of the outputs.
  var out: TensorName { TensorName(prefix + "out") }
  /// The sums of the outputs: of C what its sigmoid makes a share of.
  var answer: TensorName { kind == .c ? out.appending("sum") : .output }
  /// Weights and biases from the input to the output.
  var parameters: [TensorName] {
    [hidden, out].flatMap { [$0.appending("weight"), $0.appending("bias")] }
  }

  /// Everything that is read of an example.
  private var tensors: [TensorName] {
    let values: [TensorName] = [
      "input", hidden.appending("product"), hidden.appending("sum"), hidden,
      out.appending("product"), answer, .output,
    ]
    return values + values.map(\.gradient) + parameters.map(\.gradient) + ["loss"]
  }

  // MARK: Experiment

  private var model: Model {
    let (inputs, units, outputs) = widths
    var layers: [Model.Entry] = [
      .dense(units, named: "hidden"), bend == "tanh" ? .tanh : .relu,
      .dense(outputs, named: "out"),
    ]
    if kind == .c { layers.append(.sigmoid) }
    return Model(
      inputShape: Shape(inputs), hasShortcut ? [.residual(layers, named: "block")] : layers)
  }

  /// Weights and biases that R and C begin with; the others draw theirs.
  private var initial: [Checkpoint.Tensor] {
    let numbers: [[Float]]
    switch kind {
    case .r: numbers = [[0.5, 0.25, -1, 0.25], [0, 0], [2, 3], [-0.5]]
    case .c: numbers = [[0.5, -0.25, 1, 0.5], [0, -0.5], [1, -1], [0]]
    case .free, .digits: return []
    }
    let shapes = [Shape(2, 2), Shape(2), Shape(1, 2), Shape(1)]
    return zip(zip(parameters, shapes), numbers).map {
      Checkpoint.Tensor(name: $0.0, shape: $0.1, values: $1)
    }
  }

  /// What is learned.
  func training(_ digits: Dataset) -> Dataset {
    switch kind {
    case .r:
      Dataset(
        inputs: [1, 2], inputShape: Shape(2), targets: .values([Float(target)], shape: Shape(1)))
    case .c:
      Dataset(
        inputs: [1, 0.5], inputShape: Shape(2), targets: .values([Float(target)], shape: Shape(1)))
    case .free: Self.middles(seed: seed)
    case .digits: digits
    }
  }

  /// Three numbers each, and which of them lies in the middle.
  private static func middles(seed: UInt64) -> Dataset {
    var generator = SeededGenerator(seed: seed).split("middles")
    var inputs: [Float] = []
    var classes: [Int32] = []
    for _ in 0..<60 {
      // To tenths, so that they can be read.
      let numbers = (0..<3).map { _ in (generator.uniform(in: -1...1) * 10).rounded() / 10 }
      let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
      inputs += numbers
      classes.append(Int32(order[1]))
    }
    return Dataset(inputs: inputs, inputShape: Shape(3), targets: .classes(classes, count: 3))
  }

  /// How many examples can be followed.
  var exampleCount: Int { kind == .r || kind == .c ? 1 : Self.shownExamples }

  /// The run, with every number of some of its examples in each report. Of R and C each update sees
  /// the one example; of the others a batch.
  func job(_ digits: Dataset) -> Job {
    let data = training(digits)
    let loss: Loss =
      switch kind {
      case .r: .halfSquaredError
      case .c: .negativeLogLikelihood
      case .free, .digits: .crossEntropy
      }
    let examinations = (0..<min(exampleCount, data.count)).map { row in
      let one = data.rows([row])
      return Examination(
        Self.examination(row), inputs: one.inputs, targets: one.targets, tensors: tensors)
    }
    return Job(
      experiment: Experiment(
        model: model, loss: loss, optimizer: SGD(rate: rate), training: data,
        batchSize: kind == .digits ? 32 : data.count, steps: updates, seed: seed,
        shuffles: kind == .digits),
      probes: parameters, examinations: examinations, initial: initial)
  }

  /// The name under which an example is followed.
  static func examination(_ row: Int) -> String { "example \(row + 1)" }
}
