internal import Compute
internal import Learning

/// What the first steps of a run say of every suspect, in numbers.
///
/// Each number tells one fault from all others, so that a wrong suspicion can be answered by the run
/// itself.
struct FaultMeasure: Equatable, Sendable {
  /// How far the first update moves the weights: the largest ‖Δw‖ / ‖w‖ of all matrices.
  var stride: Double
  /// The matrix that moves so far.
  var strider: TensorName
  /// How many parameters the first update moves against the slopes of the loss, as it should.
  var downhill: Int
  /// How many it moves at all.
  var moved: Int
  /// One slope in the first step.
  var firstSlope: Double
  /// The same slope in the second step.
  var secondSlope: Double
  /// The same slope in the second step, computed from the same weights and nothing before.
  var freshSlope: Double
  /// Whose slope it is: the first element of this tensor.
  var slopeName: TensorName
  /// The layers in their order: `dense 8 → tanh → dense 1`.
  var layers: String
  /// The labels of the first three batches.
  var batches: [[Int]]
  /// The share of training examples with the label of the validation example that is most like them;
  /// nil without validation data.
  var agreement: Double?

  /// Trains three steps of the run, and one of them once more.
  ///
  /// - Throws: what does not fit in the experiment.
  init(_ experiment: Experiment) throws(ShapeError) {
    var seen = experiment
    // Every slope of such a plan can be read.
    seen.kernels = .reference
    var trainer = try Trainer(seen)
    let names = trainer.plan.parameterNames
    func values(_ trainer: borrowing Trainer, _ names: [TensorName]) -> [[Float]] {
      names.map { trainer.read($0) ?? [] }
    }
    let before = values(trainer, names)
    trainer.advance(by: .steps(1))
    let after = values(trainer, names)
    // A fault may have changed a slope on its way; the first step of a run without one has the loss's
    // own slopes of the same weights.
    seen.fault = nil
    var fresh = try Trainer(seen)
    fresh.advance(by: .steps(1))
    let slopes = values(fresh, names.map(\.gradient))
    batches = [Self.labels(trainer)]

    (stride, strider) = (0, names.first ?? .loss)
    (downhill, moved) = (0, 0)
    for index in names.indices {
      let pairs = Array(zip(before[index], after[index]))
      let size = pairs.reduce(0) { $0 + Double($1.0 * $1.0) }.squareRoot()
      let move = pairs.reduce(0) { $0 + Double(($1.1 - $1.0) * ($1.1 - $1.0)) }.squareRoot()
      if size > 0, move / size > stride { (stride, strider) = (move / size, names[index]) }
      for (pair, slope) in zip(pairs, slopes[index]) where pair.0 != pair.1 && slope != 0 {
        moved += 1
        if (pair.1 < pair.0) == (slope > 0) { downhill += 1 }
      }
    }

    slopeName = names.last ?? .loss
    firstSlope = Double(slopes.last?.first ?? 0)
    trainer.advance(by: .steps(1))
    secondSlope = Double(trainer.read(slopeName.gradient)?.first ?? 0)
    batches.append(Self.labels(trainer))
    trainer.advance(by: .steps(1))
    batches.append(Self.labels(trainer))
    freshSlope = secondSlope
    if experiment.fault == .keepsGradients {
      // Nothing is left over before the first step, so that both come to the second one alike.
      fresh.advance(by: .steps(1))
      freshSlope = Double(fresh.read(slopeName.gradient)?.first ?? 0)
    }

    layers = experiment.model.layers.map { entry in
      (entry.layer as? Dense).map { "dense \($0.units)" } ?? entry.layer.kind
    }.joined(separator: " → ")
    agreement = experiment.validation.map { Self.agreement(experiment.training, $0) }
  }

  /// Of the batch that was trained on last.
  private static func labels(_ trainer: borrowing Trainer) -> [Int] {
    (trainer.read(.target) ?? []).map { $0.isFinite ? Int($0) : 0 }
  }

  /// Of the first examples.
  private static func agreement(_ training: Dataset, _ validation: Dataset) -> Double {
    let count = min(24, training.count)
    let same = (0..<count).count { row in
      let input = Array(training.input(at: row))
      let nearest = (0..<validation.count).min {
        distance(input, validation.input(at: $0)) < distance(input, validation.input(at: $1))
      }
      return nearest.map { validation.firstTarget(of: $0) } == training.firstTarget(of: row)
    }
    return Double(same) / Double(max(1, count))
  }

  private static func distance(_ a: [Float], _ b: ArraySlice<Float>) -> Float {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}

extension Dataset {
  /// What is to be said of an example: its class, or the first of its values.
  fileprivate func firstTarget(of row: Int) -> Float {
    switch targets {
    case .values(let values, let shape): values[row * shape.count]
    case .classes(let classes, _, let shape): Float(classes[row * max(1, shape.count)])
    }
  }
}
