import Labs
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// The shelf: what is kept, how it is called, what sets it apart, and making it again.
@Suite struct RunShelfTests {
  private static let settings = ["points": "20", "epochs": "4"]

  /// Two runs of the playground that differ in their rates, the second one left on stage.
  private static func kept() -> Player {
    var player = Player(opening: .lab("playground", settings: settings, seed: 1))
    player.play("Space K")
    while player.lab?.controls.firstIndex(where: { $0.name == "rate" }) != player.control {
      player.play("Tab")
    }
    player.play("r → Space K")
    return player
  }

  /// Two runs side by side, stopped on their way.
  private static func several() -> Player {
    var player = Player(opening: .lab("deep", settings: ["view": "deeper"], seed: 1))
    player.holdsTrainer = true
    player.play("Space")
    player.frames(2)
    player.play("Space")
    player.frames(2)
    return player
  }

  @Test func whatIsKeptLiesOnTheShelfOnce() throws {
    var player = Self.kept()
    #expect(player.session.shelf.runs.map(\.letter) == ["A", "B"])
    player.play("K")
    #expect(player.session.shelf.runs.count == 2)
    #expect(player.session.notice?.contains("already") == true)
    #expect(player.shelved.count == 2)
  }

  @Test func aNameIsTypedAndWritten() throws {
    var player = Self.kept()
    player.play("E C ↑ N")
    player.play(KeyScript("Backspace*40 mine Enter"))
    #expect(player.session.shelf.runs.map(\.name).first == "mine")
    guard case .write(let recipe, _)? = player.shelved.last else {
      Issue.record("\(player.shelved.count)")
      return
    }
    #expect(recipe.last.name == "mine")
    player.play("N")
    player.play(KeyScript("x Esc"))
    #expect(player.session.shelf.runs.first?.name == "mine")
  }

  @Test func theEndOfALongNameIsSeenWhileItIsTyped() {
    var player = Self.kept()
    player.play("E C N")
    player.play(KeyScript("a * * * * * * * * * * * * * * * * * * * * * b c d"))
    #expect(player.picture(Size(columns: 80, rows: 24)).contains("bcd▏"))
  }

  @Test func whatIsTakenOffIsGone() throws {
    var player = Self.kept()
    let file = try #require(player.session.shelf.runs.last?.file)
    player.play("E C T")
    #expect(player.session.shelf.runs.map(\.letter) == ["A"])
    #expect(player.runs?.ticked == ["A"])
    #expect(player.shelved.last == .remove(file: file))
    // Its letter is free again.
    player.play("Esc K")
    #expect(player.session.shelf.runs.map(\.letter) == ["A", "B"])
  }

  @Test func whatDiffersIsInTheTableAndNothingElse() throws {
    let player = Self.kept()
    let differences = RunDifferences(player.session.shelf.runs)
    #expect(differences.letters == ["A", "B"])
    #expect(differences.settings.map(\.name) == ["rate"])
    #expect(differences.settings.first?.values == ["0.03", "0.1"])
    #expect(differences.results.map(\.name).contains("training loss"))
    #expect(RunDifferences([player.session.shelf.runs[0]]).settings.isEmpty)
  }

  /// Which page of controls is shown says nothing of a run, and hides nothing of it.
  @Test func aPageOfControlsSetsNothingApart() throws {
    var player = Player(opening: .lab("playground", settings: Self.settings, seed: 1))
    player.play("Space K")
    while player.lab?.controls.firstIndex(where: { $0.name == "show" }) != player.control {
      player.play("Tab")
    }
    player.play("→ → → → → r s s K")
    let runs = player.session.shelf.runs
    #expect(runs.count == 2 && player.lab?.settings["show"] == "training")
    #expect(runs.last?.name.contains("controls") == false, "\(runs.map(\.name))")
    #expect(RunDifferences(runs).settings.isEmpty, "\(RunDifferences(runs).settings)")
  }

  /// The run on stage is seen beside those that were kept, and stays if it is told to.
  @Test func theRunOnStageIsSeenBesideThem() throws {
    var player = Self.kept()
    player.play("→ r Space E C")
    let runs = try #require(player.runs)
    #expect(runs.shelf.runs.map(\.letter) == ["A", "B", "C"] && runs.visiting == ["C"])
    #expect(player.session.shelf.runs.count == 2)
    player.play("K")
    #expect(player.session.shelf.runs.map(\.letter) == ["A", "B", "C"])
    let file = try #require(player.session.shelf.runs.last?.file)
    player.play("L")
    #expect(player.session.shelf.runs.last?.check == .done(.same))
    #expect(player.session.shelf.runs.last?.file == file)
    player.play("Esc → r Space E C T Esc")
    #expect(player.session.shelf.runs.count == 3 && player.shelved.count == 3)
  }

  /// A run of an earlier sitting has no curve until it is made again, with the same bits.
  @Test func aRunOfAnEarlierSittingIsMadeAgain() throws {
    let recipes = Self.kept().session.shelf.runs.map(\.recipe)
    var player = Player(opening: .runs(recipes))
    #expect(player.runs?.shelf.runs.map(\.check) == [.done(.same), .done(.same)])
    #expect(player.session.notice?.contains("the same to the last bit") == true)
    player.play("PgDn PgDn")
    #expect(player.words.contains("0.03") && player.words.contains("training loss"))
    // What it says itself of its losses can be wrong.
    var wrong = recipes[0]
    wrong.training = 0.5
    #expect(Player(opening: .runs([wrong])).runs?.shelf.runs.first?.check != .done(.same))
    wrong.legs[0].lab = "nowhere"
    let failed = Player(opening: .runs([wrong])).runs?.shelf.runs.first?.checkSentence
    #expect(failed?.contains("which this Descent has not") == true)
  }

  /// Every picture, every dialog, at any size and in any look.
  @Test func theyAreDrawnWithinAnyScreen() throws {
    var states: [(name: String, session: Session)] = []
    for keys in ["E", "E A", "E A F Space", "E C", "E C PgDn", "E C PgDn PgDn", "E C N"] {
      var player = Self.kept()
      player.play(KeyScript(keys))
      states.append((keys, player.session))
    }
    var race = Self.kept()
    race.play("E A Enter Space")
    states.append(("race", race.session))
    var picks = Self.several()
    picks.play("D")
    if case .runPick? = picks.session.overlay {} else { Issue.record("nothing was asked") }
    states.append(("pick", picks.session))
    for size in [Size.smallest, .standard, Size(columns: 200, rows: 60)] {
      for look in [Look.standard, Look(colors: .none, glyphs: .ascii)] {
        for (name, session) in states {
          let picture = session.view(in: size, look: look)
          #expect(picture.description.contains("Esc "), "\(name) \(size)")
          let isASCII = picture.description.allSatisfy(\.isASCII)
          #expect(isASCII || look.glyphs != .ascii, "\(name) \(size)")
        }
      }
    }
  }

  // MARK: Which of several

  /// Where several runs are on stage, it is asked which; the picture's own cursor answers.
  @Test func ofSeveralRunsOneIsAskedFor() throws {
    var player = Self.several()
    let names = try #require(player.lab?.exports.map(\.name))
    #expect(names.count > 1)
    player.play("D")
    guard case .runPick(let pick)? = player.session.overlay else {
      Issue.record("nothing was asked")
      return
    }
    #expect(pick.options.map(\.name) == names)
    player.play("2")
    player.frames(1)
    #expect(player.debugger?.subject?.run.name == names[1])
    player.play("Esc V 2")
    #expect(player.doctor?.run.name == names[1])
    player.play("Esc K 2")
    #expect(player.session.shelf.runs.map { $0.run?.name } == [names[0]])
    player.play("K 1")
    #expect(player.session.shelf.runs.count == names.count)
  }

  @Test func whatArrowsHaveChosenIsMeant() throws {
    let settings = Self.settings.merging(["view": "sweep"]) { $1 }
    var player = Player(opening: .lab("playground", settings: settings, seed: 1))
    player.play("Space")
    let chosen = try #require(player.lab?.chosenRun)
    player.play("→ K")
    let name = try #require(player.lab?.exports[chosen + 1].name)
    #expect(player.session.shelf.runs.map(\.name) == [name])
  }
}

extension Player {
  /// The control that has the keys, if one has.
  fileprivate var control: Int? {
    if case .control(let index)? = room?.focus { index } else { nil }
  }
}
