import Compute
import Learning
import Testing

@Suite struct TensorNameTests {
  @Test func aNamedLayerAnswersToItsNumberToo() throws {
    var trainer = try Trainer(.small(kernels: .reference))
    trainer.advance(by: .step)
    for (number, name) in [
      ("0.weight", "hidden.weight"), ("0.weight.gradient", "hidden.weight.gradient"),
      ("0.sum", "hidden.sum"), ("1", "hidden"), ("1.gradient", "hidden.gradient"),
      ("2.bias", "output.bias"), ("output", "output.sum"), ("2", "output.sum"),
    ] {
      let byNumber = trainer.read(TensorName(number))
      #expect(byNumber != nil && byNumber == trainer.read(TensorName(name)), "\(number)")
    }
    #expect(trainer.shape(of: "0.weight") == Shape(8, 2))
    #expect(trainer.read("3.weight") == nil)
  }

  @Test func layersWithoutNamesHaveTheNamesOfPyTorch() throws {
    var trainer = try Trainer(.classifier())
    trainer.advance(by: .step)
    #expect(
      trainer.plan.parameterNames.map(\.text) == ["0.weight", "0.bias", "2.weight", "2.bias"])
    #expect(trainer.read("0.weight.adam.m")?.count == 24)
    #expect(trainer.read("1")?.count == 16 * 6)
    #expect(trainer.read("output")?.count == 16 * 3)
  }

  @Test func writingUnderEitherNameIsTheSame() throws {
    var trainer = try Trainer(.small())
    trainer.write(Array(repeating: 0.5, count: 8), to: "0.bias")
    #expect(trainer.read("hidden.bias") == Array(repeating: 0.5, count: 8))
  }

  @Test func aKeptValueCanBeReadInAFastRun() throws {
    var experiment = Experiment.small()
    experiment.keeps = ["0.sum"]
    var trainer = try Trainer(experiment)
    trainer.advance(by: .step)
    #expect(trainer.read("hidden.sum")?.count == 40)
  }
}
