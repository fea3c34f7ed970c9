import Compute
import Learning
import Testing

/// What a remedy changes, and that it changes nothing else.
@Suite struct RemedyTests {
  private let experiment = DoctorCase.Family.reluMoons.experiment(1)

  @Test func ratesAndLengthsAreMultiplied() {
    #expect(Remedy.changeRate(by: 0.1).applied(to: experiment).optimizer.rate == 0.02 * 0.1)
    #expect(Remedy.trainLonger(by: 4).applied(to: experiment).stepCount == 1600)
    #expect(Remedy.stop(after: 30).applied(to: experiment).stepCount == 30)
    #expect(Remedy.stop(after: 3000).applied(to: experiment).stepCount == 400)
    #expect(Remedy.clip(1).applied(to: experiment).clip == 1)
  }

  @Test func activationsAreReplacedInsideOfResidualLayersToo() {
    var nested = experiment
    nested.model.layers = [.dense(4), .relu, .residual([.dense(4), .relu]), .dense(1)]
    let changed = Remedy.replaceActivations(.relu, with: .tanh).applied(to: nested)
    #expect(
      changed.model.layers == [.dense(4), .tanh, .residual([.dense(4), .tanh]), .dense(1)])
  }

  @Test func firstWeightsSuitTheActivation() {
    var changed = experiment
    changed.model.layers = [
      .dense(4, weights: .zero), .relu, .dense(4, weights: .constant(1), biases: .zero), .tanh,
      .dense(1),
    ]
    changed = Remedy.initializeAnew.applied(to: changed)
    #expect(
      changed.model.layers == [
        .dense(4, weights: .heUniform), .relu, .dense(4, weights: .xavierUniform), .tanh, .dense(1),
      ])
  }

  @Test func unitsChangeInHiddenLayersAlone() {
    let more = Remedy.scaleUnits(by: 4).applied(to: experiment)
    #expect((more.model.layers.first?.layer as? Dense)?.units == 64)
    #expect((more.model.layers.last?.layer as? Dense)?.units == 1)
    let deeper = Remedy.addHiddenLayer(units: 5).applied(to: experiment)
    #expect(deeper.model.layers.map(\.layer.kind) == ["dense", "relu", "dense", "relu", "dense"])
  }

  @Test func balancedClassesAreEquallyMany() throws {
    var unequal = DoctorCase.Family.clouds.experiment(1)
    unequal.training = .unequal(100, rare: 0.1, seed: 1)
    let balanced = Remedy.balanceClasses.applied(to: unequal).training
    guard case .classes(let classes, _, _) = balanced.targets else {
      Issue.record("The classes are gone.")
      return
    }
    #expect(classes.count { $0 == 0 } == 90 && classes.count { $0 == 1 } == 90)
    #expect(balanced.prefix(100) == unequal.training)
  }

  @Test func twinsAndBrokenExamplesAreTakenAway() throws {
    var spoiled = DoctorCase.Family.tanhMoons.experiment(1)
    let validation = try #require(spoiled.validation)
    spoiled.validation = validation.replacing(20, by: spoiled.training, seed: 1)
    let without = Remedy.removeTwins.applied(to: spoiled)
    #expect(without.validation == validation.rows(Array(20..<120)))
    var inputs = spoiled.training.inputs
    inputs[7] = .nan
    spoiled.training = Dataset(
      inputs: inputs, inputShape: Shape(2), targets: spoiled.training.targets)
    let mended = Remedy.removeBrokenExamples.applied(to: spoiled)
    #expect(mended.training.count == 159 && mended.training.inputs.allSatisfy(\.isFinite))
  }

  @Test func whereThereIsNothingToChangeNothingChanges() {
    #expect(Remedy.removeTwins.applied(to: experiment) == experiment)
    #expect(Remedy.removeBrokenExamples.applied(to: experiment) == experiment)
    #expect(Remedy.replaceActivations(.tanh, with: .relu).applied(to: experiment) == experiment)
  }

  @Test func dividingAnewKeepsEveryExample() throws {
    let changed = Remedy.divideAnew.applied(to: experiment)
    let validation = try #require(changed.validation)
    let before = (experiment.training.inputs + (experiment.validation?.inputs ?? [])).sorted()
    #expect((changed.training.inputs + validation.inputs).sorted() == before)
    #expect(changed.training.count == 160 && changed.training != experiment.training)
  }

  @Test func labelsAreShort() {
    #expect(Remedy.changeRate(by: 0.1).label == "rate × 0.1")
    #expect(Remedy.changeRate(by: 100).label == "rate × 100")
    #expect(Remedy.replaceActivations(.sigmoid, with: .relu).label == "relu for sigmoid")
  }
}
