import Course
import Recall
import SessionPlay
import TestSupport
import Testing
import TextUI

@testable import Tutor

/// The screen that says how far a learner is.
@Suite struct ProgressScreenTests {
  struct Shot: CustomTestStringConvertible, Sendable {
    var name: String
    var size: Size
    var keys: KeyScript
    var testDescription: String { name }
  }

  private static let shots =
    [("course", "↓"), ("objectives", "PgDn ↓*4")].flatMap(everySize)
    + [
      Shot(name: "ideas-small", size: .smallest, keys: "PgDn PgDn"),
      Shot(name: "ideas", size: .standard, keys: "PgDn PgDn ↓"),
      Shot(name: "calibration-small", size: .smallest, keys: "PgDn*3"),
      Shot(name: "calibration", size: .standard, keys: "PgDn*3"),
      Shot(name: "time", size: .standard, keys: "PgDn*4"),
    ]

  private static func everySize(_ page: (name: String, keys: String)) -> [Shot] {
    [
      ("-small", Size.smallest), ("", .standard), ("-wide", Size(columns: 200, rows: 60)),
    ].map { Shot(name: page.name + $0, size: $1, keys: KeyScript(page.keys)) }
  }

  @Test(arguments: shots) func aPageLooksAsItDid(_ shot: Shot) {
    var player = ProgressCourse.player(size: shot.size)
    player.play(shot.keys)
    #expect(goldenDifference(player.view(shot.size).description, named: shot.name) == nil)
  }

  @Test func theMapLeadsThereAndEscapeLeadsBack() {
    var player = Player(
      Session(library: ProgressCourse.library, events: ProgressCourse.events),
      now: ProgressCourse.now)
    #expect(player.view().line(0).contains("due today"), "\(player.view().line(0))")
    #expect(player.view().description.contains("P progress"))
    player.play("P")
    #expect(player.view().line(0).contains("Your progress"))
    player.play("Esc")
    #expect(player.isHome)
  }

  @Test func pagesTurnAndLinesAreRemembered() {
    var player = ProgressCourse.player()
    player.play("PgDn ↓*5 PgDn PgUp")
    guard case .progress(let screen) = player.session.screen else {
      Issue.record("no progress")
      return
    }
    #expect(screen.page == .objectives && screen.cursor == 5)
    player.play("PgUp PgUp Tab*5")
    guard case .progress(let round) = player.session.screen else { return }
    #expect(round.page == .course)
  }

  @Test(arguments: ["↑ ↑ ↑ ↓ ↓", "PgDn ↓*5"])
  func enterOpensTheLessonOfTheLine(_ keys: KeyScript) {
    var player = ProgressCourse.player()
    player.play(keys)
    player.play("Enter")
    #expect(player.reading?.lesson.id == "L03")
  }

  @Test func aQuizOnTheLessonOfTheLineComesBack() {
    var player = ProgressCourse.player()
    player.play("PgDn ↓*5 Q")
    guard case .quiz(let quiz) = player.session.screen else {
      Issue.record("no quiz")
      return
    }
    #expect(quiz.scope == .lesson("L03"))
    player.play("Esc")
    #expect(player.view().line(0).contains("Your progress"))
  }

  @Test func itSaysWhatTheRecordHolds() {
    var player = ProgressCourse.player()
    var words = player.words
    #expect(words.contains("3/3") && words.contains("2/3") && words.contains("1/1"))
    player.play("PgDn")
    words = player.words
    #expect(words.contains("known") && words.contains("6 answers, 6 days"), "\(words)")
    player.play("PgDn")
    words = player.words
    #expect(words.contains("A bigger learning rate is simply faster."), "\(words)")
    #expect(words.contains("quiet") && words.contains("open"), "\(words)")
    player.play("PgDn")
    #expect(player.words.contains("3 of 4") && player.words.contains("1 of 2"))
    player.play("PgDn")
    #expect(player.words.contains("1 h 21 min"))
  }

  @Test func someoneNewIsToldWhatWillBeHere() {
    var player = ProgressCourse.newcomer
    player.play("PgDn PgDn")
    #expect(player.words.contains("None yet."))
    player.play("PgDn")
    #expect(player.words.contains("None yet."))
  }

  @Test func nothingOfTheScreenIsAScoreOrPraise() {
    var player = ProgressCourse.player()
    var words = ""
    for _ in 0..<5 {
      words += player.words.lowercased()
      player.play("PgDn")
    }
    for word in ["streak", "points", "level", "great", "well done", "badge", "lives"] {
      #expect(!words.contains(word), "\(word)")
    }
  }
}
