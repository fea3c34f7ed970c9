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

  private static func end(_ curve: Curve) -> Float {
    let last = curve.buckets.suffix(max(1, curve.buckets.count / 4))
    return last.reduce(0) { $0 + $1.mean } / Float(last.count)
  }

  @Test(arguments: FaultNetwork.allCases, [UInt64(1), 2])
  func withoutAFaultEveryNetworkLearnsItsTask(_ network: FaultNetwork, _ seed: UInt64) throws {
    let snapshot = try Self.played(network.experiment(CourseFiles.data, seed: seed))
    #expect(try #require(snapshot.evaluation?.accuracy) > 0.9)
  }

  /// What the symptom says can be seen in the curves.
  @Test(arguments: FaultNetwork.allCases, SabotageCatalog.all.indices)
  func everyFaultShows(_ network: FaultNetwork, _ index: Int) throws {
    let healthy = try network.experiment(CourseFiles.data, seed: 3)
    let fault = try #require(try SabotageCase(SabotageCatalog.all[index], in: healthy))
    let (whole, broken) = (try Self.played(healthy), try Self.played(fault.broken))
    let start = broken.training.buckets.first?.mean ?? 0
    switch fault.sabotage.effect {
    case .climbs: #expect(broken.divergence != nil || Self.end(broken.training) > 2 * start)
    case .leaps:
      #expect(
        broken.divergence != nil || broken.training.buckets.contains { $0.mean > 2 * start })
    case .endsHigher:
      #expect(
        Self.end(broken.training) > 1.2 * Self.end(whole.training) || broken.divergence != nil)
    case .swings: #expect(Self.end(broken.training) > 1.2 * Self.end(whole.training))
    case .partsFromValidation:
      #expect(Self.end(broken.validation) > broken.validation.buckets.first?.mean ?? 0)
    }
  }

  @Test func theSeedChoosesTheFault() throws {
    let names = try (1...20).map { seed in
      try FaultRound(.moons, data: CourseFiles.data, seed: UInt64(seed)).fault.sabotage.name
    }
    #expect(Set(names).count == SabotageCatalog.all.count)
    let again = try FaultRound(.moons, data: CourseFiles.data, seed: 5)
    #expect(again.fault.sabotage.name == names[4])
  }

  @Test func digitsNeedTheirTable() {
    #expect(throws: LabError.self) { try FaultRound(.digits, data: LabData(), seed: 1) }
  }

  private static func round(_ index: Int = 0) throws -> FaultRound {
    let healthy = try FaultNetwork.moons.experiment(LabData(), seed: 1)
    let fault = try #require(try SabotageCase(SabotageCatalog.all[index], in: healthy))
    return FaultRound(.moons, seed: 1, fault)
  }

  @Test func whoSeesTheProofAndRepairsHasAllPoints() throws {
    var round = try Self.round()
    #expect(round.open(.curve(.training, step: 9))?.isDecisive == false)
    #expect(round.open(.setting(.rate))?.isDecisive == true)
    #expect(round.open(.setting(.shuffles)) == nil && round.opened.count == 3)
    let right = try #require(round.fault.repairs.firstIndex { $0.isRight })
    #expect(round.choose(right)?.isRight == true)
    #expect(round.isRepaired && round.outcome.points == 100)
    // The game is over.
    #expect(round.choose(0) == nil)
    round.open(.setting(.steps))
    #expect(round.inspection.acts.count == 4)
    #expect(round.job(after: right)?.experiment == round.fault.healthy)
    #expect(round.job(after: 9) == nil)
  }

  @Test func aGuessIsWorthLess() throws {
    var round = try Self.round(1)
    let wrong = try #require(round.fault.repairs.firstIndex { !$0.isRight })
    let right = try #require(round.fault.repairs.firstIndex { $0.isRight })
    #expect(round.choose(wrong)?.feedback.isEmpty == false)
    #expect(!round.isRepaired && round.latest?.isRight == false)
    round.choose(right)
    #expect(round.outcome.points == 30 && round.tried == [wrong, right])
    #expect(round.subject.run.job.experiment == round.fault.broken)
  }
}
