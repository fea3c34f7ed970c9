import Course
import Dispatch
import Labs
import Recall
import SessionPlay
import Synchronization
import Testing
import TextUI

@testable import Tutor

/// A session as it was at some point, with a short name.
struct SessionState: CustomTestStringConvertible, Sendable {
  var name: String
  var session: Session
  var testDescription: String { name }
}

/// States that learners get into.
enum States {
  /// A whole lesson, played rightly and wrongly, one state for each look that a page can have.
  static let lesson: [SessionState] = {
    var found: [String: Session] = [:]
    for habit in [Learner.Habit.right, .wrong, .skip] {
      var player = Player(opening: .lesson("L01", step: nil))
      player.keepsPast = true
      var learner = Learner(habit)
      learner.triesAgain = true
      player.play("Tab Tab Tab Tab")
      player.playLesson(learner) { player in
        player.play("Tab Tab Tab ↓ ↓ ↑ h")
        // Before the first page there is none to come back from.
        if player.reading?.number != 0 { player.play("PgUp PgDn") }
      }
      player.play("Tab ↓ ↑")
      for session in player.past {
        guard case .reading(let reading) = session.screen else { continue }
        let key = key(of: reading)
        if found[key] == nil { found[key] = session }
      }
    }
    return found.keys.sorted().compactMap { key in
      found[key].map { SessionState(name: key, session: $0) }
    }
  }()

  private static func key(of reading: ReadingScreen) -> String {
    let questions = reading.page.questions.map { question in
      guard let state = reading.questions[question.id] else { return "" }
      let phase =
        switch state.phase {
        case .open: "open"
        case .confidence: "asked how sure"
        case .locked: "locked"
        case .saving: "saving"
        case .graded: state.verdict?.isRight == true ? "right" : "wrong"
        case .skipped: "skipped"
        }
      let typed = state.text.isEmpty ? "" : " typed"
      return "\(question.id) \(phase)\(typed) \(state.attempt) \(state.hints)"
    }
    let run = reading.stage.map { "\($0.run)" } ?? "no stage"
    if reading.isAtEnd { return "the end, \(reading.focus)" }
    return "page \(reading.number): \(questions.joined(separator: ", ")), \(reading.focus), \(run)"
  }

  /// Every view of every lab on its own, before and after its run, with each control in turn.
  static let labRooms: [SessionState] = ofEachView { lab, view in
    var player = Player(opening: .lab(lab, settings: ["view": view], seed: 1))
    player.keepsPast = true
    player.play("Tab Tab Tab Tab Space Tab Tab Tab Tab → ← ↓ ↑ Enter s r")
    return player.past.enumerated().map { index, session in
      SessionState(name: "\(lab) \(view) after key \(index + 1)", session: session)
    }
  }

  /// What is played in each view of each lab, on all processors.
  private static func ofEachView(
    _ play: @Sendable (_ lab: String, _ view: String) -> [SessionState]
  ) -> [SessionState] {
    let views = LabCatalog.entries.flatMap { entry in entry.views.map { (entry.id, $0.name) } }
    let states = Mutex<[Int: [SessionState]]>([:])
    DispatchQueue.concurrentPerform(iterations: views.count) { index in
      let played = play(views[index].0, views[index].1)
      states.withLock { $0[index] = played }
    }
    return states.withLock { states in views.indices.flatMap { states[$0] ?? [] } }
  }

  /// Every view while its run is on its way, and paused.
  static let running: [SessionState] = ofEachView { lab, view in
    var player = Player(opening: .lab(lab, settings: ["view": view], seed: 1))
    player.holdsTrainer = true
    player.play("Space")
    player.frames(3)
    player.keepsPast = true
    player.play("Tab BackTab")
    player.frames(2)
    player.play("Space")
    player.frames(1)
    player.play("Tab BackTab s")
    player.frames(1)
    player.play("Tab BackTab r")
    player.frames(1)
    player.play("Tab BackTab PgDn Space PgUp")
    return player.past.enumerated().map { index, session in
      SessionState(name: "\(lab) \(view) running, key \(index + 1)", session: session)
    }
  }

  static let home: [SessionState] = {
    var player = Player()
    player.keepsPast = true
    player.play("↓ ↓ ↓ ↓ PgDn PgDn PgUp ↑")
    var done = Player(opening: .lesson("L01", step: nil))
    done.playLesson(Learner(.right))
    done.keepsPast = true
    done.play("↓ ↑")
    return (player.past + done.past).enumerated().map {
      SessionState(name: "home \($0.offset)", session: $0.element)
    }
  }()

  /// The first half-minute, key by key, with marks that are seen well and with others.
  static let tour: [SessionState] = ["Space 1 Tab → ? Esc", "Space 2 2 1 Tab ← Space Tab ? Esc"]
    .enumerated().flatMap { number, keys -> [SessionState] in
      var player = Player.newcomer()
      let beginning = player.session
      player.keepsPast = true
      player.play(KeyScript(keys))
      return ([beginning] + player.past.filter { $0.overlay == nil }).enumerated().map {
        SessionState(name: "tour \(number), key \($0.offset)", session: $0.element)
      }
    }

  /// Each page of the learner's progress, with and without anything on it.
  static let progress: [SessionState] = [ProgressCourse.newcomer, ProgressCourse.player()]
    .enumerated().flatMap { number, player -> [SessionState] in
      var player = player
      player.keepsPast = true
      player.play("↓ PgDn ↓ PgDn Tab Tab ↑")
      return player.past.enumerated().map {
        SessionState(name: "progress \(number), key \($0.offset)", session: $0.element)
      }
    }

  /// A mean that is taken apart, key by key.
  static let breakdown: [SessionState] = {
    var player = Player(opening: .lab("playground", settings: ["view": "network"], seed: 1))
    player.play("s s")
    player.askForMean()
    let beginning = player.session
    player.keepsPast = true
    player.play("↓ ↓ O PgDn O PgUp")
    return ([beginning] + player.past).enumerated().map {
      SessionState(name: "breakdown, key \($0.offset)", session: $0.element)
    }
  }()

  /// A quiz on questions of every kind, key by key, and what it may be about.
  static let quiz: [SessionState] = {
    var menu = Player()
    menu.play("Q")
    var states = [SessionState(name: "quiz menu", session: menu.session)]
    for (number, player) in SampleQuiz.answered.enumerated() {
      states.append(SessionState(name: "quiz, picture \(number)", session: player.session))
    }
    return states
  }()

  /// Runs that are walked through, key by key.
  static let debugger: [SessionState] = [
    (DebuggedRun.curved, "s s B ↑ K Tab ← Enter ↓ Enter Esc Esc + E 2 Esc Z Enter L Esc Tab ↓"),
    (DebuggedRun.pictures, "s s s Tab > PgDn Enter Enter Esc Esc Tab Tab"),
    (DebuggedRun.runaway, "I Space C Esc Esc"),
  ].flatMap { run, keys -> [SessionState] in
    var player = run.player()
    let beginning = player.session
    player.keepsPast = true
    player.play(KeyScript(keys))
    return ([beginning] + player.past).enumerated().map {
      SessionState(name: "\(run.rawValue), key \($0.offset)", session: $0.element)
    }
  }

  /// All of them: each picture of home, tour and lesson once, and each footer that a lab shows once,
  /// in whichever view and whether its run can be taken back or not. There are too many pictures of
  /// labs to try every key of every picture.
  static let all: [SessionState] = {
    var seen: Set<String> = []
    let pages = (home + tour + debugger + breakdown + quiz + progress + lesson).filter { state in
      seen.insert(state.session.view(in: .smallest, look: .standard).description).inserted
    }
    let rooms = (labRooms + running).filter { state in
      let lab = state.name.prefix { $0 != " " }
      let keys = state.session.keyGroups.filter { $0.entry != .scrub }
        .map { "\($0.name) \($0.label) \($0.isHint)" }
      return seen.insert(([String(lab)] + keys).joined(separator: ", ")).inserted
    }
    return pages + rooms
  }()
}

/// A key list of a screen, whatever its actions are.
struct KeyGroup: Equatable, Sendable {
  /// The line of the key table, if it is one.
  var entry: KeyName?
  var keys: [Key]
  var name: String
  var label: String
  /// Whether the footer may show it.
  var isHint: Bool
}

extension Session {
  /// What the screen says its keys are.
  var keyGroups: [KeyGroup] {
    switch screen {
    case .home(let home): groups(home.bindings)
    case .reading(let reading): groups(reading.bindings)
    case .labRoom(let room): groups(room.bindings)
    case .tour(let tour): groups(tour.bindings)
    case .debugMenu(let menu): groups(menu.bindings)
    case .doctor(let doctor): groups(doctor.bindings)
    case .breakdown(let breakdown): groups(breakdown.bindings)
    case .quizMenu(let menu): groups(menu.bindings)
    case .quiz(let quiz): groups(quiz.bindings)
    case .debugger(let debugger): groups(debugger.bindings)
    case .runs(let runs): groups(runs.bindings)
    case .race(let race): groups(race.bindings)
    case .progress(let progress): groups(progress.bindings)
    }
  }

  private func groups(_ bindings: [Binding<some Equatable & Sendable>]) -> [KeyGroup] {
    bindings.map {
      KeyGroup(
        entry: $0.entry, keys: $0.keys, name: $0.name, label: $0.label, isHint: $0.priority != nil)
    }
  }
}
