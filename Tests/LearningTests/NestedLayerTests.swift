import Compute
import Learning
import Testing

@Suite struct NestedLayerTests {
  private static func experiment(
    _ layers: [Model.Entry], kernels: KernelChoice = .fast
  ) -> Experiment {
    var experiment = Experiment.small(kernels: kernels)
    experiment.model.layers = layers
    return experiment
  }

  @Test func partsOfABlockHaveTheNamesOfPyTorch() throws {
    let trainer = try Trainer(
      Self.experiment([
        .dense(4), .residual([.dense(3), .tanh, .residual([.dense(3)]), .dense(4)]), .dense(1),
      ]))
    #expect(
      trainer.plan.parameterNames.map(\.text) == [
        "0.weight", "0.bias", "1.0.weight", "1.0.bias", "1.2.0.weight", "1.2.0.bias",
        "1.3.weight", "1.3.bias", "2.weight", "2.bias",
      ])
  }

  @Test func aNamedBlockAnswersToItsNumbersToo() throws {
    var trainer = try Trainer(
      Self.experiment(
        [
          .dense(4, named: "first"), .tanh,
          .residual([.dense(4, named: "inner"), .tanh], named: "block"), .dense(1, named: "last"),
        ], kernels: .reference))
    trainer.advance(by: .step)
    for (number, name) in [
      ("2.0.weight", "block.inner.weight"), ("2.0.bias.gradient", "block.inner.bias.gradient"),
      ("2.1", "block.inner"), ("2", "block"), ("1", "first"), ("3.weight", "last.weight"),
    ] {
      let byNumber = trainer.read(TensorName(number))
      #expect(byNumber != nil && byNumber == trainer.read(TensorName(name)), "\(number)")
    }
    let sum = zip(trainer.read("first") ?? [], trainer.read("block.inner") ?? []).map(+)
    #expect(!sum.isEmpty && trainer.read("block") == sum)
  }

  @Test(arguments: [
    (
      "layer 1 (residual): its layers make [1 × 3] of [1 × 4], which cannot be added; let the last "
        + "of them keep the shape.", [Model.Entry.dense(4), .residual([.dense(3)]), .dense(1)]
    ),
    (
      "layer 0 wide (residual): layer 1 (dense): 0 units are too few; a dense layer needs at "
        + "least 1.", [.residual([.tanh, .dense(0)], named: "wide")]
    ),
    (
      "layer 0 (residual): layer 1: the name a is taken; give it another.",
      [.residual([.dense(2, named: "a"), .dense(2, named: "a")])]
    ),
    (
      "layer 1 (dropout): 1.5 is no probability; use a number from 0 to 1.",
      [.dense(4), .dropout(1.5), .dense(1)]
    ),
    (
      "layer 0 (leaky-relu): a slope of -1.0 bends the wrong way; use a number from 0 on.",
      [.leakyReLU(slope: -1), .dense(1)]
    ),
  ])
  func layersThatDoNotFitAreExplained(_ sentence: String, _ layers: [Model.Entry]) {
    #expect(throws: ShapeError(sentence)) { _ = try Trainer(Self.experiment(layers)) }
  }
}
