import Foundation
import Testing

@testable import Compute
@testable import Learning

@Suite struct EvaluationTests {
  @Test(arguments: KernelChoice.allCases)
  func evaluatingDoesNotDisturbTraining(_ kernels: KernelChoice) throws {
    var watched = try Trainer(.small(kernels: kernels))
    var alone = try Trainer(.small(kernels: kernels))
    for _ in 0..<20 {
      watched.advance(by: .instruction)
      let tensors = watched.tensorNames.map { watched.read($0) }
      _ = watched.evaluate(quadrants(300, seed: 3))
      _ = watched.predict([0.5, 0.5])
      #expect(watched.tensorNames.map { watched.read($0) } == tensors)
      alone.advance(by: .instruction)
    }
    #expect(watched.read("hidden.weight") == alone.read("hidden.weight"))
  }

  /// What reads the scores beside the loss must not send the loss to the slow loops.
  @Test func evaluatingAClassifierUsesNoReferenceLoops() throws {
    let experiment = Experiment.classifier()
    let graph = try ModelGraph(
      experiment.model, loss: experiment.loss, targetShape: Shape(1), batch: 8, for: .evaluation)
    let plan = Plan(
      evaluating: graph.graph, options: PlanOptions(kernels: .fast, keeps: [.prediction, .loss]))
    #expect(plan.references.isEmpty)
  }

  @Test func confusionCountsActualByPredicted() throws {
    var trainer = try Trainer(.classifier())
    trainer.advance(by: .toEnd)
    let data = clouds(300, seed: 9)
    let evaluation = trainer.evaluate(data)
    guard case .classes(let classes, _, _) = data.targets else { return }
    let predictions = trainer.predict(data.inputs)
    var expected = Array(repeating: [0, 0, 0], count: 3)
    var right = 0
    for (row, actual) in classes.enumerated() {
      let shares = predictions[row * 3..<row * 3 + 3]
      let predicted = (shares.firstIndex(of: shares.max() ?? 0) ?? 0) - row * 3
      expected[Int(actual)][predicted] += 1
      right += predicted == Int(actual) ? 1 : 0
    }
    #expect(evaluation.confusion == expected && evaluation.count == 300)
    #expect(evaluation.accuracy == Float(right) / 300)
    #expect((evaluation.accuracy ?? 0) > 0.9)
  }

  @Test func probabilitiesAddUpToOne() throws {
    var trainer = try Trainer(.classifier())
    let shares = trainer.predict([1, 0, 0, 0, 0, 1, 0, 0])
    #expect(shares.count == 6 && shares.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(abs(shares[0] + shares[1] + shares[2] - 1) < 1e-6)
    var binary = try Trainer(.small())
    let probability = binary.predict([0.3, 0.4])
    #expect(probability.count == 1 && probability[0] > 0 && probability[0] < 1)
  }

  @Test func theLossIsTheMeanOverAllExamples() throws {
    var trainer = try Trainer(.small())
    let data = quadrants(600, seed: 5)
    let all = trainer.evaluate(data).loss
    let parts = [0, 300].map { start in
      trainer.evaluate(data.rows(Array(start..<start + 300))).loss
    }
    #expect(abs(all - (parts[0] + parts[1]) / 2) < 1e-6)
  }

  @Test func aPredictionDoesNotDependOnItsNeighbours() throws {
    var trainer = try Trainer(.small())
    let data = quadrants(400)
    let all = trainer.predict(data.inputs)
    #expect(trainer.predict(Array(data.input(at: 301))) == [all[301]])
  }

  @Test func squaredErrorHasNoAccuracy() throws {
    let data = quadrants(30)
    var trainer = try Trainer(
      Experiment(
        model: Model(inputShape: Shape(2), [.dense(1)]), loss: .squaredError,
        optimizer: SGD(rate: 0.1), training: data))
    let evaluation = trainer.evaluate(data)
    #expect(evaluation.accuracy == nil && evaluation.confusion == [] && evaluation.loss > 0)
    let outputs = trainer.predict(data.inputs)
    guard case .values(let targets, _) = data.targets else { return }
    let mean = zip(outputs, targets).map { ($0 - $1) * ($0 - $1) }.reduce(0, +) / 30
    #expect(abs(mean - evaluation.loss) < 1e-5)
  }

  /// Sequences of three rows with a class each, some of which are ignored.
  private static func sequences(_ count: Int) -> Dataset {
    let rows = clouds(3 * count)
    guard case .classes(let classes, _, _) = rows.targets else { return rows }
    return Dataset(
      inputs: rows.inputs, inputShape: Shape(3, 4),
      targets: .classes(
        classes.enumerated().map { $0 % 7 < 2 ? Dataset.ignored : $1 }, count: 3, shape: Shape(3)))
  }

  @Test(arguments: KernelChoice.allCases)
  func onlyWhatHasAClassCounts(_ kernels: KernelChoice) throws {
    let data = Self.sequences(300)
    guard case .classes(let classes, _, _) = data.targets else { return }
    let known = classes.indices.filter { classes[$0] != Dataset.ignored }
    var trainer = try Trainer(
      Experiment(
        model: Model(inputShape: Shape(3, 4), [.dense(6), .relu, .dense(3)]),
        loss: .crossEntropy, optimizer: Adam(rate: 0.02), training: data, epochs: 5,
        kernels: kernels))
    trainer.advance(by: .toEnd)
    let evaluation = trainer.evaluate(data)
    let shares = trainer.predict(data.inputs)
    #expect(shares.count == 300 * 3 * 3 && evaluation.count == 300)
    let losses = known.map { -log(Double(shares[$0 * 3 + Int(classes[$0])])) }
    #expect(abs(losses.reduce(0, +) / Double(known.count) - Double(evaluation.loss)) < 1e-5)
    let right = known.count { row in
      shares[row * 3 + Int(classes[row])] == shares[row * 3..<row * 3 + 3].max()
    }
    #expect(evaluation.confusion.joined().reduce(0, +) == known.count)
    #expect(evaluation.accuracy == Float(right) / Float(known.count))
    #expect((evaluation.accuracy ?? 0) > 0.9)
  }

  @Test func aClassForEachExampleDoesNotFitASequence() {
    #expect(
      throws: ShapeError(
        "crossEntropy: one class for each example cannot be told from outputs [3 × 3]; give one "
          + "class for each row of outputs.")
    ) {
      _ = try Trainer(
        Experiment(
          model: Model(inputShape: Shape(3, 4), [.dense(3)]), loss: .crossEntropy,
          optimizer: SGD(rate: 0.1),
          training: Dataset(
            inputs: Array(repeating: 0, count: 24), inputShape: Shape(3, 4),
            targets: .classes([0, 1], count: 3))))
    }
  }

  @Test func validationIsMeasuredAtTheEndOfEachEpochOrEverySoManySteps() throws {
    var trainer = try Trainer(.small(epochs: 3))
    trainer.advance(by: .toEnd)
    #expect(trainer.validationCurve.buckets.map(\.first) == [5, 10, 15])
    var experiment = Experiment.small(epochs: 3)
    experiment.evaluatesEvery = 4
    var often = try Trainer(experiment)
    often.advance(by: .toEnd)
    #expect(often.validationCurve.buckets.map(\.first) == [4, 8, 12])
    #expect(often.validationAccuracyCurve.buckets.count == 3 && often.evaluation?.count == 40)
  }
}
