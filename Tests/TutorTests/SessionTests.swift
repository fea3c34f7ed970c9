import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// A session as a value: what comes in, what it asks for, what is on the screen.
@Suite struct SessionTests {
  private func picture(_ player: Player, _ size: Size = .standard) -> String {
    player.view(size).description
  }

  // MARK: Beginning

  @Test func aNewLearnerBeginsOnTheMap() {
    let player = Player()
    #expect(player.isHome)
    for unit in CourseFiles.library.syllabus.units { #expect(picture(player).contains(unit.title)) }
  }

  @Test func aLessonCanBeOpenedAtAnyOfItsSteps() {
    for (step, title) in (Lesson.spamFilters?.steps ?? []).map(\.title).enumerated() {
      let player = Player(opening: .lesson("L01", step: step))
      #expect(player.reading?.page.step == step)
      #expect(picture(player).contains(title))
    }
    let beyond = Player(opening: .lesson("L01", step: 99))
    #expect(beyond.reading?.number == 0)
  }

  @Test func aLessonThatIsNotWrittenSaysSo() {
    let player = Player(opening: .lesson("L22", step: nil))
    #expect(player.isHome)
    #expect(picture(player).contains("L22 is not written yet."))
  }

  @Test func aLabThatDoesNotExistSaysSo() {
    let player = Player(opening: .lab("astrology", settings: [:], seed: 1))
    #expect(player.isHome)
    #expect(picture(player).contains("There is no lab called astrology."))
  }

  @Test func aLessonWithALabThatDoesNotExistIsReadWithoutIt() {
    var library = CourseFiles.library
    for step in library.lessons[0].steps.indices {
      for screen in library.lessons[0].steps[step].screens.indices {
        let blocks = library.lessons[0].steps[step].screens[screen].blocks
        library.lessons[0].steps[step].screens[screen].blocks = blocks.map { block in
          guard case .lab(var lab) = block else { return block }
          lab.lab = "astrology"
          return .lab(lab)
        }
      }
    }
    var player = Player(opening: .lesson("L01", step: nil), library: library)
    #expect(player.lab == nil)
    for _ in 0..<60 where !player.isAtEnd { player.play("1 2 Space PgDn") }
    #expect(player.isAtEnd)
  }

  @Test func anEmptyLibraryIsNoTrap() {
    var player = Player(library: Library())
    player.play("↓ ↑ Enter L PgDn PgUp ?")
    player.press(.escape)
    #expect(player.isHome)
    #expect(!picture(player).isEmpty)
    player.play("q")
    #expect(player.hasQuit)
  }

  @Test func whatHappenedWhileTheRecordWasOpenedIsSaidUntilTheNextKey() {
    let session = Session(
      library: CourseFiles.library, events: [], notices: ["The record was set aside."])
    var player = Player(session)
    #expect(picture(player).contains("The record was set aside."))
    player.now += 1_000
    player.press(.down)
    #expect(!picture(player).contains("The record was set aside."))
  }

  // MARK: The map

  @Test func arrowsGoThroughAllLessonsAndStopAtTheEnds() {
    var player = Player()
    let entries = CourseFiles.library.syllabus.entries
    player.play("↑*30")
    for entry in entries {
      #expect(player.home?.chosen?.entry.id == entry.id)
      #expect(picture(player).contains(entry.title))
      player.press(.down)
    }
    #expect(player.home?.chosen?.entry.id == entries.last?.id)
    player.play("j j k")
    #expect(player.home?.chosen?.entry.id == entries.dropLast().last?.id)
  }

  @Test func pageKeysGoFromUnitToUnit() {
    var player = Player()
    var units: [Int?] = [player.home?.chosen?.unit]
    for _ in 0..<6 {
      player.press(.pageDown)
      units.append(player.home?.chosen?.unit)
    }
    #expect(units == [1, 2, 3, 4, 5, 6, 6])
    player.play("PgUp*9")
    #expect(player.home?.chosen?.unit == 1)
  }

  @Test func aLessonThatIsNotWrittenIsNotOpened() {
    var player = Player()
    player.play("↑*30")
    for entry in CourseFiles.library.syllabus.entries {
      let isWritten = CourseFiles.library.lesson(entry.id) != nil
      var trying = player
      trying.press(.enter)
      #expect((trying.reading != nil) == isWritten, "\(entry.id)")
      if !isWritten { #expect(player.words.contains("not written yet"), "\(entry.id)") }
      player.press(.down)
    }
  }

  @Test func theMapOpensTheLessonThatWasLeft() {
    var player = Player()
    player.play("Enter")
    #expect(player.reading?.number == 0)
    player.play("PgDn PgDn Esc")
    #expect(player.isHome)
    #expect(picture(player).contains("continue"))
    player.press(.enter)
    #expect(player.reading?.number == 2)
  }

  @Test func leavingALessonStopsItsTraining() {
    var player = Player(opening: .lesson("L01", step: 2))
    player.holdsTrainer = true
    player.play("3 Space")
    player.frames(2)
    #expect(player.isTraining)
    player.press(.escape)
    #expect(player.effects.contains(.lab(.stop)))
  }

  @Test func theMapShowsADoneLessonAsDone() {
    var player = Player(opening: .lesson("L01", step: nil))
    player.playLesson(Learner(.right))
    player.press(.enter)
    #expect(player.isHome)
    #expect(picture(player).contains("1 of 22 lessons done"))
    #expect(picture(Player()).contains("0 of 22 lessons done"))
  }

  // MARK: Overlays

  @Test func theHelpNamesTheKeysOfItsScreenAndGoesAway() {
    for opening in [
      Session.Opening.home, .lesson("L01", step: nil), .lab("spam", settings: [:], seed: 1),
    ] {
      var player = Player(opening: opening)
      let before = picture(player)
      player.play("?")
      guard case .help(let help) = player.session.overlay else {
        Issue.record("no help")
        return
      }
      #expect(help.rows.count > 3)
      for row in help.rows.prefix(6) { #expect(picture(player).contains(row.text)) }
      player.press(.escape)
      #expect(player.session.overlay == nil)
      #expect(picture(player) == before)
      player.play("? x")
      #expect(picture(player) == before)
    }
  }

  @Test func everyLineOfTheHelpCanBeReachedOnTheSmallestScreen() {
    for state in States.all.filter({ $0.name.hasSuffix("ready") || $0.name.hasPrefix("home 0") }) {
      var session = state.session
      _ = session.update(.input(.resize(.smallest)), at: 0)
      _ = session.update(.input(.key(.character("?"))), at: 0)
      guard case .help(let help) = session.overlay else { continue }
      var missing = Set(help.rows.map(\.text))
      for _ in 0...help.rows.count {
        let picture = session.view(in: .smallest, look: .standard).description
        missing = missing.filter { !picture.contains($0) }
        _ = session.update(.input(.key(.down)), at: 0)
      }
      #expect(missing.isEmpty, "\(state.name): \(missing)")
    }
  }

  @Test func theGlossaryHasEveryTermOfTheLesson() throws {
    let lesson = try #require(Lesson.spamFilters)
    var player = Player(opening: .lesson("L01", step: nil))
    player.play("g")
    var missing = Set(lesson.glossary.keys)
    for _ in lesson.glossary {
      let picture = player.view(.smallest).description
      missing = missing.filter { !picture.contains($0) }
      player.press(.down)
    }
    #expect(missing.isEmpty)
    player.press(.escape)
    #expect(player.session.overlay == nil)
    #expect(player.reading != nil)
  }

  @Test func anOverlayTakesAllKeysButTheWayOut() {
    var player = Player(opening: .lesson("L01", step: nil))
    player.play("? 2")
    #expect(player.session.overlay == nil)
    #expect(player.reading?.questions["L01.sort"]?.phase == .open)
    player.play("? q")
    #expect(player.hasQuit)
  }

  // MARK: Recording

  @Test func aVerdictShowsOnlyOnceItIsOnDisk() {
    var session = Session(
      library: CourseFiles.library, events: [], opening: .lesson("L01", step: 7))
    _ = session.start(on: .standard, at: 0)
    _ = session.update(.input(.key(.character("1"))), at: 0)
    let effects = session.update(.input(.key(.character("2"))), at: 5)
    guard case .record(let event)? = effects.first, case .reading(let saving) = session.screen
    else {
      Issue.record("\(effects)")
      return
    }
    #expect(effects.count == 1)
    #expect(event.time == 5)
    guard case .saving = saving.questions["L01.who-decided"]?.phase else {
      Issue.record("the verdict does not wait")
      return
    }
    #expect(session.view(in: .standard, look: .standard).description.contains("Saving"))
    #expect(session.record.answers.isEmpty)
    _ = session.update(.recorded(event), at: 6)
    guard case .reading(let graded) = session.screen,
      case .graded = graded.questions["L01.who-decided"]?.phase
    else {
      Issue.record("the verdict does not show")
      return
    }
    #expect(session.record.answers["L01.who-decided"] != nil)
  }

  @Test func withoutARecordTheLessonGoesOnAndSaysSoOnce() {
    var player = Player()
    player.recordFailure = "Nothing is kept: the disk is full."
    player.press(.enter)
    #expect(picture(player).contains("the disk is full"))
    player.now += 1_000
    player.playPage(Learner(.right))
    #expect(!picture(player).contains("the disk is full"))
    #expect(player.words.contains("As you said."))
    player.playLesson(Learner(.right)) { player in
      #expect(!player.view().description.contains("the disk is full"))
    }
    player.press(.enter)
    #expect(player.isHome)
    #expect(picture(player).contains("1 of 22 lessons done"))
    #expect(player.events.isEmpty)
  }

  // MARK: Data that does not come

  @Test(arguments: [Session.Opening.lesson("L01", step: nil), .lab("spam", settings: [:], seed: 1)])
  func aTableThatCannotBeReadIsExplainedOnTheStage(_ opening: Session.Opening) {
    var session = Session(library: CourseFiles.library, events: [], opening: opening)
    let effects = session.start(on: .standard, at: 0)
    #expect(effects.contains(.load([.table("spambase")])))
    #expect(session.view(in: .standard, look: .standard).description.contains("Reading its data"))
    _ = session.update(.notLoaded("spambase.csv.gz: there is no such file."), at: 0)
    for size in [Size.smallest, .standard] {
      let picture = session.view(in: size, look: .standard).description
      #expect(picture.contains("This lab cannot open"))
      #expect(picture.contains("spambase.csv.gz: there is no such file."))
    }
  }

  @Test func aLessonWhoseDataIsMissingCanStillBeLeafedThrough() {
    var player = Player()
    player.tableFailure = "spambase.csv.gz: there is no such file."
    player.press(.enter)
    let failing = Player(opening: .lesson("L01", step: nil))
    #expect(failing.lab != nil)
    for _ in 0..<60 where !player.isAtEnd { player.play("1 2 Space x PgDn") }
    #expect(player.isAtEnd)
  }

  @Test func aTableOfAnotherShapeIsExplained() {
    var session = Session(
      library: CourseFiles.library, events: [], opening: .lab("spam", settings: [:], seed: 1))
    _ = session.start(on: .standard, at: 0)
    _ = session.update(
      .loaded(LabData(tables: ["spambase": DataTable(columns: ["a", "spam"], values: [1, 0])])),
      at: 0)
    let picture = session.view(in: .standard, look: .standard).description
    #expect(picture.contains("This lab cannot open"))
    #expect(picture.contains("assets/DATA.md"))
  }

  @Test func aRunThatCannotStartIsExplained() {
    var player = Player(opening: .lab("spam", settings: [:], seed: 1))
    player.holdsTrainer = true
    player.press(.character(" "))
    guard
      case .lab(.start(let job))? = player.effects.first(where: {
        if case .lab(.start) = $0 { true } else { false }
      })
    else {
      Issue.record("nothing starts")
      return
    }
    player.send(.report(RunReport(job: job.number, failure: "no memory is left.")))
    #expect(picture(player).contains("no memory is left."))
  }

  @Test func aReportOfAnEarlierLabIsIgnored() {
    var player = Player(opening: .lesson("L01", step: 2))
    player.play("3 Space")
    let was = player.lab?.metrics
    player.send(.report(RunReport(job: 1)))
    player.send(.report(RunReport(job: 7 << 20)))
    #expect(player.lab?.metrics == was)
    player.press(.escape)
    let before = picture(player)
    player.send(.report(RunReport(job: (1 << 20) + 1)))
    #expect(player.isHome)
    #expect(picture(player) == before)
  }

  // MARK: Other input

  @Test func aNewSizeKeepsEverything() {
    var player = Player(opening: .lesson("L01", step: nil))
    player.play("2")
    let before = picture(player)
    for size in [Size(columns: 80, rows: 24), Size(columns: 10, rows: 3), .standard] {
      player.send(.input(.resize(size)))
      #expect(player.effects.isEmpty)
    }
    #expect(picture(player) == before)
  }

  /// While a run is on its way, and the window is dragged larger and smaller.
  @Test func aNewSizeInTheMiddleOfARunKeepsEverything() {
    for opening in [
      Session.Opening.lesson("L01", step: 2), .lab("spam", settings: ["view": "learn"], seed: 1),
    ] {
      var still = Player(opening: opening)
      var dragged = Player(opening: opening)
      for size in [(80, 24), (250, 80), (30, 5), (0, 0), (81, 60), (100, 30)] {
        for turn in 0...1 {
          var player = turn == 0 ? still : dragged
          player.holdsTrainer = true
          if size == (80, 24) { player.play("3 Space") }
          player.frames(3)
          if turn == 1 {
            player.send(.input(.resize(Size(columns: size.0, rows: size.1))))
            #expect(player.effects.isEmpty)
          }
          if turn == 0 { still = player } else { dragged = player }
        }
        #expect(dragged.lab?.metrics == still.lab?.metrics)
        #expect(dragged.view(.smallest) == still.view(.smallest))
      }
      #expect(dragged.isTraining)
    }
  }

  @Test func theWheelScrollsTheTextAndTheList() {
    var player = Player()
    let first = player.home?.cursor
    player.send(.input(.mouse(MouseEvent(.wheelDown, column: 5, row: 9))))
    #expect(player.home?.cursor == (first ?? 0) + 1)
    player.send(.input(.mouse(MouseEvent(.wheelUp, column: 5, row: 9))))
    #expect(player.home?.cursor == first)
    // Beside the map there is nothing to scroll.
    player.send(.input(.mouse(MouseEvent(.wheelDown, column: 70, row: 9))))
    #expect(player.home?.cursor == first)
  }

  @Test func aNumberCanBePasted() {
    var player = Player(opening: .lesson("L01", step: 1))
    player.focus(on: .text)
    player.send(.input(.paste("  84,5 %\n")))
    #expect(player.reading?.questions["L01.rules"]?.text == "84,5%")
    player.send(.input(.paste("rm -rf")))
    #expect(player.reading?.questions["L01.rules"]?.text == "84,5%-")
    player.play("Backspace Enter")
    guard case .locked(.number(84.5), _) = player.reading?.questions["L01.rules"]?.phase else {
      Issue.record("\(String(describing: player.reading?.questions["L01.rules"]?.phase))")
      return
    }
  }

  @Test func whatIsPastedElsewhereIsNoKeys() {
    var player = Player(opening: .lesson("L01", step: nil))
    let before = picture(player)
    player.send(.input(.paste("2q x 1")))
    #expect(picture(player) == before)
    #expect(player.effects.isEmpty)
    player.press(.escape)
    player.send(.input(.paste("q")))
    #expect(!player.hasQuit)
  }

  @Test func aNumberThatMakesNoSenseIsNotTaken() {
    var player = Player(opening: .lesson("L01", step: 1))
    player.focus(on: .text)
    for (typed, complaint) in [("-", "not a number"), ("999", "from 50 to 100"), ("3", "from 50")] {
      player.play(KeyScript("Backspace*12 \(typed) Enter"))
      #expect(player.words.contains(complaint), "\(typed)")
      #expect(player.reading?.questions["L01.rules"]?.phase == .open)
      #expect(player.effects.isEmpty)
    }
    player.play("Backspace*12 85 Enter")
    #expect(!player.words.contains("not a number"))
    #expect(player.reading?.mayRun == true)
  }

  @Test func aTypedNumberIsAtMostTwelveCharacters() {
    var player = Player(opening: .lesson("L01", step: 1))
    player.focus(on: .text)
    player.play("7*40")
    #expect(player.reading?.questions["L01.rules"]?.text.count == 12)
  }
}

extension Player {
  var home: HomeScreen? {
    if case .home(let home) = session.screen { home } else { nil }
  }
}

extension Lesson {
  static let spamFilters = CourseFiles.library.lesson("L01")
}
