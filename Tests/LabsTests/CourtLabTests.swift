import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Weights, maps and experiments as evidence.
@Suite struct CourtLabTests {
  private func trained(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("court", view: view)
    rig.show(view, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig
  }

  @Test(arguments: ["1", "2", "3"])
  func aWordOfGoodMailsHasAWeightTowardsSpam(_ seed: String) throws {
    var rig = try trained("weight", ["seed": seed])
    #expect(rig.lab.metrics["good.650"] ?? 0 > 8 * (rig.lab.metrics["spam.650"] ?? 1))
    #expect(rig.lab.metrics["weight.650"] ?? 0 > 0.2)
    #expect(rig.lab.metrics["accuracy"] ?? 0 > 0.92)
    rig.send(.key(.down))
    #expect(rig.lab.metrics["weight"] ?? 9 < rig.lab.metrics["weight.650"] ?? 0)
  }

  @Test(arguments: ["1", "2", "3"])
  func onlyTheExperimentTellsTheCheat(_ seed: String) throws {
    let metrics = try trained("marks", ["seed": seed]).lab.metrics
    func share(_ name: String) throws -> Double { try #require(metrics[name]) }
    #expect(try share("cheat.right") > 0.98)
    #expect((0.4...0.6).contains(try share("cheat.random")))
    #expect((0.7...0.9).contains(try share("cheat.absent")))
    for test in CourtLab.tests { #expect(try share("honest.\(test)") > 0.92) }
  }

  @Test func theMapLeansTowardsTheMark() throws {
    let metrics = try trained("share").lab.metrics
    #expect((0.18...0.35).contains(metrics["cheat.share"] ?? 0))
    #expect((0.02...0.1).contains(metrics["honest.share"] ?? 1))
  }

  @Test func aMapChangesWithTheWeightsAndEdgesDoNot() throws {
    var rig = try trained("scramble")
    #expect(abs((rig.lab.metrics["match"] ?? 0) - 1) < 1e-9)
    let accuracy = try #require(rig.lab.metrics["accuracy"])
    rig.show("scramble", ["mixed": "both layers"])
    #expect(rig.lab.metrics["match"] ?? 1 < 0.6)
    #expect(rig.lab.metrics["edges.match"] == 1)
    #expect(rig.lab.metrics["accuracy"] ?? 1 < accuracy - 0.5)
    rig.send(.key(.right))
    #expect(rig.lab.settings["digit"] == "2")
  }

  @Test func workIsSpreadOverUnits() throws {
    let metrics = try trained("silence").lab.metrics
    #expect((12...30).contains(metrics["matter"] ?? 0))
    #expect((0.01...0.12).contains(metrics["worst"] ?? 0))
    #expect(metrics["idle"] ?? 0 >= 2)
  }

  /// What is reckoned picture by picture is what the engine computes.
  @Test func theArithmeticShownIsThatOfTheEngine() throws {
    let rig = try trained("map")
    let lab = try #require(rig.lab as? CourtLab)
    let reader = try #require(lab.reader(.plain(seed: 1)))
    #expect(abs(reader.accuracy(on: lab.data.unseen) - (rig.lab.metrics["accuracy"] ?? 0)) < 1e-6)

    let job = try #require(lab.orders.first?.job)
    var trainer = try Trainer(job.experiment)
    for (name, values) in lab.desk.report(.plain(seed: 1))?.snapshot.values ?? [:] {
      trainer.write(values, to: name)
    }
    let pixels = lab.data.unseen.input(at: 3)
    let digit = lab.data.unseen.classes[3]
    let found = trainer.examine(
      Examination(
        "one", inputs: Array(pixels), targets: .classes([Int32(digit)], count: 10),
        tensors: ["output", "input.gradient"]))
    let scores = try #require(found["output"])
    for (a, b) in zip(scores, reader.scores(pixels)) { #expect(abs(a - b) < 1e-4) }
    // dL/dx of the cross-entropy: the scores' slopes, each times its share less what is right.
    let shares = try #require(Answer(logits: scores)).shares
    let directions = shares.enumerated().map { Float($1) - ($0 == digit ? 1 : 0) }
    let slopes = reader.slopes(pixels, of: directions)
    let gradient = try #require(found["input.gradient"])
    #expect(slopes.count == 64 && gradient.count == 64)
    for (a, b) in zip(gradient, slopes) { #expect(abs(a - b) < 1e-5) }
  }

  @Test func silenceIsAnOutputOfZero() throws {
    let lab = try #require(try trained("silence").lab as? CourtLab)
    var reader = try #require(lab.reader(.plain(seed: 1)))
    let silent = reader.accuracy(on: lab.data.unseen, silencing: 4)
    for number in 0..<10 { reader.second[number * reader.unitCount + 4] = 0 }
    #expect(reader.accuracy(on: lab.data.unseen) == silent)
  }

  @Test func marksDifferForEveryClass() {
    for place in [CourtPlace.top, .right] {
      let marks = (0..<10).map { Set(CourtData.mark($0, in: place)) }
      #expect(Set(marks).count == 10)
      for mark in marks { #expect(mark.isSubset(of: Set(place.pixels))) }
    }
    #expect(Set(CourtPlace.top.pixels).isDisjoint(with: CourtPlace.right.pixels))
  }

  @Test func whatIsNoSuspectStaysAsItIs() throws {
    let lab = try #require(try LabRig("court", view: "court").lab as? CourtLab)
    let bench = lab.data.sealedBench
    let swapped = CourtData.swapped(bench, .top)
    for pixel in 0..<64 where !CourtPlace.top.pixels.contains(pixel) {
      #expect(swapped.inputs[5 * 64 + pixel] == bench.inputs[5 * 64 + pixel])
    }
    #expect(swapped.targets == bench.targets)
    #expect(swapped.inputs.reduce(0, +) == bench.inputs.reduce(0, +))
  }

  @Test func theAuditJudgesEachAnswer() throws {
    var rig = try trained("audit", ["record": "can", "reason": "can"])
    #expect(rig.lab.metrics["audit.right"] == 1)
    rig.show(
      "audit", ["groups": "can", "tests": "can", "simple": "can", "reason": "cannot"])
    #expect(rig.lab.metrics["audit.right"] == 5)
  }

  /// An inspector who swaps both suspects of every reader and believes what falls.
  @Test(arguments: ["1", "2", "3"])
  func experimentsConvict(_ seed: String) throws {
    var rig = try trained("court", ["seed": seed, "tool": "swap"])
    for name in CourtCase.names {
      let full = try #require(rig.lab.metrics["\(name).accuracy"])
      var verdict = Verdict.clean
      for (place, guilt) in [(CourtPlace.top, Verdict.mark), (.right, .border)] {
        rig.show("court", ["model": name, "place": place.name])
        rig.send(.key("U"))
        let left = rig.lab.metrics["\(name).swap.\(place.rawValue)"] ?? full
        if left < full - 0.05 { verdict = guilt }
      }
      rig.show("court", ["verdict.\(name)": verdict.name])
    }
    #expect(rig.lab.metrics["spent"] == 24)
    #expect(rig.lab.metrics["right"] == 4)
    #expect(rig.lab.metrics["goal"] == 1)
    let again = try LabRig("court", view: "court", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.metrics["goal"] == 0)
  }

  /// Who believes maps alone takes the border for clean, and has no experiment behind a verdict.
  @Test(arguments: ["1", "2", "3"])
  func mapsAloneDoNotConvict(_ seed: String) throws {
    var rig = try trained("court", ["seed": seed, "tool": "map"])
    for name in CourtCase.names {
      rig.show("court", ["model": name])
      rig.send(.key("U"))
      let top = try #require(rig.lab.metrics["\(name).map.top"])
      let verdict = top > 0.15 ? Verdict.mark : .clean
      rig.show("court", ["verdict.\(name)": verdict.name])
    }
    #expect(rig.lab.metrics["right"] ?? 4 <= 3)
    #expect(rig.lab.metrics["backed"] == 0)
    #expect(rig.lab.metrics["goal"] == 0)
  }

  @Test func verdictsWithoutExperimentsDoNotReachTheGoal() throws {
    var rig = try trained("court")
    let lab = try #require(rig.lab as? CourtLab)
    for (name, verdict) in zip(CourtCase.names, lab.truth) {
      rig.show("court", ["verdict.\(name)": verdict.name, "model": name, "tool": "map"])
      rig.send(.key("U"))
    }
    #expect(rig.lab.metrics["right"] == 4)
    #expect(rig.lab.metrics["backed"] == 0)
    #expect(rig.lab.metrics["goal"] == 0)
  }

  @Test func pointsRunOut() throws {
    var rig = try trained("court", ["tool": "swap"])
    for name in CourtCase.names {
      for place in CourtPlace.allCases {
        rig.show("court", ["model": name, "place": place.name])
        rig.send(.key("U"))
        rig.send(.key("U"))
      }
    }
    #expect(rig.lab.metrics["spent"] ?? 99 <= Double(CourtCase.budget))
    #expect(rig.lab.metrics["spent"] == 24)
  }

  @Test func nothingIsFoundBeforeTheReadersAreTrained() throws {
    var rig = try LabRig("court", view: "court")
    rig.send(.key("U"))
    #expect(rig.lab.metrics["spent"] == 0)
  }

  @Test func onlySpaceDoesNotReachTheGoal() throws {
    var rig = try LabRig("court", view: "weight")
    for view in CourtStage.allCases {
      rig.show(view.rawValue)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0)
    }
  }
}
