import Compute
import Learning
import Testing

/// Faults that are put into a run that works: what they do, where they show, and that the repair
/// takes them away.
@Suite struct SabotageTests {
  /// A run that tells opposite corners of a square from the others; with every kind of fault it goes
  /// wrong.
  static func healthy(_ seed: UInt64 = 4) -> Experiment {
    Experiment(
      model: Model(
        inputShape: Shape(2), [.dense(8, named: "hidden"), .tanh, .dense(1, named: "output")]),
      loss: .binaryCrossEntropy, optimizer: SGD(rate: 0.5),
      training: .points(XOR(count: 160, seed: seed).examples),
      validation: .points(XOR(count: 120, seed: seed + 500).examples), batchSize: 5, epochs: 15,
      seed: seed)
  }

  static func round(_ index: Int, seed: UInt64 = 4) throws -> SabotageCase {
    try #require(try SabotageCase(SabotageCatalog.all[index], in: healthy(seed)))
  }

  static func played(_ experiment: Experiment) throws -> Snapshot {
    var trainer = try Trainer(experiment)
    trainer.advance(by: .toEnd)
    var snapshot = Snapshot()
    trainer.capture(trainer.tensorNames, into: &snapshot)
    return snapshot
  }

  /// The mean of a curve over its last quarter.
  static func end(of curve: Curve) -> Float {
    let last = curve.buckets.suffix(max(1, curve.buckets.count / 4))
    return last.reduce(0) { $0 + $1.mean } / Float(last.count)
  }

  /// The mean of the greatest loss of each epoch.
  static func peaks(of curve: Curve, epoch: Int) -> Float {
    let peaks = stride(from: 0, to: curve.buckets.count, by: epoch).map { start in
      curve.buckets[start..<min(start + epoch, curve.buckets.count)].reduce(0) { max($0, $1.mean) }
    }
    return peaks.reduce(0, +) / Float(peaks.count)
  }

  @Test(arguments: SabotageCatalog.all.indices, [UInt64(4), 5, 6])
  func aFaultChangesTheLossesAsItSays(_ index: Int, _ seed: UInt64) throws {
    let round = try Self.round(index, seed: seed)
    let (whole, broken) = (try Self.played(round.healthy), try Self.played(round.broken))
    let (end, start) = (Self.end(of: broken.training), broken.training.buckets.first?.mean ?? 0)
    switch round.sabotage.effect {
    case .climbs: #expect(broken.divergence != nil || end > 2 * start)
    case .leaps: #expect(broken.training.buckets.contains { $0.mean > 2 * start })
    case .endsHigher: #expect(end > 1.2 * Self.end(of: whole.training))
    case .swings:
      let epoch = round.healthy.stepsPerEpoch
      #expect(
        Self.peaks(of: broken.training, epoch: epoch)
          > 1.5 * Self.peaks(of: whole.training, epoch: epoch))
    case .partsFromValidation:
      #expect(end < start / 2)
      #expect(Self.end(of: broken.validation) > 2 * Self.end(of: whole.validation))
      #expect(Self.end(of: broken.validation) > broken.validation.buckets.first?.mean ?? 0)
    }
  }

  @Test(arguments: SabotageCatalog.all.indices, KernelChoice.allCases)
  func theRightRepairGivesTheBitsOfTheHealthyRun(_ index: Int, _ kernels: KernelChoice) throws {
    var healthy = Self.healthy()
    healthy.kernels = kernels
    healthy.steps = 60
    let round = try #require(try SabotageCase(SabotageCatalog.all[index], in: healthy))
    let right = try #require(round.repairs.first { $0.isRight })
    let (whole, mended) = (
      try Self.played(healthy), try Self.played(round.experiment(after: right))
    )
    #expect(whole == mended)
    let broken = try Self.played(round.broken)
    #expect(broken.values["hidden.weight"] != whole.values["hidden.weight"])
  }

  @Test(arguments: SabotageCatalog.all.indices)
  func aWrongRepairLeavesTheFault(_ index: Int) throws {
    let round = try Self.round(index)
    #expect(round.repairs.count == 4 && round.repairs.count { $0.isRight } == 1)
    #expect(Set(round.repairs.map(\.title)).count == 4)
    #expect(round.repairs.allSatisfy { !$0.feedback.isEmpty })
    let healthy = try Self.played(round.healthy)
    for repair in round.repairs where !repair.isRight {
      let tried = try Self.played(round.experiment(after: repair))
      #expect(tried.values["hidden.weight"] != healthy.values["hidden.weight"])
    }
  }

  @Test(arguments: SabotageCatalog.all.indices)
  func tracesArePlacesThatThereAre(_ index: Int) throws {
    let round = try Self.round(index)
    var seen = round.broken
    seen.kernels = .reference
    let trainer = try Trainer(seen)
    #expect(round.traces.contains { $0.isDecisive })
    for trace in round.traces {
      switch trace.place {
      case .instruction(let number): #expect(trainer.plan.instructions.indices.contains(number))
      case .tensor(let name, _, _): #expect(trainer.read(name) != nil, "\(name)")
      case .curve, .examples, .confusion, .setting: break
      }
    }
  }

  @Test func whereItCannotBePutInThereIsNoCase() throws {
    var straight = Self.healthy()
    straight.model.layers = [.dense(1)]
    let swapped = try SabotageCase(SwappedLayers(), in: straight)
    #expect(swapped == nil)
    var numbers = Self.healthy()
    numbers.loss = .squaredError
    numbers.training = Dataset(
      inputs: numbers.training.inputs, inputShape: Shape(2),
      targets: .values((0..<160).map(Float.init), shape: Shape(1)))
    let shifted = try SabotageCase(LabelsOffByOne(), in: numbers)
    #expect(shifted == nil)
  }
}

/// What is to be seen where a trace points.
@Suite struct SabotageEvidenceTests {
  /// Two trainers at the same weights, on plans for looking at.
  private func trainers(
    _ sabotage: any Sabotage, steps: Int
  ) throws -> (broken: [TensorName: [Float]], healthy: [TensorName: [Float]]) {
    var healthy = SabotageTests.healthy()
    healthy.kernels = .reference
    let round = try #require(try SabotageCase(sabotage, in: healthy))
    func tensors(_ experiment: Experiment) throws -> [TensorName: [Float]] {
      var trainer = try Trainer(experiment)
      trainer.advance(by: .steps(steps))
      var snapshot = Snapshot()
      trainer.capture(trainer.tensorNames, into: &snapshot)
      return snapshot.values
    }
    return (try tensors(round.broken), try tensors(round.healthy))
  }

  @Test func gradientsThatAddUpAreTheSumOfBothSteps() throws {
    let first = try trainers(GradientsAddUp(), steps: 1)
    #expect(first.broken["hidden.weight.gradient"] == first.healthy["hidden.weight.gradient"])
    // The weights are the same until then, and so is the second batch's own gradient.
    let second = try trainers(GradientsAddUp(), steps: 2)
    let own = try #require(second.healthy["output.weight.gradient"])
    let before = try #require(first.healthy["output.weight.gradient"])
    let both = try #require(second.broken["output.weight.gradient"])
    for ((a, b), sum) in zip(zip(before, own), both) { #expect(abs(a + b - sum) < 1e-6) }
  }

  @Test func aGradientOfTheWrongSignIsTheNegativeOfTheRightOne() throws {
    let (broken, healthy) = try trainers(WrongSignOfGradient(), steps: 1)
    #expect(broken["output.weight.gradient"] == healthy["output.weight.gradient"]?.map { -$0 })
    #expect(broken["hidden.weight.gradient"] == healthy["hidden.weight.gradient"])
    let round = try #require(try SabotageCase(WrongSignOfGradient(), in: SabotageTests.healthy()))
    let steps = try InstructionList(of: round.broken)
    let added = try #require(steps.instructions.first { $0.operation == "negate" })
    #expect(added.text == "output.weight.gradient = −output.weight.gradient")
    let whole = try InstructionList(of: round.healthy)
    #expect(whole.instructions == steps.instructions.filter { $0.operation != "negate" })
  }

  @Test func unshuffledBatchesHaveOneClass() throws {
    let (broken, healthy) = try trainers(UnshuffledData(), steps: 1)
    #expect(Set(broken["target"] ?? []).count == 1)
    #expect(Set(healthy["target"] ?? []).count == 2)
  }

  @Test func ratesShowInTheTensorOfTheRate() throws {
    for (sabotage, factor) in [
      (HundredfoldRate(), Float(100)), (WrongSignOfUpdate(), -1),
    ] as [(any Sabotage, Float)] {
      let (broken, healthy) = try trainers(sabotage, steps: 1)
      let right = try #require(healthy[.rate]?.first)
      #expect(abs((broken[.rate]?.first ?? 0) / right - factor) < 1e-4)
    }
  }

  @Test func withSwappedLayersAProductReadsASum() throws {
    let round = try #require(try SabotageCase(SwappedLayers(), in: SabotageTests.healthy()))
    let steps = try InstructionList(of: round.broken)
    let last = try #require(
      steps.instructions.last { $0.phase == .forward && $0.operation == "matrixProduct" })
    #expect(last.operands.first == "hidden.sum")
    let tanh = try #require(steps.instructions.first { $0.operation == "tanh" })
    #expect(tanh.operands == [.input])
  }

  @Test func labelsOffByOneFillTheTableBesideItsDiagonal() throws {
    let data = clouds(120)
    let experiment = Experiment(
      model: Model(inputShape: Shape(4), [.dense(6), .relu, .dense(3)]), loss: .crossEntropy,
      optimizer: Adam(rate: 0.02), training: data, validation: clouds(60, seed: 2), batchSize: 16,
      epochs: 30, seed: 1)
    let round = try #require(try SabotageCase(LabelsOffByOne(), in: experiment))
    let played = try SabotageTests.played(round.broken)
    let table = try #require(played.evaluation).confusion
    for (actual, row) in table.enumerated() {
      #expect(row[(actual + 1) % 3] * 10 > row.reduce(0, +) * 8)
    }
  }

  @Test func aCheckpointOfKeptGradientsGoesOnBitForBit() throws {
    var experiment = SabotageTests.healthy()
    experiment.fault = .keepsGradients
    var whole = try Trainer(experiment)
    whole.advance(by: .steps(7))
    let checkpoint = whole.checkpoint
    whole.advance(by: .steps(5))
    var later = try Trainer(experiment)
    later.restore(checkpoint)
    later.advance(by: .steps(5))
    #expect(later.checkpoint == whole.checkpoint)
  }
}

/// What an inspection is worth.
@Suite struct InspectionTests {
  private let index = 2  // gradients add up

  private func numbers() throws -> (round: SabotageCase, right: Int, wrong: Int) {
    let round = try SabotageTests.round(index)
    let right = try #require(round.repairs.firstIndex { $0.isRight })
    let wrong = try #require(round.repairs.firstIndex { !$0.isRight })
    return (round, right, wrong)
  }

  @Test func whoOpensTheProofAndRepairsGetsAllPoints() throws {
    let (round, right, _) = try numbers()
    var inspection = Inspection()
    inspection.open(.curve(.training, step: 40))
    inspection.open(.tensor("hidden.weight.gradient", step: 3))
    inspection.choose(right)
    let outcome = round.outcome(of: inspection)
    #expect(outcome.points == 100 && outcome.isRepaired)
    #expect(outcome.proof?.isDecisive == true)
    #expect(outcome.sentence.hasPrefix("Found and repaired: gradients add up"))
  }

  @Test func aGuessIsWorthHalf() throws {
    let (round, right, _) = try numbers()
    var inspection = Inspection()
    inspection.choose(right)
    inspection.open(.tensor("hidden.weight.gradient", step: 3))
    let outcome = round.outcome(of: inspection)
    #expect(outcome.points == 50 && outcome.proof == nil)
    #expect(outcome.sentence.contains("by a guess"))
  }

  @Test func wrongRepairsCostAndSoDoesOpeningEverything() throws {
    let (round, right, wrong) = try numbers()
    var inspection = Inspection()
    for number in 0..<8 { inspection.open(.tensor(TensorName("nothing\(number)"), step: 0)) }
    inspection.open(.tensor("output.weight.gradient", step: 3))
    inspection.choose(wrong)
    #expect(round.outcome(of: inspection).points == 40)
    #expect(!round.outcome(of: inspection).isRepaired)
    inspection.choose(right)
    #expect(round.outcome(of: inspection).points == 70)
  }

  @Test func aCurveAloneIsNoProof() throws {
    let (round, right, _) = try numbers()
    var inspection = Inspection()
    inspection.open(.curve(.training, step: 40))
    inspection.choose(right)
    let outcome = round.outcome(of: inspection)
    #expect(outcome.points == 60 && outcome.proof?.isDecisive == false)
  }

  @Test func nothingDoneIsNothing() throws {
    let outcome = try numbers().round.outcome(of: Inspection())
    #expect(outcome.points == 0 && !outcome.isRepaired)
    #expect(outcome.sentence.hasPrefix("Not repaired yet."))
  }
}
