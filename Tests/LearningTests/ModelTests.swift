import Compute
import Learning
import Testing

@Suite struct ModelTests {
  @Test func modelsAndExperimentsCompareByValue() {
    #expect(Experiment.small() == Experiment.small())
    #expect(Experiment.small() != Experiment.small(optimizer: Adam()))
    #expect(Experiment.small() != Experiment.small(optimizer: SGD(rate: 0.4)))
    var other = Experiment.small()
    other.model.layers[0] = .dense(9, named: "hidden")
    #expect(other != Experiment.small())
    #expect(Model.Entry.tanh != Model.Entry.relu && Model.Entry.tanh != Model.Entry.dense(1))
  }

  @Test(arguments: [
    (
      "layer 0 (dense): 0 units are too few; a dense layer needs at least 1.",
      [Model.Entry.dense(0), .dense(1)]
    ),
    (
      "layer 1: the name a is taken; give it another.",
      [.dense(2, named: "a"), .dense(1, named: "a")]
    ),
    (
      "layer 0: \"a.b\" is no name for a layer; use a word without dots.",
      [.dense(1, named: "a.b")]
    ),
    (
      "binaryCrossEntropy: predictions [5 × 3] and targets [5 × 1] must have one shape; "
        + "give the last layer as many units as a target has numbers.", [.dense(3)]
    ),
  ])
  func aModelThatDoesNotFitIsExplained(_ sentence: String, _ layers: [Model.Entry]) {
    var experiment = Experiment.small()
    experiment.model.layers = layers
    expectShapeError(experiment, sentence)
  }

  @Test func dataThatDoesNotFitIsExplained() {
    var experiment = Experiment.classifier()
    experiment.model.layers[2] = .dense(4)
    expectShapeError(
      experiment, "crossEntropy: the last layer has 4 outputs for 3 classes; give it 3 units.")
    experiment = .classifier()
    experiment.loss = .squaredError
    expectShapeError(
      experiment,
      "squaredError: the targets are classes, not values; use crossEntropy, or give values.")
    experiment = .classifier()
    experiment.validation = quadrants(3)
    expectShapeError(
      experiment,
      "data: examples of [2] do not fit a model for [4]; the two shapes must be equal.")
    experiment = .classifier()
    experiment.batchSize = 0
    expectShapeError(experiment, "batch: 0 examples are too few; use at least 1.")
  }

  /// With the mean square and the bound of their numbers; 0 for none.
  private static let initializers: [(Initializer, Double, Double)] = [
    (.zero, 0, 0), (.constant(2), 4, 0), (.fanInUniform, 0.00333, 0.1),
    (.xavierUniform, 0.01333, 0.2), (.xavierNormal, 0.01333, 0), (.heUniform, 0.02, 0.2450),
    (.heNormal, 0.02, 0), (.uniform(bound: 0.3), 0.03, 0.3), (.normal(deviation: 0.5), 0.25, 0),
    (.normal(), 1, 0), (.scaled(Initializer.gain(of: .tanh), .xavierUniform), 0.03704, 0.3334),
    (.scaled(0.5, .heNormal), 0.005, 0),
  ]

  @Test(arguments: initializers)
  func initializersHaveTheirSpread(
    _ initializer: Initializer, _ square: Double, _ bound: Double
  ) throws {
    var experiment = Experiment.small()
    experiment.model = Model(
      inputShape: Shape(100), [.dense(50, weights: initializer), .dense(1)])
    experiment.training = Dataset(
      inputs: Array(repeating: 0, count: 100), inputShape: Shape(100),
      targets: .values([0], shape: Shape(1)))
    experiment.validation = nil
    let trainer = try Trainer(experiment)
    let weights = (trainer.read("0.weight") ?? []).map(Double.init)
    let mean = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
    #expect(weights.count == 5000 && abs(mean - square) <= 0.06 * square)
    if bound > 0 { #expect(weights.allSatisfy { abs($0) <= bound }) }
  }

  @Test func gainsAreThoseOfPyTorch() {
    let root: Float = 1.41421356
    for (function, gain) in [
      (.identity, 1), (.sigmoid, 1), (.tanh, 5 / 3), (.relu, root),
      (.leakyReLU(slope: 0.01), 1.41414285), (.leakyReLU(slope: 1), 1),
    ] as [(ActivationLayer.Function, Float)] {
      #expect(abs(Initializer.gain(of: function) - gain) < 1e-6, "\(function)")
    }
  }

  /// A layer more must not change the weights of the others.
  @Test func weightsDependOnTheSeedAndTheirNameAlone() throws {
    var deeper = Experiment.small()
    deeper.model.layers.insert(.dense(8, named: "extra"), at: 2)
    let first = try Trainer(.small())
    let second = try Trainer(deeper)
    #expect(first.read("hidden.weight") == second.read("hidden.weight"))
  }

  private func expectShapeError(
    _ experiment: Experiment, _ sentence: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do throws(ShapeError) {
      _ = try Trainer(experiment)
      Issue.record("No error.", sourceLocation: sourceLocation)
    } catch {
      #expect(error.description == sentence, sourceLocation: sourceLocation)
    }
  }
}
