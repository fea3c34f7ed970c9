import Course
import Labs
import Recall
import SessionPlay
import Testing

@testable import Tutor

/// The map, labs and whatever a person may type.
@Suite struct PlainSessionTests {
  // MARK: The map

  @Test func theMapIsANumberedList() {
    let player = PlainPlayer()
    for (index, entry) in CourseFiles.library.syllabus.entries.enumerated() {
      #expect(player.words.contains("\(index + 1) \(entry.title)"), "\(entry.id)")
    }
    #expect(player.prompt == "lesson (1-22, Enter 1, ? help, q quit): ")
  }

  @Test(arguments: ["1", "", "L01", "l01"]) func aLessonIsOpenedByNumberOrName(_ line: String) {
    var player = PlainPlayer()
    player.type(line)
    #expect(player.reading?.lesson.id == "L01")
    player.type("map")
    #expect(player.words.contains("Course map"))
    #expect(player.reading == nil)
  }

  @Test func aLessonThatIsNotWrittenSaysSo() {
    var player = PlainPlayer()
    player.type("22")
    #expect(player.reply == ["“Judge a claim, build a case” is not written yet."])
    player.type("23")
    #expect(player.reply == ["There are lessons 1 to 22."])
  }

  @Test func leavingSaysHowToGoOn() {
    var player = PlainPlayer(opening: .lesson("L01", step: nil))
    player.type("n", "q")
    #expect(player.isOver)
    #expect(player.reply.last == "Kept: descent learn L01 --plain goes on here.")
    let again = PlainPlayer(events: player.events, opening: .lesson("L01", step: nil))
    #expect(again.words.contains("Step 2 of 8"))
  }

  @Test func anEmptyLibraryIsNoTrap() {
    var player = PlainPlayer(library: Library())
    #expect(player.prompt == "no lessons (? help, q quit): ")
    player.type("", "1", "?", "g", "lab", "lab nothing", "page", "map")
    #expect(!player.isOver)
  }

  // MARK: Runs

  /// What `,` and `.` do on the screen.
  @Test func aRunIsTakenBackAndForth() throws {
    var player = PlainPlayer(opening: .lab("spam", settings: ["view": "learn"], seed: 1))
    player.type("earlier")
    #expect(player.reply.joined().contains("means nothing here"))
    player.type("run")
    let end = try #require(player.plain.stage?.lab?.timeline)
    player.type("earlier")
    let back = try #require(player.plain.stage?.lab?.timeline)
    #expect(back.step == end.step - end.stride)
    #expect(!player.reply.isEmpty)
    player.type("later")
    #expect(player.plain.stage?.lab?.timeline == end)
  }

  @Test func aRunIsSpokenOfAsItGoesAndWhenItIsOver() {
    var player = PlainPlayer(opening: .lab("spam", settings: [:], seed: 1))
    player.type("run")
    let said = player.reply.filter { $0.hasPrefix("Now: loss 0.693") }
    #expect(said.count >= 3)
    #expect(said.last?.contains("in 880 steps, falling") == true, "\(said)")
  }

  @Test func aRunMayBeTakenStepByStep() {
    var player = PlainPlayer(opening: .lab("spam", settings: [:], seed: 1))
    player.type("s")
    #expect(player.reply.joined().contains("loss 0.693 → 0.693 in 1 step, flat;"))
    player.type("step 9")
    #expect(player.reply.joined().contains("in 10 steps"))
    player.type("step 0")
    #expect(player.reply.count == 1)
    player.type("step many")
    #expect(player.reply.count == 1)
  }

  @Test func aRunThatGoesOnCanBePausedAndGoesOn() {
    var plain = PlainSession(
      Session(
        library: CourseFiles.library, events: [], opening: .lab("spam", settings: [:], seed: 1)))
    _ = plain.start(at: 0)
    _ = plain.update(.loaded(CourseFiles.data), at: 0)
    #expect(plain.pause(at: 0).isEmpty, "Nothing runs yet.")
    let started = plain.answer("run", at: 0)
    guard case .lab(.start(let job))? = started.first else {
      Issue.record("\(started)")
      return
    }
    var report = RunReport(job: job.number, isRunning: true)
    _ = plain.update([report], at: 0)
    #expect(plain.pause(at: 0) == [.lab(.pause)])
    report.isRunning = false
    _ = plain.update([report], at: 0)
    #expect(plain.answer("run", at: 0).contains { if case .lab(.go) = $0 { true } else { false } })
  }

  /// A run without an end pauses by itself, so that nobody waits for ever.
  @Test func aRunWithoutAnEndIsPaused() {
    var plain = PlainSession(
      Session(
        library: CourseFiles.library, events: [], opening: .lab("spam", settings: [:], seed: 1)))
    _ = plain.start(at: 0)
    _ = plain.update(.loaded(CourseFiles.data), at: 0)
    guard case .lab(.start(let job))? = plain.answer("run", at: 0).first else {
      Issue.record("nothing was started")
      return
    }
    let report = RunReport(job: job.number, isRunning: true)
    var effects: [Effect] = []
    for _ in 0..<5000 where effects.isEmpty { effects = plain.update([report], at: 0) }
    #expect(effects == [.lab(.pause)])
  }

  @Test func aPredictionComesBeforeItsRun() {
    var player = PlainPlayer(opening: .lesson("L01", step: 2))
    player.type("run")
    #expect(player.reply == ["Predict first; then it can run. (x skips the question.)"])
    player.type("3", "")
    #expect(player.words.contains("As you said."))
  }

  @Test func aLockedPredictionMayBeChangedBeforeTheRun() {
    var player = PlainPlayer(opening: .lesson("L01", step: 2))
    player.type("1", "3", "")
    #expect(player.words.contains("As you said."))
  }

  // MARK: Controls and views

  @Test func controlsAreSetByName() {
    var player = PlainPlayer(opening: .lab("spam", settings: [:], seed: 1))
    player.type("set passes 5")
    #expect(player.reply.first == "passes is 5 now.")
    player.type("set passes up")
    #expect(player.reply.first == "passes is 6 now.")
    player.type("set mails 1 000")
    #expect(player.reply.first == "mails is 1000 now.")
    player.type("set mails lots")
    #expect(player.reply == ["mails stays 1000: lots is nothing that it can be."])
    player.type("set rate 3")
    #expect(player.reply.joined(separator: " ").hasPrefix("There is nothing called rate"))
    player.type("set")
    #expect(player.words.contains("There is: mails, passes, hidden, changed."))
  }

  @Test(arguments: LabCatalog.entries.map(\.id))
  func everyViewOfALabCanBeShownAndSaysSomething(_ lab: String) throws {
    let entry = try #require(LabCatalog.entry(named: lab))
    var player = PlainPlayer(opening: .lab(lab, settings: [:], seed: 1))
    player.type("run")
    for view in entry.views {
      player.type("show \(view.name)")
      #expect(player.words.contains(view.title))
      player.type("run", "stage")
      let now = player.reply.joined(separator: " ")
      #expect(now.hasPrefix("Now: ") && now.count > 12, "\(view.name): \(now)")
      #expect(!now.contains(": ;") && !now.contains("; ."), "\(view.name): \(now)")
      player.type("details")
    }
  }

  @Test func keysOfTheStageAreTypedByNameOrByWhatTheyDo() {
    var player = PlainPlayer(opening: .lab("spam", settings: ["view": "sort"], seed: 1))
    player.type("spam", "LEFT", "right left left right")
    #expect(player.words.contains("6 of 6 right"))
    player.type("take back")
    #expect(player.reply.count == 1, "\(player.reply)")
    var rules = PlainPlayer(opening: .lab("spam", settings: ["view": "rules"], seed: 1))
    rules.type("down down enter", "down, enter")
    #expect(rules.words.contains("rules chosen: $ occurs, ! more than 0.2 %"))
  }

  // MARK: Help and errors

  @Test func helpNamesWhatCanBeTypedAndAllOfItWorks() {
    for opening in [
      Session.Opening.home, .lesson("L01", step: 0), .lesson("L01", step: 7),
      .lab("spam", settings: [:], seed: 1),
    ] {
      var player = PlainPlayer(opening: opening)
      player.type("?")
      let names = player.reply.compactMap { line -> String? in
        guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
        return line.dropFirst(2).components(before: "  ")
      }
      #expect(names.count > 4)
      for name in names where !["q", "map"].contains(name) {
        var other = player
        other.type(name.replacing("VALUE", with: "1").replacing("NAME", with: "spam"))
        #expect(!other.reply.joined().contains("means nothing here"), "\(name)")
      }
    }
  }

  @Test func whatMeansNothingIsSaidInOneSentence() {
    var player = PlainPlayer(opening: .lesson("L01", step: nil))
    for line in ["xyzzy", "run away", "\u{0}", "🙂", String(repeating: "a", count: 5000)] {
      player.type(line)
      #expect((1...2).contains(player.reply.count), "\(line): \(player.reply)")
    }
  }

  @Test func whatHappenedWhileTheRecordWasOpenedIsSaidFirst() {
    var plain = PlainSession(
      Session(library: CourseFiles.library, events: [], notices: ["The record was set aside."]))
    _ = plain.start(at: 0)
    plain.rest()
    #expect(plain.takeLines().first == "The record was set aside.")
  }

  // MARK: Anything

  @Test(arguments: 1...16)
  func noSequenceOfLinesBreaksAnything(_ seed: Int) {
    var random = RandomNumbers(state: UInt64(seed))
    let openings: [Session.Opening] = [
      .home, .lesson("L01", step: nil), .lesson("L01", step: random.below(8)),
      .lab("spam", settings: [:], seed: UInt64(seed)),
    ]
    var player = PlainPlayer(opening: openings[seed % openings.count])
    let words = [
      "", "", "", "1", "2", "3", "1 2", "3 2 1 4 5", "60", "0,5", "n", "n", "b", "x", "h", "run",
      "s",
      "step 7", "r", "R", "set mails 100", "set passes 2", "set fire up", "set", "views",
      "show use",
      "show 3", "left", "right enter", "down", "spam", "good mail", "stage", "details", "page", "g",
      "g unit", "?", "!", "L", "t", "lab spam", "map", "esc", "tab", "−3", "\u{7}", "1e999", "é",
    ]
    for _ in 0..<120 {
      player.type(words[random.below(words.count)])
      #expect(!player.prompt.isEmpty)
      #expect(player.reply.allSatisfy { $0.count <= PlainStyle.usualColumns })
      #expect(player.plain.session.overlay == nil)
      for state in (player.reading?.questions ?? [:]).values {
        if let verdict = state.verdict { #expect(verdict.isJudged) }
      }
    }
    player.type(line: nil)
    #expect(player.isOver)
    let before = player.transcript.count
    player.type(line: "1")
    #expect(player.transcript.count == before + 1, "Nothing is said after the end.")
  }
}

extension Substring {
  /// What stands before the first of these.
  fileprivate func components(before mark: String) -> String {
    ranges(of: mark).first.map { String(self[..<$0.lowerBound]) } ?? String(self)
  }
}
