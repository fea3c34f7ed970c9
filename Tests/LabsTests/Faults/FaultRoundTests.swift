import Compute
import Learning
import SessionPlay
import Testing

@testable import Labs

/// Networks that work, what a fault does to them, and how a round is played.
@Suite struct FaultRoundTests {
  private static func played(_ experiment: Experiment) throws -> Snapshot {
    var trainer = try Trainer(experiment)
    trainer.advance(by: .toEnd)
    var snapshot = Snapshot()
    trainer.capture([], into: &snapshot)
    return snapshot
  }

  private static func round(
    _ fault: any Sabotage, in network: FaultNetwork = .moons, seed: UInt64 = 1
  ) throws -> FaultRound {
    try FaultRound(network, data: CourseFiles.data, seed: seed, fault: fault)
  }

  @Test(arguments: FaultNetwork.allCases, [UInt64(1), 2, 3])
  func withoutAFaultEveryNetworkLearnsItsTask(_ network: FaultNetwork, _ seed: UInt64) throws {
    let snapshot = try Self.played(network.experiment(CourseFiles.data, seed: seed))
    #expect(try #require(snapshot.evaluation?.accuracy) > 0.9)
  }

  /// A number that is far off, on examples to learn from or on those to check by.
  @Test(arguments: FaultNetwork.allCases, [UInt64(1), 2, 3])
  func everyFaultThatIsOfferedShows(_ network: FaultNetwork, _ seed: UInt64) throws {
    for fault in network.suspects.flatMap({ network.faults(of: $0) }) {
      let round = try Self.round(fault, in: network, seed: seed)
      let (broken, whole) = try (
        Self.played(round.jobs[0].experiment),
        Self.played(round.jobs[1].experiment)
      )
      let loss = (broken.evaluation?.loss ?? 0, whole.evaluation?.loss ?? 0)
      let curve = (Self.mean(broken.training), Self.mean(whole.training))
      #expect(
        broken.divergence != nil || Self.differs(loss.0, loss.1) || Self.differs(curve.0, curve.1),
        "\(fault.name) \(seed): \(loss), \(curve)")
    }
  }

  /// Of the whole run: what lies below its curve.
  private static func mean(_ curve: Curve) -> Float {
    curve.buckets.reduce(0) { $0 + $1.mean } / Float(max(1, curve.buckets.count))
  }

  /// Whether one sees it in a chart.
  private static func differs(_ broken: Float, _ whole: Float) -> Bool {
    broken > 1.5 * whole && broken - whole > 0.04
  }

  /// The numbers in which a suspect is answered tell it from all others.
  @Test(arguments: FaultNetwork.allCases) func theFirstStepsTellFaultsApart(
    _ network: FaultNetwork
  ) throws {
    let usual = try FaultMeasure(network.experiment(CourseFiles.data, seed: 4)).stride
    for suspect in network.suspects {
      for fault in network.faults(of: suspect) {
        let measure = try Self.round(fault, in: network, seed: 4).measure
        #expect((measure.stride > 20 * usual) == (suspect == .rate), "\(fault.name)")
        #expect((measure.downhill < measure.moved) == (suspect == .sign), "\(fault.name)")
        #expect((measure.secondSlope != measure.freshSlope) == (suspect == .zeroing))
        #expect((try #require(measure.agreement) < 0.5) == (suspect == .labels))
        let isSorted = measure.batches.allSatisfy { Set($0) == Set(measure.batches[0]) }
        #expect((isSorted && Set(measure.batches[0]).count == 1) == (suspect == .order))
      }
    }
  }

  @Test func leftSlopesAddToThoseOfTheBatch() throws {
    let measure = try Self.round(GradientsAddUp()).measure
    let sum = measure.firstSlope + measure.freshSlope
    #expect((measure.secondSlope - sum).magnitude < 1e-5)
  }

  @Test func theSeedChoosesTheFault() throws {
    let found = (1...60).compactMap { FaultRound.fault(in: .moons, seed: UInt64($0))?.name }
    let offered = FaultNetwork.moons.suspects.flatMap(\.faults)
    #expect(Set(found) == Set(offered.map(\.name)))
    #expect(try FaultRound(.moons, data: LabData(), seed: 5).fault.sabotage.name == found[4])
  }

  @Test func digitsNeedTheirTable() {
    #expect(throws: LabError.self) { try FaultRound(.digits, data: LabData(), seed: 1) }
  }

  @Test func whoSeesTheProofAndAccusesTheRightOneHasAllPoints() throws {
    var round = try Self.round(GradientsAddUp())
    // What one step leaves shows in the next.
    round.open(.tensor("output.weight.gradient", step: 0))
    #expect(round.outcome.proof == nil)
    round.open(.tensor("output.weight.gradient", step: 1))
    #expect(round.outcome.placesToProof == 2)
    round.accuse(.zeroing)
    #expect(round.isFound && round.outcome.points == 100)
    // The game is over.
    let isTaken = round.accuse(.rate)
    #expect(!isTaken)
    round.open(.setting(.rate))
    #expect(round.inspection.places.count == 2)
  }

  @Test func aGuessIsWorthLess() throws {
    var round = try Self.round(WrongSignOfUpdate())
    let taken = [round.accuse(.rate), round.accuse(.rate)]
    #expect(taken == [true, false] && !round.isFound && round.culpritName == nil)
    // Too late for a proof.
    round.open(.tensor(.rate, step: 0))
    round.accuse(.sign)
    #expect(round.accused == [.rate, .sign])
    #expect(round.outcome.points == 35 && round.outcome.proof == nil)
  }

  /// Each in numbers of this run, and none names the one that it is.
  @Test func everyWrongSuspectIsAnsweredByTheRun() throws {
    for fault in FaultSuspect.allCases.flatMap(\.faults) {
      let round = try Self.round(fault)
      for suspect in FaultSuspect.allCases where suspect != round.culprit {
        let words = round.feedback(to: suspect, broken: nil, healthy: nil)
        #expect(words.contains { $0.isNumber } && !words.contains(fault.name), "\(words)")
      }
    }
  }
}
