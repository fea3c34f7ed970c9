import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// A language model next to the exact floor of its language.
@Suite struct TinyLabTests {
  private func trained(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("tinylm", view: view)
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

  // MARK: The language

  @Test func theLanguageIsAsUnpredictableAsItSays() {
    let text = TinyText.windows(.sentences, count: 8_000, seed: 9)
    #expect(abs(GrammarPlace.floor(of: text) - Grammar.entropy) < 0.012)
    #expect(abs(TinyLab.textFloor - Grammar.entropy) < 0.01)
  }

  /// 11.1849 nats a sentence, by drawing many of them.
  @Test func aSentenceHasTheEntropyOfItsChoices() {
    var speaker = Grammar.Speaker(SeededGenerator(seed: 4))
    var sum = 0.0
    let count = 20_000
    for _ in 0..<count {
      var place = GrammarPlace.beginning
      for word in speaker.sentence() {
        let number = TinyText.numbers[word] ?? -1
        sum += place.surprise(of: number)
        let next = place.after(number)
        #expect(next != nil, "\(word)")
        place = next ?? .beginning
      }
      #expect(place == .beginning)
    }
    #expect(abs(sum / Double(count) - 11.1849) < 0.06)
  }

  @Test func sharesOfEveryPlaceAddUpToOne() {
    var places: Set<GrammarPlace> = [.beginning]
    var waiting = [GrammarPlace.beginning]
    while let place = waiting.popLast() {
      let shares = place.shares
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
      for word in shares.indices where shares[word] > 0 {
        if let next = place.after(word), places.insert(next).inserted { waiting.append(next) }
      }
    }
    #expect(places.count == 17)
    #expect(GrammarPlace.beginning.after(TinyText.stop) == nil)
  }

  @Test func countingNeighboursStallsAboveTheFloor() {
    for loss in WordCounts.rivals { #expect((1.75...1.95).contains(loss)) }
  }

  @Test func spokenWordsComeNearTheFloor() throws {
    let metrics = try metrics("grammar", ["words": "3000"])
    #expect(metrics["words"] == 3_000)
    #expect(abs((metrics["surprise"] ?? 0) - 1.607) < 0.06)
  }

  // MARK: The network

  @Test func theNetworkHasTheWeightsOfItsDescription() {
    #expect(TinyNet(seed: 1).weightCount == 6_340)
    #expect(TinyNet(width: 8, seed: 1).weightCount == 2_444)
    #expect(TinyNet(text: .facts, width: 32, seed: 1).weightCount == 18_740)
    #expect(TinyNet(layers: 2, width: 32, seed: 1).weightCount == 31_316)
  }

  @Test func theLossComesDownToTheFloor() throws {
    let metrics = try metrics("floor")
    #expect((metrics["gap"] ?? 1).magnitude < 0.006)
    #expect(abs((metrics["loss"] ?? 0) - 1.609) < 0.012)
    #expect((1.7...1.95).contains(metrics["loss.100"] ?? 0))
    #expect((1.61...1.7).contains(metrics["loss.300"] ?? 0))
    #expect(metrics["agreement"] ?? 0 > 0.98)
  }

  @Test(arguments: ["1", "2"])
  func theLongWayFromVerbToSubjectIsLearned(_ seed: String) throws {
    let metrics = try metrics("agree", ["seed": seed])
    #expect(metrics["agreement.100"] ?? 1 < 0.5)
    #expect(metrics["agreement"] ?? 0 > 0.95)
    #expect(metrics["right.share"] ?? 0 > 0.9)
    #expect(metrics["wrong.share"] ?? 1 < 0.05)
  }

  @Test func anotherNumberOfTheSubjectTurnsTheVerb() throws {
    var rig = try trained("agree")
    for _ in 0..<4 { rig.send(.key(.up)) }
    let before = rig.lab.metrics["right.share"] ?? 0
    rig.send(.key("S"))
    #expect(rig.lab.settings["swapped"] == "2")
    #expect(rig.lab.summary.contains("the dog near the red cat"))
    // The right ones are other verbs now, and they win again.
    #expect(rig.lab.metrics["right.share"] ?? 0 > 0.85)
    #expect(rig.lab.metrics["right.share"] != before)
  }

  @Test func withoutAMaskTheAnswerLeaks() throws {
    let metrics = try metrics("mask")
    #expect(metrics["open.loss"] ?? 1 < 0.02)
    #expect(metrics["mask.loss"] ?? 0 > 1.58)
  }

  @Test func withoutAttentionNoVerbAgrees() throws {
    let metrics = try metrics("without")
    #expect(metrics["attention.agreement"] ?? 1 < 0.6)
    #expect(metrics["attention.loss"] ?? 0 > (metrics["all.loss"] ?? 9) + 0.1)
    for part in ["places", "network", "shortcuts"] {
      #expect(metrics["\(part).loss"] ?? 0 > (metrics["all.loss"] ?? 9) - 0.005, "\(part)")
    }
  }

  // MARK: Writing

  @Test func aTrainedNetworkWritesSentencesOfTheLanguage() throws {
    var rig = try trained("sample", ["temperature": "0.5"])
    for _ in 0..<3 { rig.send(.key("W")) }
    let text = try #require(rig.lab.settings["written"])
    #expect(text.split(separator: " ").count { $0 == "." } == 3)
    #expect(rig.lab.metrics["grammatical"] == 1)
    rig.send(.key("U"))
    #expect(rig.lab.metrics["written"] == Double(text.split(separator: " ").count - 1))
    rig.send(.key("C"))
    #expect(rig.lab.metrics["written"] == 0)
  }

  @Test func theSameSeedWritesTheSame() throws {
    func text(_ seed: String) throws -> String? {
      var rig = try trained("sample", ["seed": seed, "updates": "100"])
      rig.send(.key("W"))
      return rig.lab.settings["written"]
    }
    #expect(try text("5") == text("5"))
  }

  @Test func anUntrainedNetworkWritesNonsense() throws {
    var rig = try LabRig("tinylm", view: "sample")
    for _ in 0..<6 { rig.send(.key("N")) }
    #expect(rig.lab.metrics["written"] == 6)
    #expect(rig.lab.metrics["grammatical"] == 0)
    #expect(rig.lab.metrics["choices"] ?? 0 > 30)
  }

  @Test func aTemperatureOpensTheChoice() throws {
    var rig = try trained("sample", ["updates": "300"])
    var choices: [Double] = []
    for temperature in ["0.3", "1", "2"] {
      rig.send(.setting(name: "temperature", value: temperature))
      rig.send(.setting(name: "written", value: "the"))
      choices.append(rig.lab.metrics["choices"] ?? 0)
    }
    #expect(choices[0] < choices[1] && choices[1] < choices[2])
  }

  @Test func aNetworkThatLeftTheStageIsBroughtBackToBeAsked() throws {
    var rig = try trained("agree")
    let before = rig.lab.metrics["right.share"]
    rig.show("grammar")
    rig.show("agree")
    #expect(rig.lab.run == .finished)
    #expect(rig.lab.metrics["right.share"] == before)
    rig.send(.setting(name: "prompt", value: "5"))
    #expect(rig.lab.metrics["right.share"] ?? 0 > 0.4)
    // The same network in another view.
    rig.show("sample")
    #expect(rig.lab.run == .finished)
    rig.send(.key("W"))
    #expect(rig.lab.metrics["written"] ?? 0 >= 4)
  }

  // MARK: Words of one's own

  /// Goes through the list to a word and adds it.
  private func add(_ word: String, to rig: inout LabRig) throws {
    let wanted = try #require(TinyText.numbers[word])
    let column = try #require(TinyWordList.columns.firstIndex { $0.contains(wanted) })
    let row = try #require(TinyWordList.columns[column].firstIndex(of: wanted))
    for _ in 0..<12 {
      rig.send(.key(.left))
      rig.send(.key(.up))
    }
    for _ in 0..<column { rig.send(.key(.right)) }
    for _ in 0..<row { rig.send(.key(.down)) }
    rig.send(.key(.enter))
  }

  @Test func everyWordIsInTheListOnce() {
    let words = TinyWordList.columns.flatMap { $0 }
    #expect(words.count == TinyText.words.count && words.count == 84)
    #expect(Set(words).count == words.count)
  }

  @Test func aSentenceOfOnesOwnIsGoneOnFrom() throws {
    var rig = try trained("agree")
    let before = rig.lab.metrics["right.share"]
    rig.send(.key("O"))
    for _ in 0..<6 { rig.send(.key(.backspace)) }
    #expect(rig.lab.settings["prompt"] == "own" && rig.lab.settings["own"] == "")
    for word in ["the", "old", "girls", "behind", "the", "horse"] { try add(word, to: &rig) }
    #expect(rig.lab.settings["own"] == "the old girls behind the horse")
    rig.send(.key("O"))
    // Shares, attention and the summary follow it.
    #expect(rig.lab.summary.contains("the old girls behind the horse"))
    #expect(rig.lab.metrics["right.share"] ?? 0 > 0.8)
    #expect(rig.lab.metrics["right.share"] != before)
    rig.send(.key(.up))
    rig.send(.key(.up))
    #expect(rig.lab.summary.contains("behind looks at"))
    // The noun in the other number turns the verb.
    rig.send(.key(.up))
    rig.send(.key("S"))
    #expect(rig.lab.settings["own"] == "the old girl behind the horse")
    #expect(rig.lab.metrics["right.share"] ?? 0 > 0.8)
  }

  @Test func theNetworkGoesOnOneWordAtATime() throws {
    var rig = try trained("agree")
    rig.show("agree", ["own": "the dogs"])
    rig.send(.key("O"))
    for count in 3...6 {
      rig.send(.key("N"))
      #expect(rig.lab.settings["own"]?.split(separator: " ").count == count)
    }
    let text = try #require(rig.lab.settings["own"])
    #expect(text.hasPrefix("the dogs "))
    var again = try trained("agree")
    again.show("agree", ["own": "the dogs"])
    again.send(.key("O"))
    for _ in 3...6 { again.send(.key("N")) }
    #expect(again.lab.settings["own"] == text)
    // Beyond what the network can see there is no more to add.
    for _ in 0..<20 { again.send(.key(.enter)) }
    #expect(again.lab.settings["own"]?.split(separator: " ").count == TinyOwn.most)
    #expect(again.lab.keys.allSatisfy { $0.label != "add it" })
  }

  @Test func aWrittenTextTakesWordsFromTheListToo() throws {
    var rig = try trained("sample", ["updates": "100"])
    rig.send(.key("O"))
    for word in ["the", "farmer", "sees"] { try add(word, to: &rig) }
    #expect(rig.lab.settings["written"] == "the farmer sees")
    #expect(rig.lab.metrics["grammatical"] == 1)
    try add("Oslo", to: &rig)
    #expect(rig.lab.metrics["grammatical"] == 0)
    rig.send(.key(.backspace))
    rig.send(.key("O"))
    rig.send(.key("W"))
    #expect(rig.lab.settings["written"]?.hasPrefix("the farmer sees ") == true)
  }

  // MARK: The mouse

  /// Presses the first place of the stage whose mark it is.
  private func press(_ part: HitPart, _ rig: inout LabRig, _ size: Size) throws {
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let event = MouseEvent(.press, column: column, row: row)
        if rig.lab.hits(at: event, on: size).first?.part == part {
          rig.send(.pointer(event, size))
          return
        }
      }
    }
    Issue.record("\(part) is not on the stage")
  }

  @Test(arguments: [Size(columns: 96, rows: 22), Size(columns: 44, rows: 20)])
  func theMouseActsOnWords(_ size: Size) throws {
    var rig = try trained("agree", ["updates": "100"])
    // Looks at a word.
    try press(.item(2), &rig, size)
    #expect(rig.lab.settings["place"] == "2")
    // Takes a word of those that may come next.
    let next = try #require(TinyText.numbers["sleep"])
    rig.send(.setting(name: "own", value: "the dogs"))
    let lab = try #require(rig.lab as? TinyLab)
    let net = try #require(lab.askedNet)
    let scores = try #require(lab.answer(net, lab.prompt)?.scores())
    let best = try #require(scores.indices.max { scores[$0] < scores[$1] })
    try press(.head(best), &rig, size)
    #expect(rig.lab.settings["own"] == "the dogs \(TinyText.words[best])")
    // Behind the last word is the list; a word of it is added, a word of the text ends it.
    rig.send(.setting(name: "own", value: "the dogs"))
    try press(.item(3), &rig, size)
    #expect(rig.lab.settings["choosing"] == "on")
    rig.send(.setting(name: "word", value: "sleep"))
    try press(.head(next), &rig, size)
    #expect(rig.lab.settings["own"] == "the dogs sleep")
    try press(.item(1), &rig, size)
    #expect(rig.lab.settings["own"] == "the")
  }

  @Test func aPressOnAPersonAsksAboutThem() throws {
    var rig = try LabRig("tinylm", view: "facts")
    try press(.item(3), &rig, Size(columns: 96, rows: 30))
    #expect(rig.lab.settings["person"] == "Dan")
  }

  @Test func aPressWhereNoWordIsDoesNothing() throws {
    let size = Size(columns: 96, rows: 22)
    for view in TinyStage.allCases {
      var rig = try LabRig("tinylm", view: view.rawValue)
      let settings = rig.lab.settings
      rig.send(.pointer(MouseEvent(.press, column: size.columns - 1, row: 0), size))
      #expect(rig.lab.settings == settings, "\(view)")
    }
  }

  // MARK: Facts

  @Test(arguments: ["1", "2", "3"])
  func homesThatWereToldAreKnownAndOthersAreMadeUp(_ seed: String) throws {
    let metrics = try metrics("facts", ["seed": seed])
    #expect(metrics["known"] == 18)
    #expect(metrics["known.share"] ?? 0 > 0.9)
    #expect(metrics["unknown.cities"] ?? 0 > 0.9)
    #expect(metrics["unknown.share"] ?? 0 > 0.3)
  }

  @Test func whereTheTextVariedTheSharesDoToo() throws {
    let metrics = try metrics("waits")
    #expect((0.167...0.3).contains(metrics["waits.share"] ?? 0))
    #expect(metrics["lives.share"] ?? 0 > 0.7)
  }

  @Test func oneRunServesBothViewsOfFacts() throws {
    var rig = try trained("facts")
    let known = rig.lab.metrics["known.share"]
    rig.show("waits")
    #expect(rig.lab.run == .finished)
    #expect(rig.lab.metrics["known.share"] == known)
  }

  @Test func aLargeModelIsTheSameArithmetic() throws {
    let rig = try LabRig("tinylm", view: "scale")
    #expect(!rig.lab.isRunnable)
    #expect(rig.lab.metrics["tokens"] == 960_000)
    #expect(rig.lab.metrics["work"] == 36_518_400_000.0)
    #expect((1e12...1e14).contains(rig.lab.metrics["times.work"] ?? 0))
  }

  // MARK: Arithmetic and engine

  /// What is shown of the way is what the engine's last layer makes its scores of.
  @Test func theLastRowTimesTheLastWeightsIsTheScores() throws {
    let rig = try trained("agree", ["updates": "100"])
    let lab = try #require(rig.lab as? TinyLab)
    let net = try #require(lab.askedNet)
    let answer = try #require(lab.answer(net, lab.prompt))
    let report = try #require(lab.desk.report(.network(net)))
    let weights = try #require(report.snapshot.values["next.weight"])
    let offsets = try #require(report.snapshot.values["next.bias"])
    let row = answer.numbers("norm", at: lab.prompt.count - 1)
    for (word, score) in answer.scores().enumerated() {
      let sum = row.indices.reduce(Double(offsets[word])) {
        $0 + row[$1] * Double(weights[word * net.width + $1])
      }
      #expect(abs(sum - Double(score)) < 1e-3)
    }
    for shares in answer.weights() { #expect(abs(shares.reduce(0, +) - 1) < 1e-4) }
  }

  @Test func partsAreShownOneAfterTheOther() throws {
    var rig = try LabRig("tinylm", view: "parts")
    var pictures: [String] = []
    for _ in 0..<6 {
      var surface = Surface(Size(columns: 96, rows: 22))
      rig.lab.draw(on: &surface, in: surface.bounds, focus: .stage)
      pictures.append(surface.description)
      rig.send(.key(.right))
    }
    #expect(Set(pictures).count == 6)
    #expect(pictures[5].contains("next word"))
  }

  // MARK: Goal and settings

  @Test(arguments: ["1", "2", "3"])
  func aWiderNetworkTrainedForLongerReachesTheGoal(_ seed: String) throws {
    let plan = ["width": "16", "updates": "1000", "positions": "on", "seed": seed]
    #expect(try metrics("build", plan)["goal"] == 1)
    #expect(try metrics("build", ["seed": seed])["goal"] == 0)
  }

  @Test func aLeakIsNoWayToTheGoal() throws {
    let plan = ["width": "16", "updates": "600", "positions": "on", "mask": "off"]
    #expect(try metrics("build", plan)["goal"] == 0)
  }

  @Test func spaceAloneDoesNotReachTheGoal() throws {
    var rig = try LabRig("tinylm", view: "grammar")
    for view in ["grammar", "parts", "agree", "build"] {
      rig.show(view)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0, "\(view)")
    }
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try LabRig("tinylm", view: "agree")
    rig.show("agree", ["prompt": "3", "swapped": "3", "place": "2"])
    rig.show("sample", ["temperature": "0.5", "written": "the dogs near", "draws": "7"])
    rig.show("facts", ["person": "Udo"])
    var again = try LabRig("tinylm", view: "facts", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["agree.prompt"] == "3")
    #expect(again.lab.settings["written"] == "the dogs near")
    #expect(again.lab.settings["person"] == "Udo")
    rig.show("mask", ["own": "the quick cat hears"])
    rig.send(.key("O"))
    rig.send(.key(.right))
    again = try LabRig("tinylm", view: "mask", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["own"] == "the quick cat hears")
    #expect(again.lab.settings["prompt"] == "own" && again.lab.settings["choosing"] == "on")
    #expect(again.lab.summary.contains("the quick cat hears"))
  }
}
