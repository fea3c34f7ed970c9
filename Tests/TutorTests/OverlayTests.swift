import Course
import Labs
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// What lies on top of a screen: help, questions and notices.
@Suite struct OverlayTests {
  private static let sizes = [Size.smallest, .standard, Size(columns: 200, rows: 60)]

  // MARK: Help

  @Test(arguments: States.all)
  func theHelpHasEachKeyInOneSection(_ state: SessionState) {
    let help = state.session.screen.shown.help
    let areFilled = help.sections.allSatisfy { !$0.rows.isEmpty }
    #expect(areFilled)
    #expect(Set(help.sections.map(\.title)).count == help.sections.count)
    #expect(help.sections.last?.title == "Descent")
    let areSentences = help.rows.allSatisfy { !$0.text.isEmpty }
    #expect(areSentences)
  }

  @Test func theHelpUsesTwoColumnsWhereThereIsRoom() {
    let help = Player(opening: .lesson("L01", step: 2)).session.screen.shown.help
    let narrow = help.lines(on: .standard)
    let wide = help.lines(on: Size(columns: 200, rows: 60))
    #expect(wide.count < narrow.count)
    for row in help.rows {
      let isThere = wide.contains { $0.plain.contains(row.text) }
      #expect(isThere, "\(row.text)")
    }
  }

  @Test func theHelpSaysHowMuchIsOutOfSightAndScrollsToItsEnds() {
    var session = Session(library: CourseFiles.library, events: [])
    _ = session.start(on: .smallest, at: 0)
    guard var help = Optional(session.screen.shown.help) else { return }
    // More than a small screen holds.
    help.sections += (1...3).map { number in
      Help.Section(
        title: "More \(number)",
        rows: (1...6).map { Help.Row(key: "F\($0)", text: "row \(number).\($0)") })
    }
    session.overlays = [.help(help)]
    #expect(session.view(in: .smallest, look: .standard).description.contains("more"))
    for (key, last) in [(Key.end, "row 3.6"), (.home, "Move between lessons")] {
      _ = session.update(.input(.key(key)), at: 0)
      let picture = session.view(in: .smallest, look: .standard).description
      #expect(picture.contains(last))
      #expect(picture.contains(key == .end ? "↑" : "↓"))
    }
    // No further than to the end: one key comes back.
    _ = session.update(.input(.key(.end)), at: 0)
    for _ in 0..<5 { _ = session.update(.input(.key(.down)), at: 0) }
    let end = session.view(in: .smallest, look: .standard)
    _ = session.update(.input(.key(.up)), at: 0)
    #expect(session.view(in: .smallest, look: .standard) != end)
  }

  // MARK: All of them

  private static let overlays: [SessionState] = {
    var states: [SessionState] = []
    for (name, opening) in [
      ("map", Session.Opening.home), ("lesson", .lesson("L01", step: 4)),
      ("lab", .lab("spam", settings: [:], seed: 1)),
    ] {
      for keys in ["?", "g", "g loss", "g qqq", "g Tab", "/", "/ weight", "/ qqq"] {
        var player = Player(opening: opening)
        player.play(KeyScript(keys))
        states.append(SessionState(name: "\(name) \(keys)", session: player.session))
      }
    }
    if let asked = longRun(keys: "r") { states.append(SessionState(name: "asked", session: asked)) }
    return states
  }()

  @Test(arguments: overlays)
  func anOverlayShowsItsKeysInEveryLookAndSize(_ state: SessionState) {
    #expect(state.session.overlay != nil)
    for size in Self.sizes {
      for look in [Look.standard, .monochrome, Look(colors: .none, glyphs: .ascii)] {
        var session = state.session
        _ = session.update(.input(.resize(size)), at: 0)
        let picture = session.view(in: size, look: look)
        #expect(picture.description.contains("Esc "))
        // The keys of the screen below do nothing now, so that they are not named.
        #expect(!picture.line(size.rows - 1).contains("? help"))
        let isASCII = picture.description.allSatisfy(\.isASCII)
        #expect(isASCII || look.glyphs != .ascii)
      }
    }
  }

  @Test(arguments: overlays)
  func noHalfWordsStandBesideAnOverlay(_ state: SessionState) {
    for size in Self.sizes {
      var session = state.session
      _ = session.update(.input(.resize(size)), at: 0)
      let area = session.overlay?.area(on: size) ?? Rect(size)
      #expect(area.columns == size.columns)
      #expect(area.rows <= size.rows)
    }
  }

  @Test(arguments: overlays)
  func controlCAlwaysEnds(_ state: SessionState) {
    var session = state.session
    #expect(session.update(.input(.key(.control("c"))), at: 0) == [.quit])
  }

  // MARK: Questions

  /// A lab whose run has computed for most of a minute, and a key pressed then.
  private static func longRun(
    keys: KeyScript, seconds: Double = 42, isRunning: Bool = false
  ) -> Session? {
    var player = Player(opening: .lab("spam", settings: ["passes": "50"], seed: 1))
    player.holdsTrainer = true
    player.play("Space")
    guard
      case .lab(.start(let job))? = player.effects.first(where: {
        if case .lab(.start) = $0 { true } else { false }
      }) ?? Self.started(player)
    else { return nil }
    var report = RunReport(job: job.number, isRunning: isRunning, seconds: seconds)
    report.snapshot.position.step = 100
    player.send(.report(report))
    player.play(keys)
    return player.session
  }

  /// The job that a lab has begun to show at rest.
  private static func started(_ player: Player) -> Effect? {
    var other = Session(
      library: CourseFiles.library, events: [],
      opening: .lab("spam", settings: ["passes": "50"], seed: 1))
    var effects = other.start(on: .standard, at: 0)
    effects += other.update(.loaded(CourseFiles.data), at: 0)
    return effects.first { if case .lab(.start) = $0 { true } else { false } }
  }

  @Test func aLongRunIsNotResetWithoutAsking() throws {
    for keys in ["r", "R"] {
      let asked = try #require(Self.longRun(keys: KeyScript(keys)))
      guard case .confirmation(let question)? = asked.overlay else {
        Issue.record("\(keys) asks nothing")
        return
      }
      #expect(question.cursor == 0)
      #expect(question.options[0].goesOn == nil)
      #expect(question.sentence.contains("42 seconds"))
      for safe in ["Enter", "Esc", "n", "↓ ↑ Enter"] {
        let kept = try #require(Self.longRun(keys: KeyScript(keys + " " + safe)))
        #expect(kept.overlay == nil)
        #expect(kept.stage?.secondsComputed == 42, "\(safe)")
      }
      for sure in ["y", "↓ Enter"] {
        let reset = try #require(Self.longRun(keys: KeyScript(keys + " " + sure)))
        #expect(reset.overlay == nil)
        #expect(reset.stage?.secondsComputed == 0, "\(sure)")
      }
    }
  }

  @Test func theSameKeyTwiceIsNoAnswer() throws {
    let session = try #require(Self.longRun(keys: "r r r"))
    #expect(session.overlay != nil)
    #expect(session.stage?.secondsComputed == 42)
  }

  @Test func aRunThatTakesAMomentIsResetAtOnce() throws {
    let session = try #require(Self.longRun(keys: "r", seconds: 9))
    #expect(session.overlay == nil)
    #expect(session.stage?.secondsComputed == 0)
  }

  @Test(arguments: [true, false])
  func leavingALongRunInTheMiddleIsAsked(_ isRunning: Bool) throws {
    for key in ["Esc", "q"] {
      let asked = try #require(Self.longRun(keys: KeyScript(key), isRunning: isRunning))
      guard case .confirmation? = asked.overlay else {
        Issue.record("\(key) asks nothing")
        return
      }
      var leaving = asked
      let effects = leaving.update(.input(.key(.character("y"))), at: 0)
      #expect(effects.contains(key == "q" ? .quit : .lab(.stop)))
    }
  }

  // MARK: Notices

  private func told(_ texts: [String], isError: Bool = true) -> Session {
    var session = Session(library: CourseFiles.library, events: [], notices: isError ? texts : [])
    _ = session.start(on: .standard, at: 0)
    if !isError { for text in texts { session.toasts.say(text, at: 0, on: .standard) } }
    return session
  }

  @Test func noticesStandSideBySideAboveTheKeys() {
    let session = told(["One thing.", "Another thing."])
    for size in Self.sizes {
      let picture = session.view(in: size, look: .standard)
      #expect(picture.description.contains("One thing."))
      #expect(picture.description.contains("Another thing."))
      #expect(picture.line(size.rows - 1).contains("? help"))
      let isRule = picture.line(size.rows - 2).allSatisfy { "─ ".contains($0) }
      #expect(isRule)
    }
  }

  @Test func anErrorStaysUntilItCanHaveBeenSeen() {
    var session = told(["It went wrong."])
    for time in [Timestamp(10), 300, 699] {
      _ = session.update(.input(.key(.down)), at: time)
      #expect(session.notice == "It went wrong.", "\(time)")
    }
    _ = session.update(.input(.key(.down)), at: 700)
    #expect(session.notice == nil)
  }

  @Test func whatHasNoRoomWaitsForItsTurn() {
    let long = (1...9).map { number in
      "Number \(number): " + String(repeating: "much to say of it ", count: 12) + "end \(number)."
    }
    var session = told(long, isError: false)
    _ = session.update(.input(.resize(.smallest)), at: 0)
    var seen: Set<Int> = []
    for step in 1...9 {
      let picture = session.view(in: .smallest, look: .standard).description
      for number in 1...9 where picture.contains("end \(number).") { seen.insert(number) }
      if session.notice == nil { break }
      _ = session.update(.input(.key(.down)), at: Timestamp(step * 1_000))
    }
    #expect(seen == Set(1...9))
    #expect(session.notice == nil)
  }

  @Test func theSameThingIsNotSaidTwice() {
    var session = told(["Twice."])
    session.toasts.say("Twice.", at: 5, on: .standard)
    #expect(session.toasts.waiting.count == 1)
  }

  @Test func aKeyStillDoesWhatItDoes() {
    var session = told(["Something."])
    guard case .home(let before) = session.screen else { return }
    _ = session.update(.input(.key(.down)), at: 5_000)
    guard case .home(let after) = session.screen else { return }
    #expect(after.cursor == before.cursor + 1)
    #expect(session.notice == nil)
  }
}

extension Session {
  /// The stage of whatever screen is up.
  var stage: Stage? {
    switch screen {
    case .home(let home): home.stage
    case .reading(let reading): reading.stage
    case .labRoom(let room): room.stage
    case .tour(let tour): tour.stage
    case .doctor, .breakdown, .debugMenu, .debugger, .runs, .race, .quizMenu, .quiz,
      .progress:
      nil
    }
  }
}
