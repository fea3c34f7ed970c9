import CAllocationCount
import Compute
import Learning
import TestSupport
import Testing

/// Language models in training: on several threads, without asking for memory, and looked at.
@Suite struct SequenceTrainingTests {
  private static func model(
    width: Int = 64, positions: Positions.Kind = .learned, kernels: KernelChoice = .fast,
    threads: Int = 1, keeps: Set<TensorName> = []
  ) -> Experiment {
    let (count, times, tokens) = (21, 20, 9)
    var generator = SeededGenerator(seed: 2)
    let inputs = (0..<count * times).map { _ in Float(generator.below(tokens)) }
    let targets = inputs.indices.map { index in
      index % 5 == 0 ? Dataset.ignored : Int32(inputs[index]) * 2 % Int32(tokens)
    }
    return Experiment(
      model: Model(
        inputShape: Shape(times),
        [
          .embedding(tokens: tokens, width: width), .positions(positions),
          .transformer(heads: 4, hidden: 2 * width, causal: true, named: "block"),
          .attention(heads: 2), .layerNorm(hasBias: false), .dense(tokens),
        ]),
      loss: .crossEntropy, optimizer: AdamW(),
      training: Dataset(
        inputs: inputs, inputShape: Shape(times),
        targets: .classes(targets, count: tokens, shape: Shape(times))),
      batchSize: 8, epochs: .max, seed: 1, kernels: kernels, keeps: keeps, threads: threads)
  }

  @Test(arguments: Positions.Kind.allCases)
  func severalThreadsGiveTheLossesOfOne(_ positions: Positions.Kind) throws {
    var one = try Trainer(Self.model(positions: positions))
    var two = try Trainer(Self.model(positions: positions, threads: 2))
    for _ in 0..<9 {
      one.advance(by: .step)
      two.advance(by: .step)
      expectClose(two.read(.loss), one.read(.loss) ?? [], tolerance: 1e-5)
      expectClose(
        two.read("2.self_attn.weights"), one.read("block.self_attn.weights") ?? [],
        tolerance: 1e-4)
    }
  }

  @Test(
    .enabled(if: allocation_count() >= 0, "Sanitizers bring an allocator of their own."),
    arguments: KernelChoice.allCases, Positions.Kind.allCases)
  func aStepAllocatesNothing(_ kernels: KernelChoice, _ positions: Positions.Kind) throws {
    var trainer = try Trainer(Self.model(width: 8, positions: positions, kernels: kernels))
    trainer.advance(by: .steps(10))
    let before = allocation_count()
    trainer.advance(by: .steps(kernels == .reference ? 10 : 100))
    #expect(allocation_count() == before)
  }

  /// Each row's weights add up to 1, and with the mask none is for what comes after.
  @Test(arguments: KernelChoice.allCases)
  func attentionCanBeLookedAt(_ kernels: KernelChoice) throws {
    var trainer = try Trainer(
      Self.model(width: 8, kernels: kernels, keeps: ["block.self_attn.scores"]))
    trainer.advance(by: .step)
    let weights = trainer.read("block.self_attn.weights") ?? []
    #expect(weights.count == 8 * 4 * 20 * 20)
    #expect(trainer.shape(of: "2.self_attn.weights") == Shape(8, 4, 20, 20))
    #expect(trainer.shape(of: "2.self_attn.scores") == Shape(8, 4, 20, 20))
    for row in 0..<weights.count / 20 {
      let shares = weights[row * 20..<(row + 1) * 20]
      expectClose([shares.reduce(0, +)], [1], tolerance: 1e-5)
      #expect(shares.dropFirst(row % 20 + 1).allSatisfy { $0 == 0 })
    }
    // Without the mask the last row of an example has no more to see than the first.
    let open = trainer.read("3.weights") ?? []
    #expect(open.count == 8 * 2 * 20 * 20 && open.allSatisfy { $0 > 0 })
  }

  /// A token that the table has no row for stops the run, in a sentence that names where.
  @Test(arguments: KernelChoice.allCases)
  func anUnknownTokenIsFound(_ kernels: KernelChoice) throws {
    var experiment = Self.model(width: 8, kernels: kernels)
    experiment.model.layers[0] = .embedding(tokens: 5, width: 8)
    var trainer = try Trainer(experiment)
    trainer.advance(by: .step)
    #expect(trainer.divergence?.tensor == "0.rows")
  }

  @Test(arguments: [
    (
      "layer 0 (embedding): 0 tokens with 4 numbers each are too few; an embedding needs at least "
        + "1 of both.", [Model.Entry.embedding(tokens: 0, width: 4)]
    ),
    (
      "layer 0 (positions): [1 × 20] is no sequence of rows; positions need [examples × time × "
        + "width], as an embedding makes it.", [.positions()]
    ),
    (
      "layer 1 (attention): 3 heads cannot share a width of 8 evenly; use a number that divides it.",
      [.embedding(tokens: 9, width: 8), .attention(heads: 3)]
    ),
    (
      "layer 1 (transformer): 0 hidden units are too few; a transformer needs at least 1.",
      [.embedding(tokens: 9, width: 8), .transformer(heads: 2, hidden: 0)]
    ),
  ])
  func whatDoesNotFitIsExplained(_ sentence: String, _ layers: [Model.Entry]) {
    var experiment = Self.model()
    experiment.model.layers = layers + [.dense(9)]
    do throws(ShapeError) {
      _ = try Trainer(experiment)
      Issue.record("No error.")
    } catch {
      #expect(error.description == sentence)
    }
  }
}
