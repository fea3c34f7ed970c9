import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Letters that find their places.
@Suite struct NamesLabTests {
  private func shown(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("names", view: view)
    rig.show(view, settings)
    return rig
  }

  private func trained(
    _ view: String, _ settings: [String: String] = [:]
  ) throws -> [String: Double] {
    var rig = try shown(view, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig.lab.metrics
  }

  // MARK: Counting

  @Test func nothingCountedKnowsNothing() throws {
    let metrics = try shown("context").lab.metrics
    let guessing = try #require(metrics["guessing"])
    #expect((guessing - 3.2958).magnitude < 1e-4)
    for name in ["letters", "one", "two"] {
      #expect(((metrics[name] ?? 0) - guessing).magnitude < 1e-9)
    }
  }

  @Test func contextIsInformation() throws {
    let metrics = try trained("context")
    #expect(((metrics["letters"] ?? 0) - 2.81).magnitude < 0.01)
    #expect(((metrics["one"] ?? 0) - 2.34).magnitude < 0.02)
    #expect(((metrics["two"] ?? 0) - 2.09).magnitude < 0.02)
  }

  @Test func countsAreShares() {
    var counts = LetterCounts(order: 1, smoothing: 1)
    counts.count([[1, 2], [1, 3]])
    let afterA = counts.shares(after: [1])
    #expect((afterA[2] - 2.0 / 29).magnitude < 1e-12)
    #expect((afterA[3] - 2.0 / 29).magnitude < 1e-12)
    #expect((afterA.reduce(0, +) - 1).magnitude < 1e-12)
    #expect((counts.shares(after: [])[1] - 3.0 / 29).magnitude < 1e-12)
  }

  @Test func fewNamesMakeWorseCounts() throws {
    let few = try trained("context", ["names": "100"])
    let many = try trained("context")
    #expect(few["two"] ?? 0 > (many["two"] ?? 9) + 0.2)
  }

  @Test func thePartsOfTheNamesAreApart() throws {
    let lab = try #require(try shown("context").lab as? NamesLab)
    #expect(lab.pots.training.count == 4_500 && lab.pots.unseen.count == 663)
    #expect(lab.pots.unseen.allSatisfy { !lab.pots.known.contains($0) })
  }

  // MARK: Places

  @Test(arguments: ["1", "2", "3"])
  func vowelsDrawTogetherAndNobodyToldThemTo(_ seed: String) throws {
    var rig = try shown("places", ["seed": seed])
    #expect(rig.lab.metrics["vowels"] ?? 0 > 0.5)
    rig.send(.run)
    #expect(rig.lab.metrics["vowels"] ?? 1 < 0.8)
    #expect(rig.lab.metrics["a.apart"] ?? 0 > 1)
  }

  @Test func moreContextLowersTheLoss() throws {
    let metrics = try trained("width")
    #expect(((metrics["context1.loss"] ?? 0) - 2.37).magnitude < 0.04)
    #expect(((metrics["context3.loss"] ?? 0) - 2.05).magnitude < 0.04)
    #expect(((metrics["context5.loss"] ?? 0) - 1.98).magnitude < 0.05)
  }

  // MARK: Drawing

  @Test func theSpeakerSaysWhatTheNetworkSays() throws {
    var rig = try shown("sample")
    rig.send(.step)
    let lab = try #require(rig.lab as? NamesLab)
    let tag = try #require(lab.tags.first)
    let speaker = try #require(lab.speaker)
    let order = try #require(lab.orders.first)
    var trainer = try Trainer(order.job.experiment)
    for (name, values) in try #require(lab.desk.report(tag)).snapshot.values {
      trainer.write(values, to: name)
    }
    for letters: [UInt8] in [[], [1], [13, 1, 18], [5, 12, 5, 14]] {
      let padded = [UInt8](repeating: 0, count: max(0, 3 - letters.count)) + letters.suffix(3)
      let shares = trainer.predict(padded.map(Float.init))
      for (own, engine) in zip(speaker.shares(after: letters), shares) {
        #expect((own - Double(engine)).magnitude < 1e-4)
      }
    }
  }

  @Test func temperatureSetsVarietyAndCopying() throws {
    let metrics = try trained("copies")
    let distinct = ["0.2", "0.5", "1", "1.5"].map { metrics["t\($0).distinct"] ?? .nan }
    let known = ["0.2", "0.5", "1", "1.5"].map { metrics["t\($0).known"] ?? .nan }
    #expect((0.2...0.5).contains(distinct[0]))
    #expect((0.7...0.9).contains(distinct[1]))
    #expect(distinct[2] > 0.95 && distinct[3] > 0.97)
    #expect(known[0] > known[1] && known[1] > known[2] && known[2] > known[3])
    #expect((0.08...0.2).contains(known[2]))
  }

  @Test func aNameIsDrawnLetterByLetterAndComesBack() throws {
    var rig = try shown("sample")
    rig.send(.run)
    for _ in 0..<3 { rig.send(.key("T")) }
    let lab = try #require(rig.lab as? NamesLab)
    #expect((1...3).contains(lab.drawn.count))
    let again = try LabRig("names", view: "sample", settings: rig.lab.settings)
    #expect((again.lab as? NamesLab)?.drawn == lab.drawn)
    rig.send(.key("N"))
    #expect((rig.lab as? NamesLab)?.isEnded == true)
    rig.send(.key("T"))
    #expect((rig.lab as? NamesLab)?.drawn.count == 1)
  }

  @Test func turningTheTemperatureMakesOtherNames() throws {
    var rig = try shown("sample")
    rig.send(.run)
    let before = (rig.lab as? NamesLab)?.census
    rig.send(.turn(control: 0, by: -5))
    #expect(rig.lab.run == .finished)
    #expect((rig.lab as? NamesLab)?.census != before)
    #expect(rig.lab.metrics["temperature"] == 0.5)
  }

  // MARK: Films and the ladder

  @Test func filmsOfAKindComeTogetherIfPeopleHaveTastes() throws {
    #expect(try trained("films", ["viewers": "320", "noise": "0.1"])["same"] ?? 0 > 0.9)
    #expect(try trained("films", ["viewers": "320", "noise": "1"])["same"] ?? 1 < 0.7)
  }

  @Test func theLadderGoesDown() throws {
    let metrics = try trained("ladder")
    let losses = [
      "guessing", "letters", "one", "window.loss", "recurrent.loss",
    ].map { metrics[$0] ?? .nan }
    #expect(losses == losses.sorted(by: >))
    #expect(metrics["transformer.loss"] ?? 9 < losses[3])
  }

  @Test(arguments: NameNet.Kind.allCases)
  func weightsAreCountedAsTheModelHasThem(_ kind: NameNet.Kind) throws {
    let net = NameNet(kind: kind, places: 8, hidden: 16)
    #expect(net.weightCount == (try ModelSize(of: net.model, limit: 1 << 20)).parameters)
  }

  // MARK: The task

  @Test func widerPlacesAndMoreContextReachTheGoal() throws {
    let metrics = try trained("build", ["context": "3", "places": "8"])
    #expect(metrics["loss"] ?? 9 <= 2.10)
    #expect(metrics["weights"] == 3_571)
    #expect(metrics["goal"] == 1)
  }

  @Test func aNetworkThatIsTooLargeDoesNotCount() throws {
    let metrics = try trained("build", ["context": "5", "places": "10", "hidden": "128"])
    #expect(metrics["loss"] ?? 9 < 2.10)
    #expect(metrics["goal"] == 0)
  }

  @Test func spaceAloneDoesNotReachTheGoal() throws {
    var rig = try shown("context")
    for view in NamesStage.allCases {
      rig.show(view.rawValue)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0, "\(view)")
    }
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try shown("places", ["hidden": "16", "letter": "q"])
    rig.show("sample", ["temperature": "0.4", "drawn": "mar."])
    let again = try LabRig("names", view: "sample", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["places.hidden"] == "16")
    #expect((again.lab as? NamesLab)?.isEnded == true)
  }
}
