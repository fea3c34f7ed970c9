internal import Compute
internal import Learning

/// The runs of the lab: the network itself, and those that are compared, by what sets them apart.
enum PlaygroundRun: Hashable, Sendable {
  case main
  case compared(String)
}

extension PlaygroundLab {
  /// Places across the plane for the output.
  static let fineSide = 41
  /// Places across the plane for what each unit shows; fewer where there are many units, since the
  /// plain loops that show them take their time.
  var unitSide: Int { weightCount > 400 ? 12 : 20 }
  /// How many training points can be followed through the network one by one.
  static let mostFollowed = 40
  /// Places across the planes of a comparison.
  static let comparedSide = 25

  /// The network itself, brought back to where it was if it was trained.
  var mainOrder: RunOrder<PlaygroundRun> {
    var base = setup
    if let startRate { _ = base.set("rate", to: "\(startRate)") }
    let features = setup.features
    let outputs = setup.layerNames.map { TensorName($0) }
    let sums = setup.layerNames.map { TensorName($0).appending("sum") }
    var examined = data.inputs(PlaneData.grid(unitSide), features)
    examined += data.inputs(followed, features)
    return RunOrder(
      .main,
      Job(
        experiment: base.experiment(data, epochs: epochs),
        probes: setup.layerNames.flatMap {
          [TensorName($0).appending("weight"), TensorName($0).appending("bias")]
        },
        trials: [
          trial("training", data.training, of: data, setup),
          trial("test", data.test, of: data, setup),
        ],
        queries: data.inputs(PlaneData.grid(Self.fineSide) + data.all, features),
        examinations: [Examination("units", inputs: examined, tensors: outputs + sums)],
        goal: isBeyondGoal ? nil : setup.goal(data), forward: forward, edits: edits))
  }

  /// What a learner reads of a run beside others.
  func legend(_ run: PlaygroundRun) -> String {
    switch run {
    case .main: ""
    case .compared(let value): "\(sweep.rawValue) \(value)"
    }
  }

  /// The training points that a unit's arithmetic can be shown for.
  var followed: [PlanePoint] { Array(data.training.prefix(Self.mostFollowed)) }

  /// What is compared, in order.
  var comparison: [(value: String, setup: PlaygroundSetup)] { sweep.setups(setup) }
  /// What varies in a comparison.
  var sweep: PlaygroundSweep { PlaygroundSweep(rawValue: setup.sheet.word("sweep")) ?? .rate }

  var comparedOrders: [RunOrder<PlaygroundRun>] {
    comparison.map { value, setup in
      let data = setup.data
      return RunOrder(
        .compared(value),
        Job(
          experiment: setup.experiment(data, epochs: setup.sheet.count("epochs")),
          trials: [
            trial("training", data.training, of: data, setup),
            trial("test", data.test, of: data, setup),
          ],
          queries: data.inputs(
            PlaneData.grid(Self.comparedSide) + data.all, setup.features),
          goal: setup.goal(data)))
    }
  }

  private func trial(
    _ name: String, _ points: [PlanePoint], of data: PlaneData, _ setup: PlaygroundSetup
  ) -> Trial {
    Trial(
      name: name,
      data: data.dataset(
        points, setup.features, asProbabilities: setup.loss(data) == .binaryCrossEntropy))
  }
}
