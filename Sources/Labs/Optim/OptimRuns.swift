internal import Compute
internal import Learning

/// One of the runs of the lab, by what sets it apart.
struct OptimRun: Hashable, Sendable {
  var optimizer: String
  var rate: Double
  var batch: Int
  /// As the legend names it.
  var name: String
}

extension OptimLab {
  /// The runs of the view on stage.
  var tags: [OptimRun] {
    let optimizer = sheet.word("optimizer")
    let rate = sheet.number("rate")
    let batch = sheet.count("batch")
    return switch view {
    case .train: [OptimRun(optimizer: optimizer, rate: rate, batch: batch, name: "")]
    case .batches:
      [1, 8, 32, 128, 1_077].map { size in
        OptimRun(
          optimizer: "sgd", rate: rate, batch: size, name: size == 1_077 ? "all" : "\(size)")
      }
    case .rates:
      [0.01, 0.1, 1, 3].map { rate in
        OptimRun(optimizer: optimizer, rate: rate, batch: batch, name: "\(rate)")
      }
    case .optimizers:
      // The best of each on these digits, found by a search over rates.
      [("sgd", 1.0), ("momentum", 0.1), ("adam", 0.01)].map { name, rate in
        OptimRun(optimizer: name, rate: rate, batch: batch, name: "\(name) \(rate)")
      }
    }
  }

  var orders: [RunOrder<OptimRun>] {
    tags.map { RunOrder($0, Job(experiment: experiment($0), probes: [])) }
  }

  /// 64-32-10 with ReLU and cross-entropy.
  func experiment(_ run: OptimRun) -> Experiment {
    let optimizer: any Optimizer =
      switch run.optimizer {
      case "adam": Adam(rate: run.rate)
      case "momentum": SGD(rate: run.rate, momentum: sheet.number("momentum"))
      default: SGD(rate: run.rate)
      }
    return Experiment(
      model: Model(
        inputShape: Shape(64),
        [.dense(32, named: "hidden"), .relu, .dense(10, named: "output")]),
      loss: .crossEntropy, optimizer: optimizer, training: digits.training,
      validation: digits.validation, batchSize: run.batch, epochs: sheet.count("epochs"),
      seed: seed, schedule: sheet.isOn("decay") ? .cosine(warmup: 0) : .constant)
  }
}
