import Compute
import Learning
import Testing

/// What a doctor measures, and that measuring changes nothing.
@Suite struct SignsTests {
  private func experiment() -> Experiment { DoctorCase.Family.tanhMoons.experiment(1) }

  @Test func beingWatchedDoesNotChangeARun() throws {
    var watched = try Trainer(experiment())
    var left = try Trainer(experiment())
    var recorder = try RunRecorder(experiment())
    recorder.advance(&watched, by: 100)
    left.advance(by: .steps(100))
    #expect(watched.checkpoint == left.checkpoint)
    #expect(watched.trainingCurve == left.trainingCurve)
  }

  @Test func howARunIsCutUpDoesNotMatter() throws {
    var whole = try Trainer(experiment())
    var parts = try Trainer(experiment())
    var first = try RunRecorder(experiment())
    var second = try RunRecorder(experiment())
    first.advance(&whole, by: 400)
    for _ in 0..<80 { second.advance(&parts, by: 5) }
    let (a, b) = (first.record(of: &whole), second.record(of: &parts))
    #expect(a == b)
    #expect(a.moments.map(\.step) == [0, 1, 2, 6, 12, 25, 50, 100, 200, 300, 399, 400])
  }

  @Test func aRecordFromCheckpointsIsThatOfTheRun() throws {
    let played = try RunRecord(playing: experiment())
    var trainer = try Trainer(experiment())
    var checkpoints: [Checkpoint] = []
    for moment in played.moments {
      trainer.advance(by: .steps(moment.step - trainer.position.step))
      checkpoints.append(trainer.checkpoint)
    }
    var end = Snapshot()
    trainer.capture([], into: &end)
    let kept = try RunRecord(of: experiment(), checkpoints: checkpoints, end: end)
    #expect(kept == played)
  }

  @Test func aProbeOfTheWholeStepIsTheNextLoss() throws {
    let record = try RunRecord(playing: experiment())
    for (now, next) in zip(record.moments, record.moments.dropFirst())
    where next.step == now.step + 1 {
      let probed = try #require(now.loss(after: 1))
      #expect(abs(probed - next.loss) < 1e-5)
    }
    #expect(record.moments.last?.probes.isEmpty == true)
  }

  @Test func signsAreWhatTheTensorsSay() throws {
    var trainer = try Trainer(experiment())
    var recorder = try RunRecorder(experiment())
    trainer.advance(by: .steps(3))
    let weights = trainer.read("hidden.weight") ?? []
    recorder.look(&trainer)
    let after = trainer.read("hidden.weight") ?? []
    let record = recorder.record(of: &trainer)
    let signs = try #require(record.moments.first)
    #expect(signs.step == 3 && signs.layers.map(\.name) == ["hidden", "output"])
    #expect(signs.layers.map(\.output) == ["hidden.sum", "output.sum"])
    let hidden = try #require(signs.weights.first)
    func size(_ values: [Float]) -> Double {
      values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
    #expect(abs(hidden.size - size(weights)) < 1e-6)
    #expect(abs((hidden.update ?? 0) - size(zip(after, weights).map(-))) < 1e-6)
    #expect(hidden.units == 8 && hidden.alike == [])
    #expect(signs.activations.map(\.name) == ["hidden"])
  }

  @Test func imagesAreMeasuredByChannel() throws {
    let data = Dataset(
      inputs: (0..<40 * 36).map { Float($0 * 37 % 101) / 50 - 1 }, inputShape: Shape(1, 6, 6),
      targets: .classes((0..<40).map { Int32($0 % 2) }, count: 2))
    let record = try RunRecord(
      playing: Experiment(
        model: Model(
          inputShape: Shape(1, 6, 6),
          [
            .conv(3, kernel: 3, named: "conv"), .relu, .flatten, .dense(2, named: "output"),
          ]), loss: .crossEntropy, optimizer: SGD(rate: 0.1), training: data, steps: 8))
    let signs = try #require(record.moments.first)
    #expect(signs.activations.map(\.units) == [3])
    #expect(signs.weights.map(\.units) == [3, 2])
    #expect(signs.layers.allSatisfy { $0.slope > 0 })
  }

  @Test func sequencesAndFrozenLayersAreMeasuredToo() throws {
    let data = Dataset(
      inputs: (0..<60 * 4).map { Float($0 * 31 % 5) }, inputShape: Shape(4),
      targets: .classes((0..<60).map { Int32($0 % 3) }, count: 3))
    let record = try RunRecord(
      playing: Experiment(
        model: Model(
          inputShape: Shape(4),
          [
            .embedding(tokens: 5, width: 6), .gru(6, returns: .last, named: "memory"),
            .dense(3, named: "output"),
          ]), loss: .crossEntropy, optimizer: Adam(rate: 0.01), training: data, steps: 8,
        freezes: ["0"]))
    let signs = try #require(record.moments.first)
    #expect(signs.layers.map(\.name) == ["memory", "output"])
    #expect(signs.probes.count == 5 && record.data.neighbours != nil)
  }

  @Test func theLossOfAConstantAnswerIsTheEntropyOfTheClasses() throws {
    let record = try RunRecord(
      playing: DoctorCase.all.first { $0.ailment == .classImbalance }?.faulty(1)
        ?? experiment())
    let rare = 15.0 / 240
    let entropy = -rare * PortableMath.log(rare) - (1 - rare) * PortableMath.log(1 - rare)
    #expect(record.data.classCounts == [225, 15])
    #expect(abs(record.data.constantLoss - entropy) < 1e-9)
    #expect(abs(record.data.imbalance - 225.0 / 15) < 1e-9)
  }
}
