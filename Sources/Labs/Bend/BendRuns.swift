internal import Compute
internal import Learning
internal import TextUI

/// One of the runs of the lab.
enum BendRun: Hashable, Sendable {
  case linear, inside, build, filters
  case start(Int)
  case deep(Int)
}

/// What hidden units do to their sums.
enum Bend: String, CaseIterable, Sendable {
  case none
  case relu = "ReLU"
  case tanh, sigmoid

  var layer: Model.Entry {
    switch self {
    case .none: .identity
    case .relu: .relu
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    }
  }

  /// Weights that keep the spread through it.
  var weights: Initializer {
    switch self {
    case .relu: .heUniform
    case .none, .tanh, .sigmoid: .xavierUniform
    }
  }
}

extension BendLab {
  static let unseen = "unseen"
  static let training = "training"
  /// Places of the plane each way at which a network is asked.
  static let gridCount = 41
  static let tileCount = 7
  static let mapCount = 16
  /// Four corners, of which those whose signs differ are of class 1.
  static let corners = Dataset(
    inputs: [-1, -1, -1, 1, 1, -1, 1, 1], inputShape: Shape(2),
    targets: .values([0, 1, 1, 0], shape: Shape(1)))
  static let startCount = 10
  static let deepCount = 5

  /// The runs of the view on stage.
  var tags: [BendRun] {
    switch view {
    case .product: []
    case .linear: [.linear]
    case .starts, .plateaus: (0..<Self.startCount).map(BendRun.start)
    case .inside: [.inside]
    case .build, .units: [.build]
    case .filters: [.filters]
    case .deep: (0..<Self.deepCount).map(BendRun.deep)
    }
  }

  /// What a learner reads of a run beside others.
  func legend(_ run: BendRun) -> String {
    switch run {
    case .linear, .inside, .build, .filters: ""
    case .start(let number): "start \(number + 1)"
    case .deep(let number): "network \(number + 1)"
    }
  }

  var orders: [RunOrder<BendRun>] { tags.map { RunOrder($0, job($0)) } }

  /// The set of the learner's network.
  var builtSet: PlaneSet {
    let kind = PlaneSet.Kind(rawValue: sheet.word("data")) ?? .xor
    let factor =
      switch sheet.word("noise") {
      case "none": 0.0
      case "double": 2.0
      case "triple": 3.0
      default: 1.0
      }
    return PlaneSet(kind: kind, count: 300, noise: kind.usualNoise * factor, seed: 1)
  }

  /// The points that are shown and trained on.
  var points: PlaneSet {
    switch view {
    case .build, .units: builtSet
    case .deep: PlaneSet(kind: .rings, count: 300, noise: 0.15)
    case .product, .linear, .starts, .plateaus, .inside, .filters:
      PlaneSet(kind: .xor, noise: 0.2)
    }
  }

  /// A dense network on two inputs.
  private func network(
    _ widths: [Int], _ bend: Bend, on data: Dataset, seed: UInt64, rate: Double, steps: Int
  ) -> Experiment {
    let hidden = widths.enumerated().flatMap { index, units -> [Model.Entry] in
      [
        .dense(units, weights: bend.weights, biases: .zero, named: "h\(index + 1)"), bend.layer,
      ]
    }
    return Experiment(
      model: Model(
        inputShape: Shape(2),
        hidden + [.dense(1, weights: .xavierUniform, biases: .zero, named: "out")]),
      loss: .binaryCrossEntropy, optimizer: Adam(rate: rate), training: data,
      batchSize: data.count, steps: steps, seed: seed, shuffles: false)
  }

  private func job(_ tag: BendRun) -> Job {
    let axes = points.kind.axes
    switch tag {
    case .linear:
      let data = PlaneSet(kind: .xor, noise: 0.2).dataset
      let widths = Array(repeating: 4, count: sheet.count("linear.layers") - 1)
      return Job(
        experiment: network(widths, .none, on: data, seed: seed, rate: 0.02, steps: 300),
        trials: [Trial(name: Self.training, data: data)],
        queries: Self.grid(axes, count: Self.gridCount))
    case .start(let number):
      let bend = Bend(rawValue: sheet.word("starts.activation")) ?? .tanh
      return Job(
        experiment: network(
          [sheet.count("starts.units")], bend, on: Self.corners,
          seed: seed &* 1_000 &+ UInt64(number), rate: 0.1, steps: 600),
        trials: [Trial(name: Self.training, data: Self.corners)],
        queries: Self.grid(axes, count: Self.tileCount))
    case .inside:
      let data = PlaneSet(kind: .xor, noise: 0.2).dataset
      return Job(
        experiment: network(
          [sheet.count("inside.units")], .tanh, on: data, seed: seed &+ 4, rate: 0.05, steps: 400),
        probes: ["out.weight", "out.bias"], trials: [Trial(name: Self.training, data: data)],
        queries: Self.grid(axes, count: Self.gridCount),
        examinations: [Examination("hidden", inputs: data.inputs, tensors: ["h1"])])
    case .build:
      let (data, other) = (builtSet, builtSet.seeded(2))
      let widths = Array(repeating: sheet.count("units"), count: sheet.count("layers"))
      let names = widths.indices.map { "h\($0 + 1)" }
      return Job(
        experiment: network(
          widths, Bend(rawValue: sheet.word("activation")) ?? .tanh, on: data.dataset, seed: seed,
          rate: sheet.number("rate"), steps: sheet.count("updates")),
        probes: (names + ["out"]).map { TensorName($0 + ".weight") },
        trials: [
          Trial(name: Self.training, data: data.dataset),
          Trial(name: Self.unseen, data: other.dataset),
        ], queries: Self.grid(axes, count: Self.gridCount),
        examinations: [
          Examination(
            "maps", inputs: Self.grid(axes, count: Self.mapCount),
            tensors: names.map { TensorName($0) })
        ])
    case .filters:
      return Job(
        experiment: Experiment(
          model: Model(
            inputShape: Shape(1, 8, 8),
            [
              // Begun with next to nothing, so that what is seen in the end was learned.
              Model.Entry(
                Conv(
                  sheet.count("filters"), kernel: PixelSize(5), padding: PixelSize(2),
                  weights: .normal(deviation: 0.02), biases: .zero), named: "filters"),
              .relu, .maxPool(2), .flatten, .dense(10, named: "out"),
            ]),
          loss: .crossEntropy, optimizer: Adam(rate: 0.005),
          training: Self.pictures(digits.training),
          batchSize: 32, epochs: 8, seed: seed),
        probes: ["filters.weight"],
        trials: [Trial(name: Self.unseen, data: Self.pictures(digits.validation))])
    case .deep(let number):
      let set = PlaneSet(kind: .rings, count: 300, noise: 0.15)
      let bend = Bend(rawValue: sheet.word("deep.activation")) ?? .sigmoid
      return Job(
        experiment: network(
          Array(repeating: 4, count: sheet.count("deep.layers")), bend, on: set.dataset,
          seed: seed &* 1_000 &+ UInt64(number), rate: 0.02, steps: 600),
        trials: [Trial(name: Self.unseen, data: set.seeded(2).dataset)])
    }
  }

  /// Places of a plane, row by row from the top, as inputs.
  static func grid(_ axes: (x: Axis, y: Axis), count: Int) -> [Float] {
    (0..<count).flatMap { row in
      (0..<count).flatMap { column in
        [
          Float(axes.x.value(at: Double(column) / Double(count - 1))),
          Float(axes.y.value(at: 1 - Double(row) / Double(count - 1))),
        ]
      }
    }
  }

  /// Digits as pictures of one channel.
  private static func pictures(_ digits: Dataset) -> Dataset {
    let data = digits.digits()
    return Dataset(inputs: data.inputs, inputShape: Shape(1, 8, 8), targets: data.targets)
  }
}

extension PlaneSet {
  /// Other points of the same kind.
  func seeded(_ seed: UInt64) -> PlaneSet {
    var other = self
    other.seed = seed
    return other
  }
}
