internal import Compute
public import Learning

/// A network that learns its task well, for a fault to be put into.
public enum FaultNetwork: String, CaseIterable, Sendable {
  /// Two half moons: 2-8-1 with tanh.
  case moons
  /// Two spirals, twice around each other: 2-24-24-1 with ReLU.
  case spiral
  /// Handwritten digits: 64-24-10 with ReLU.
  case digits

  /// As a learner reads it.
  public var title: String {
    switch self {
    case .moons: "two moons"
    case .spiral: "two spirals"
    case .digits: "handwritten digits"
    }
  }

  /// What it is, in a line.
  public var sentence: String {
    switch self {
    case .moons: "2-8-1 with tanh: on which of two half moons does a point lie?"
    case .spiral: "2-24-24-1 with ReLU: on which of two spirals does a point lie?"
    case .digits: "64-24-10 with ReLU: which digit was written on 8 × 8 pixels?"
    }
  }

  /// What may be wrong with it so that one sees it.
  ///
  /// Moons are learned from sorted examples, too, and digits with the ReLU before its layer.
  public var suspects: [FaultSuspect] {
    switch self {
    case .moons: FaultSuspect.allCases.filter { $0 != .order }
    case .spiral: FaultSuspect.allCases
    case .digits: FaultSuspect.allCases.filter { $0 != .layers }
    }
  }

  /// The faults of a suspect that show in it.
  func faults(of suspect: FaultSuspect) -> [any Sabotage] {
    suspects.contains(suspect) ? suspect.faults : []
  }

  /// The files that its data is made of.
  public var files: [LabFile] {
    switch self {
    case .moons, .spiral: []
    case .digits: [.table(DigitPots.table)]
    }
  }

  /// The experiment without a fault; throws if its data is missing.
  ///
  /// Plain gradient descent, whose updates a learner can follow by hand, where that is enough.
  public func experiment(_ data: LabData, seed: UInt64) throws(LabError) -> Experiment {
    switch self {
    case .moons:
      let (training, validation) = Self.plane(.moons, count: 160, seed: seed)
      return Experiment(
        model: Model(
          inputShape: Shape(2), [.dense(8, named: "hidden"), .tanh, .dense(1, named: "output")]),
        loss: .binaryCrossEntropy, optimizer: SGD(rate: 0.5), training: training,
        validation: validation, batchSize: 5, epochs: 60, seed: seed)
    case .spiral:
      let (training, validation) = Self.plane(.spiral, count: 300, seed: seed)
      return Experiment(
        model: Model(
          inputShape: Shape(2),
          [
            .dense(24, weights: .heNormal, named: "first"), .relu,
            .dense(24, weights: .heNormal, named: "second"), .relu,
            .dense(1, named: "output"),
          ]),
        loss: .binaryCrossEntropy, optimizer: Adam(rate: 0.01), training: training,
        validation: validation, batchSize: 10, epochs: 200, seed: seed)
    case .digits:
      let pots = try DigitPots(LabContext(data: data, seed: seed), lab: "fault")
      return Experiment(
        model: Model(
          inputShape: Shape(64), [.dense(24, named: "hidden"), .relu, .dense(10, named: "output")]),
        loss: .crossEntropy, optimizer: SGD(rate: 0.1),
        training: pots.training.rows(Array(0..<min(800, pots.training.count)))
          .digits(below: 10),
        validation: pots.validation.rows(Array(0..<min(200, pots.validation.count)))
          .digits(below: 10),
        batchSize: 8, epochs: 16, seed: seed)
    }
  }

  private static func plane(
    _ kind: PlaneSet.Kind, count: Int, seed: UInt64
  ) -> (training: Dataset, validation: Dataset) {
    func points(_ count: Int, _ seed: UInt64) -> Dataset {
      PlaneSet(kind: kind, count: count, noise: kind.usualNoise, seed: seed).dataset
    }
    return (points(count, seed), points(count / 2, seed + 500))
  }
}
