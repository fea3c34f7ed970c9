import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// A case with an honest score, and claims with the experiments that decide them.
@Suite struct CaseLabTests {
  private let complete = [
    "data": "some", "split": "kept apart", "model": "middle", "measure": "accuracy",
    "compute": "middle", "adapt": "from scratch", "check": "baseline", "monitor": "drift watch",
  ]

  private func built(
    _ settings: [String: String], seed: UInt64 = 1
  ) throws -> LabRig {
    var rig = try LabRig("case", view: "plan", seed: seed)
    rig.show("plan", settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    rig.show("envelope")
    #expect(rig.lab.run == .finished)
    return rig
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func aGoodPlanForMailsReachesTheGoal(_ seed: UInt64) throws {
    var rig = try built(complete.merging(["guess": "91"]) { $1 }, seed: seed)
    #expect(rig.lab.metrics["honest"] == nil)
    #expect(rig.lab.metrics["goal"] == 0)
    rig.send(.key("O"))
    #expect(rig.lab.metrics["honest"] ?? 0 >= 0.9)
    #expect(rig.lab.metrics["goal"] == 1)
    #expect(rig.lab.metrics["drift"] ?? 1 < rig.lab.metrics["honest"] ?? 0)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func twentyLabelsAreEnoughForFogWhereAReaderIsAdapted(_ seed: UInt64) throws {
    let plan = complete.merging(
      ["file": "B", "adapt": "all layers", "guess": "92", "compute": "long"]
    ) { $1 }
    var rig = try built(plan, seed: seed)
    rig.send(.key("O"))
    let adapted = try #require(rig.lab.metrics["honest"])
    #expect(adapted >= 0.87)
    var scratch = try built(plan.merging(["adapt": "from scratch"]) { $1 }, seed: seed)
    scratch.send(.key("O"))
    #expect(scratch.lab.metrics["honest"] ?? 1 < adapted - 0.1)
    #expect(scratch.lab.metrics["goal"] == 0)
  }

  @Test func aCaseOfFogCanBeWon() throws {
    var rig = try built(
      complete.merging(["file": "B", "adapt": "all layers", "guess": "92", "compute": "long"]) {
        $1
      })
    rig.send(.key("O"))
    #expect(rig.lab.metrics["goal"] == 1)
  }

  @Test func namesAreScoredByTheirLoss() throws {
    var rig = try built(
      complete.merging(["file": "C", "data": "much", "compute": "long", "loss": "2.1"]) { $1 })
    rig.send(.key("O"))
    #expect(rig.lab.metrics["honest"] ?? 9 <= 2.15)
    #expect(rig.lab.metrics["goal"] == 1)
    #expect(rig.lab.metrics["drift"] ?? 0 > 3)
  }

  @Test func aPlanThatLacksSomethingDoesNotCount() throws {
    for (slot, word) in [
      ("split", "no split"), ("check", "nothing"), ("monitor", "?"), ("data", "much"),
    ] {
      var rig = try built(complete.merging(["guess": "91", slot: word]) { $1 })
      rig.send(.key("O"))
      #expect(rig.lab.metrics["honest"] != nil)
      #expect(rig.lab.metrics["goal"] == 0, "\(slot)")
    }
  }

  @Test func aGuessThatIsFarOffDoesNotCount() throws {
    var rig = try built(complete.merging(["guess": "70"]) { $1 })
    rig.send(.key("O"))
    #expect(rig.lab.metrics["miss"] ?? 0 > 0.05)
    #expect(rig.lab.metrics["goal"] == 0)
  }

  @Test func anEnvelopeIsOpenedOnce() throws {
    var rig = try built(complete.merging(["guess": "70"]) { $1 })
    rig.send(.key("O"))
    let honest = rig.lab.metrics["honest"]
    rig.show("plan", ["guess": "91", "model": "small"])
    rig.send(.run)
    rig.show("envelope")
    rig.send(.key("O"))
    #expect(rig.lab.metrics["guess"] == 0.7)
    #expect(rig.lab.metrics["honest"] == honest)
    rig.send(.reseed)
    rig.send(.run)
    rig.send(.key("O"))
    #expect(rig.lab.metrics["guess"] == 0.91)
  }

  @Test func withoutASplitTheScoreFlatters() throws {
    let few = complete.merging(["data": "little", "model": "large", "compute": "long"]) { $1 }
    let blind = try built(few.merging(["split": "no split"]) { $1 })
    #expect(blind.lab.metrics["shown"] ?? 0 > 0.98)
    var opened = blind
    opened.send(.key("O"))
    #expect(opened.lab.metrics["honest"] ?? 1 < 0.93)
  }

  private func tried(_ claim: String, _ settings: [String: String] = [:]) throws -> [String: Double]
  {
    var rig = try LabRig("case", view: "claims")
    rig.show("claims", settings.merging(["claim": claim]) { $1 })
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig.lab.metrics
  }

  @Test func everyClaimHasANumberThatDecidesIt() throws {
    func pair(_ claim: String) throws -> (Double, Double) {
      let metrics = try tried(claim)
      return (
        try #require(metrics["\(claim).claimed"]), try #require(metrics["\(claim).deciding"])
      )
    }
    let fraud = try tried("fraud")
    #expect(fraud["fraud.claimed"] ?? 0 > 0.98 && fraud["fraud.never"] ?? 0 > 0.98)
    #expect(fraud["fraud.deciding"] ?? 1 < 0.85)
    let benchmark = try pair("benchmark")
    #expect(benchmark.0 > 0.95 && benchmark.1 < 0.2)
    let understands = try pair("understands")
    #expect(understands.0 > 0.93 && understands.1 < 0.4)
    let bigger = try pair("bigger")
    #expect(bigger.1 > bigger.0)
    let map = try pair("map")
    #expect(map.0 > 0.98 && map.1 < 0.6)
  }

  @Test func useCostsMoreTheMoreItIsUsed() throws {
    let few = try tried("free", ["uses": "1000"])
    let many = try tried("free", ["uses": "1000000000"])
    #expect(abs((many["free.deciding"] ?? 0) / (few["free.deciding"] ?? 1) / 1e6 - 1) < 1e-6)
    #expect(many["free.deciding"] ?? 0 > many["free.claimed"] ?? .infinity)
  }

  @Test func aQuestionIsJudgedAfterItsExperiment() throws {
    var rig = try LabRig("case", view: "claims")
    rig.show("claims", ["ask.fraud": "base rate?", "ask.map": "base rate?"])
    #expect(rig.lab.metrics["claims.right"] == 0)
    rig.send(.run)
    #expect(rig.lab.metrics["claims.right"] == 1)
    rig.show("claims", ["claim": "map"])
    rig.send(.run)
    #expect(rig.lab.metrics["claims.right"] == 1)
    rig.show("claims", ["ask.map": "intervention?"])
    #expect(rig.lab.metrics["claims.right"] == 2)
  }

  @Test func tasksAndIdeasAreJudgedOneByOne() throws {
    var rig = try LabRig("case", view: "tasks")
    #expect(!rig.lab.isRunnable)
    rig.show("tasks", ["photos": "fits", "tax": "fits", "disease": "too few cases"])
    #expect(rig.lab.metrics["tasks.answered"] == 3)
    #expect(rig.lab.metrics["tasks.right"] == 2)
    #expect(CaseTask.allCases.count == 10)
    rig.show("ideas", ["training": "the loss", "result": "size alone"])
    #expect(rig.lab.metrics["ideas.right"] == 1)
    for idea in CaseIdea.allCases { #expect(idea.words.contains(idea.right)) }
  }

  @Test func onlySpaceDoesNotReachTheGoal() throws {
    var rig = try LabRig("case", view: "plan")
    for view in CaseStage.allCases {
      rig.show(view.rawValue)
      rig.send(.run)
      rig.send(.key("O"))
      #expect(rig.lab.metrics["goal"] == 0, "\(view)")
    }
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try built(complete.merging(["guess": "91"]) { $1 })
    rig.send(.key("O"))
    let again = try LabRig("case", view: "envelope", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.metrics["goal"] == 1)
  }
}
