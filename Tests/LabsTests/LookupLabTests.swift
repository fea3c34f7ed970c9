import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Attention by hand and learned, and what it does without the looking.
@Suite struct LookupLabTests {
  private func trained(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("lookup", view: view)
    rig.show(view, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig
  }

  private func metrics(
    _ view: String, _ settings: [String: String] = [:]
  ) throws -> [String: Double] {
    try trained(view, settings).lab.metrics
  }

  // MARK: By hand

  @Test func threeKeysMixAsOnPaper() throws {
    let metrics = try metrics("hand")
    #expect(abs((metrics["weight.1"] ?? 0) - 0.401) < 0.001)
    #expect(abs((metrics["weight.2"] ?? 0) - 0.198) < 0.001)
    #expect(metrics["weight.1"] == metrics["weight.3"])
    #expect(abs((metrics["output.1"] ?? 0) - 6.02) < 0.01)
    #expect(abs((metrics["output.2"] ?? 0) - 3.98) < 0.01)
  }

  @Test func theArithmeticGoesStepByStepAndBack() throws {
    var rig = try LabRig("lookup", view: "hand")
    for part in 1...5 {
      rig.send(.step)
      #expect((rig.lab.metrics["weight.1"] != nil) == (part >= 4))
      #expect((rig.lab.metrics["output.1"] != nil) == (part == 5))
    }
    rig.send(.key(.left))
    #expect(rig.lab.metrics["output.1"] == nil)
    rig.send(.key(.right))
    #expect(rig.lab.metrics["output.1"] != nil)
  }

  /// An op of the engine, given the same queries, keys and values, says the same.
  @Test func theSheetIsWhatAnAttentionComputes() throws {
    let hand = HandAttention(query: [1.5, -0.5], keys: [[-1, 0], [0, 1], [1, 1]])
    var packed: [Float] = []
    for (key, value) in zip(hand.keys, HandAttention.values) {
      packed += (hand.query + key + value).map(Float.init)
    }
    let data = Dataset(
      inputs: packed, inputShape: Shape(3, 6), targets: .values([0, 0], shape: Shape(2)))
    var trainer = try Trainer(
      Experiment(
        model: Model(inputShape: Shape(3, 6), [Model.Entry(BareAttention()), .init(LastRow())]),
        loss: .squaredError, optimizer: SGD(rate: 0), training: data))
    let output = trainer.predict(packed)
    #expect(output.count == 2)
    for (mine, engine) in zip(hand.output, output) {
      #expect(abs(mine - Double(engine)) < 1e-5)
    }
  }

  /// Queries, keys and values as they come, without weights.
  private struct BareAttention: Layer {
    let kind = "bare-attention"
    func build(
      on input: Graph.Value, _ builder: inout ModelBuilder
    ) throws(ShapeError) -> Graph.Value {
      let scores = try builder.apply(AttentionScores(heads: 1), to: input, as: "scores")
      let weights = try builder.apply(AttentionWeights(causal: false), to: scores, as: "weights")
      return try builder.apply(AttentionMix(), to: weights, input, as: "mix")
    }
  }

  // MARK: Learned

  @Test(arguments: ["1", "2", "3"])
  func itLearnsWhereToLook(_ seed: String) throws {
    let metrics = try metrics("learn", ["seed": seed])
    #expect(metrics["accuracy"] ?? 0 >= 0.99)
    #expect((25...120).contains(metrics["updates.95"] ?? 0))
    #expect(metrics["weight.50"] ?? 0 > 0.6)
    #expect(metrics["weight"] ?? 0 > 0.93)
  }

  @Test func weightsBeginNearlyEqual() throws {
    let rig = try LabRig("lookup", view: "learn")
    #expect(abs((rig.lab.metrics["weight"] ?? 0) - 1.0 / 7) < 0.06)
    #expect(abs((rig.lab.metrics["accuracy"] ?? 0.125) - 0.125) < 0.1)
  }

  @Test func equalWeightsKnowWhichNumbersArePresentOnly() throws {
    let six = try metrics("average")
    #expect(six["looking.accuracy"] ?? 0 > 0.99)
    #expect((0.25...0.45).contains(six["average.accuracy"] ?? 0))
    #expect(abs((six["average.weight"] ?? 0) - 1.0 / 7) < 1e-6)
    let three = try metrics("average", ["pairs": "3"])
    #expect(three["average.accuracy"] ?? 0 > six["average.accuracy"] ?? 1)
  }

  @Test func aMemoryOfFixedSizeLosesPairs() throws {
    let metrics = try metrics("memory")
    #expect(metrics["attention.accuracy"] ?? 0 > 0.99)
    #expect((0.13...0.5).contains(metrics["memory.accuracy"] ?? 0))
  }

  @Test func anOrderMattersOnlyWithPlacesAdded() throws {
    #expect(try metrics("shuffle")["change"] ?? 1 < 1e-5)
    #expect(try metrics("shuffle", ["causal": "on"])["change"] ?? 1 < 1e-5)
    #expect(try metrics("shuffle", ["positions": "on"])["change"] ?? 0 > 1e-5)
  }

  @Test func aMaskHidesLaterRows() throws {
    let rig = try trained("shuffle", ["causal": "on"])
    let lab = try #require(rig.lab as? LookupLab)
    let net = try #require(lab.nets.first)
    let matrix = try #require(lab.reading(net)).matrix(asking: 0, bag: 0)
    for (row, shares) in matrix.enumerated() {
      #expect(shares.dropFirst(row + 1).allSatisfy { $0 == 0 })
      #expect(abs(shares.reduce(0, +) - 1) < 1e-5)
    }
  }

  @Test func erasingTheBrightestRuinsTheAnswer() throws {
    let metrics = try metrics("erase")
    #expect(metrics["kept"] ?? 0 > 0.99)
    #expect(metrics["erased.brightest"] ?? 1 < 0.4)
    #expect(metrics["erased.other"] ?? 0 > 0.95)
  }

  @Test func scoresGrowWithTheSquare() throws {
    var rig = try LabRig("lookup", view: "cost")
    rig.show("cost", ["length": "1000"])
    #expect(rig.lab.metrics["scores"] == 1_000_000)
    #expect(rig.lab.metrics["scores.ten"] == 100)
    #expect(!rig.lab.isRunnable)
  }

  // MARK: Arithmetic and engine

  @Test(arguments: ["1", "2"])
  func scoresDividedByOneGiveTheNetworksOwnAnswers(_ heads: String) throws {
    let rig = try trained("learn", ["heads": heads, "updates": "100"])
    let lab = try #require(rig.lab as? LookupLab)
    let net = try #require(lab.nets.first)
    let reading = try #require(lab.reading(net))
    var trainer = try Trainer(lab.orders[0].job.experiment)
    trainer.advance(by: .toEnd)
    let unseen = LookupTask.examples(of: 6, count: 5, seed: 1, "unseen").data
    let engine = trainer.predict(unseen.inputs)
    for example in 0..<5 {
      let mine = Sampling.shares(
        of: reading.logits(ofTested: example, temperature: 1).map(Float.init))
      for (number, share) in mine.enumerated() {
        #expect(abs(share - Double(engine[example * 8 + number])) < 1e-4)
      }
    }
  }

  @Test func aTemperatureSharpensOrBlursTheLook() throws {
    func share(_ temperature: String) throws -> Double {
      var rig = try trained("table", ["average": "off"])
      rig.show("table", ["average": "off", "temperature": temperature])
      return rig.lab.metrics["weight"] ?? 0
    }
    let shares = try ["0.25", "1", "10"].map(share)
    #expect(shares[0] > shares[1] && shares[1] > shares[2])
  }

  // MARK: Goal and settings

  @Test func lookingLongEnoughReachesTheGoal() throws {
    #expect(try metrics("table", ["average": "off", "updates": "800"])["goal"] == 1)
  }

  @Test func spaceAloneDoesNotReachTheGoal() throws {
    var rig = try LabRig("lookup", view: "memory")
    for view in LookupStage.allCases {
      rig.show(view.rawValue)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0, "\(view)")
    }
  }

  @Test func bagsAndQuestionsAreAsTheyShouldBe() {
    var generator = SeededGenerator(seed: 3)
    for pairs in 3...12 {
      let bag = LookupTask.bag(of: pairs, &generator)
      #expect(Set(bag.keys).count == pairs)
      #expect(bag.values.allSatisfy { (0..<LookupTask.numbers).contains($0) })
      let rows = bag.rows(asking: 1, erasing: 0)
      #expect(rows.count == (pairs + 1) * LookupTask.columns)
      #expect(rows.reduce(0, +) == Float(2 * (pairs - 1) + 1))
      #expect(LookupTask.order(1, of: pairs).sorted() == Array(0..<pairs))
    }
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try LabRig("lookup", view: "table")
    rig.show("learn", ["pairs": "9", "question": "4"])
    rig.show("table", ["temperature": "0.5", "average": "off", "bag": "2"])
    rig.send(.key(.down))
    let again = try LabRig("lookup", view: "table", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["question"] == "5")
    #expect(again.lab.settings["learn.pairs"] == "9")
  }
}
