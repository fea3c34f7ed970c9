import Compute
import Learning
import TestSupport
import Testing

/// What an update has done to a weight, by every optimizer, and what a whole network says of itself.
@Suite struct ExplainedTrainingTests {
  @Test(arguments: FixtureTraining.all)
  func everyUpdateIsWhatItsTermsGive(_ training: FixtureTraining) throws {
    let fixtures = try TrainingFixtures.load()
    var trainer = try training.trainer(fixtures, kernels: .reference)
    let explainer = Explainer(trainer.plan)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<3 {
      repeat { trainer.advance(by: .instruction) } while trainer.position.phase != .update
      let names = trainer.plan.tensorNames
      var held: [Int: [TensorName: [Float]]] = [:]
      repeat {
        held[trainer.position.instruction] = Self.tensors(trainer, names)
        trainer.advance(by: .instruction)
        let now = Self.tensors(trainer, names)
        for name in names {
          let index = generator.below(now[name]?.count ?? 1)
          let why = trainer.explain(
            TensorElement(name, index), with: explainer,
            endsStep: trainer.position.instruction == 0)
          Self.check(try #require(why), now: now, held: held)
        }
      } while trainer.position.instruction != 0
    }
  }

  /// Every element is what the machine held at the moment that is meant.
  private static func check(
    _ why: Explanation, now: [TensorName: [Float]], held: [Int: [TensorName: [Float]]],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let size = why.terms.reduce(abs(Double(why.value))) { max($0, abs($1.contribution)) }
    #expect(
      why.terms.isEmpty || abs(why.combined - Double(why.value)) <= 1e-5 * max(size, 1e-6),
      "\(why.symbols) = \(why.numbers) is \(why.combined), not \(why.value)",
      sourceLocation: sourceLocation)
    for reading in why.elements {
      let element = reading.element
      let tensors = element.position.map { held[$0] ?? [:] } ?? now
      let scalar = tensors[element.name]?[element.index] ?? .nan
      #expect(
        scalar == reading.value,
        "\(element) was \(scalar), not \(reading.value)", sourceLocation: sourceLocation)
    }
  }

  private static func tensors(
    _ trainer: borrowing Trainer, _ names: [TensorName]
  ) -> [TensorName: [Float]] {
    var tensors: [TensorName: [Float]] = [:]
    for name in names { tensors[name] = trainer.read(name) }
    return tensors
  }

  @Test func aWeightOfAdamOpensToItsGradientAndItsMemory() throws {
    var experiment = Experiment.classifier(kernels: .reference)
    experiment.clip = 0.1
    var trainer = try Trainer(experiment)
    trainer.advance(by: .steps(2))
    let explainer = Explainer(trainer.plan)
    let name = trainer.plan.parameterNames[0]
    func why(_ element: TensorElement) throws -> Explanation {
      let why = trainer.explain(element, with: explainer, endsStep: true)
      return try #require(why)
    }
    let weight = try why(TensorElement(name, 0))
    #expect(weight.symbols.contains("√(1 − β₂^2)"))
    let m = try #require(weight.elements.first { $0.element.name == name.appending("adam.m") })
    let memory = try why(m.element)
    #expect(memory.symbols.contains("β₁ × ") && memory.symbols.contains("(1 − β₁) × "))
    let gradient = try #require(memory.elements.first { $0.element.name == name.gradient })
    let clipped = try why(gradient.element)
    #expect(clipped.symbols.contains("min(1, limit / (gradient.norm"))
    let raw = try #require(
      clipped.elements.first {
        $0.element.name == name.gradient && $0.element.position != nil
      })
    let unclipped = try why(raw.element)
    #expect(unclipped.value == raw.value && unclipped.terms.count > 1)
    let before = try #require(memory.elements.first { $0.element.name == m.element.name })
    #expect(try why(before.element).origin == .lastUpdate)
  }

  /// 6,340 weights, 32 pieces of 20 words.
  /// Of scores that a loss reads as shares, each share opens to all scores of its row.
  @Test func aShareOpensToTheScores() throws {
    var trainer = try Trainer(Experiment.classifier(kernels: .reference))
    repeat { trainer.advance(by: .instruction) } while trainer.position.phase != .backward
    let explainer = Explainer(trainer.plan)
    let output = TensorName.output
    let scores = trainer.read(output) ?? []
    let classes = 3
    let row = Array(scores[classes..<2 * classes])
    let powers = row.map { PortableMath.exp(Double($0)) }
    let total = powers.reduce(0, +)
    var sum = 0.0
    for place in 0..<classes {
      let element = TensorElement(output.share, classes + place)
      let found = trainer.explain(element, with: explainer)
      let why = try #require(found)
      let wanted = powers[place] / total
      #expect((why.combined - wanted).magnitude < 1e-6)
      #expect((Double(why.value) - wanted).magnitude < 1e-6)
      let opened = why.terms.flatMap { $0.elements }.map { $0.element.index }
      #expect(opened == Array(classes..<2 * classes))
      #expect(why.instruction != nil)
      sum += why.combined
    }
    #expect((sum - 1).magnitude < 1e-9)
    // What is no score has no share.
    let none = trainer.explain(TensorElement("input.share", 0), with: explainer)
    #expect(none == nil)
  }

  @Test func aLanguageModelExplainsItself() throws {
    Self.expectExplained(try Self.languageModel())
  }

  /// 2,410 weights, pictures of 64 pixels.
  @Test func aNetworkForDigitsExplainsItself() throws {
    Self.expectExplained(
      try Self.pictures([.flatten, .dense(32, named: "hidden"), .relu, .dense(10)]))
  }

  @Test func aConvolutionalNetworkExplainsItself() throws {
    Self.expectExplained(
      try Self.pictures([
        .conv(8, kernel: 3), .batchNorm(), .relu, .maxPool(2), .conv(16, kernel: 3), .relu,
        .flatten, .dense(10),
      ]))
  }

  /// The first element of every tensor, the last one and one between.
  private static func expectExplained(
    _ trainer: borrowing Trainer, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let explainer = Explainer(trainer.plan)
    var generator = SeededGenerator(seed: 1)
    for name in trainer.plan.tensorNames {
      let count = trainer.read(name)?.count ?? 0
      for index in [0, generator.below(count), count - 1] {
        let why = trainer.explain(
          TensorElement(name, index), with: explainer, endsStep: true)
        guard let why else {
          Issue.record("\(name)[\(index)] is not explained.", sourceLocation: sourceLocation)
          continue
        }
        let size = why.terms.reduce(abs(Double(why.value))) { max($0, abs($1.contribution)) }
        #expect(
          why.terms.isEmpty || abs(why.combined - Double(why.value)) <= 2e-5 * max(size, 1e-6),
          "\(name)[\(index)] is \(why.combined), not \(why.value)",
          sourceLocation: sourceLocation)
      }
    }
  }

  private static func pictures(_ layers: [Model.Entry]) throws -> Trainer {
    var generator = SeededGenerator(seed: 5)
    let count = 64
    var trainer = try Trainer(
      Experiment(
        model: Model(inputShape: Shape(1, 8, 8), layers), loss: .crossEntropy,
        optimizer: SGD(rate: 0.1),
        training: Dataset(
          inputs: (0..<count * 64).map { _ in generator.uniform(in: 0...1) },
          inputShape: Shape(1, 8, 8),
          targets: .classes((0..<count).map { Int32($0 % 10) }, count: 10)),
        batchSize: 32, steps: 10, kernels: .reference))
    trainer.advance(by: .steps(2))
    return trainer
  }

  private static func languageModel() throws -> Trainer {
    var generator = SeededGenerator(seed: 4)
    let (words, pieces, length) = (84, 32, 20)
    let tokens = (0..<pieces * (length + 1)).map { _ in generator.below(words) }
    let inputs = (0..<pieces * length).map { Float(tokens[$0]) }
    let targets = (0..<pieces * length).map { Int32(tokens[$0 + 1]) }
    var trainer = try Trainer(
      Experiment(
        model: Model(
          inputShape: Shape(length),
          [
            .embedding(tokens: words, width: 16, named: "words"), .positions(named: "order"),
            .residual(
              [.layerNorm(), .attention(heads: 1, causal: true, hasBias: false)], named: "look"),
            .residual([.layerNorm(), .dense(64), .gelu, .dense(16)], named: "mix"),
            .layerNorm(named: "norm"), .dense(words, named: "next"),
          ]),
        loss: .crossEntropy, optimizer: AdamW(rate: 3e-3),
        training: Dataset(
          inputs: inputs, inputShape: Shape(length),
          targets: .classes(targets, count: words, shape: Shape(length))),
        batchSize: pieces, steps: 10, kernels: .reference))
    trainer.advance(by: .steps(2))
    return trainer
  }
}
