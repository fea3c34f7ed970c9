import Compute
import Learning
import TestSupport
import Testing

@Suite struct ClippingTests {
  @Test(arguments: KernelChoice.allCases)
  func theNormIsThatOfAllGradientsTogether(_ kernels: KernelChoice) throws {
    var experiment = Experiment.classifier(kernels: kernels)
    experiment.clip = 0.1
    var trainer = try Trainer(experiment)
    while trainer.position.phase != .update { trainer.advance(by: .instruction) }
    let names = trainer.plan.parameterNames.map(\.gradient)
    let before = names.map { trainer.read($0) ?? [] }
    trainer.advance(by: .instruction)
    let norm = try #require(trainer.read(.gradientNorm)?.first)
    let squares = before.joined().reduce(0) { $0 + Double($1) * Double($1) }
    #expect(abs(Double(norm) - squares.squareRoot()) < 1e-6 && norm > 0.1)
    trainer.advance(by: .instruction)
    for (name, gradient) in zip(names, before) {
      expectClose(
        trainer.read(name), gradient.map { $0 * 0.1 / (norm + 1e-6) }, tolerance: 1e-7)
    }
  }

  @Test func smallGradientsStayAsTheyAre() throws {
    var experiment = Experiment.small()
    experiment.clip = 1000
    var clipped = try Trainer(experiment)
    var free = try Trainer(.small())
    clipped.advance(by: .steps(7))
    free.advance(by: .steps(7))
    #expect(clipped.read("hidden.weight") == free.read("hidden.weight"))
    #expect((clipped.read(.gradientNorm)?.first ?? 0) > 0 && free.read(.gradientNorm) == nil)
  }

  @Test func aListingSaysWhatIsClipped() throws {
    var experiment = Experiment.small()
    experiment.clip = 0.5
    let texts = try Trainer(experiment).plan.instructions.filter { $0.phase == .update }.map(\.text)
    #expect(
      texts == [
        "gradient.norm = √Σ g² over the gradient of every parameter",
        "every gradient g = g × min(1, 0.5 / (gradient.norm + 1e-6))",
        "every parameter w = w − rate × w.gradient",
      ])
  }

  @Test func aLimitThatIsNoneIsExplained() {
    for limit in [0, -1, Double.nan] {
      var experiment = Experiment.small()
      experiment.clip = limit
      #expect(
        throws: ShapeError(
          "clip: a norm of \(limit) is no limit; use a number above 0, such as 1.")
      ) { _ = try Trainer(experiment) }
    }
  }
}
