import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI
import Tutor

/// A sitting ends anywhere and goes on in another.
@Suite struct ResumeTests {
  private func resumed(_ player: Player, _ lesson: String) -> Player {
    Player(events: player.events, opening: .lesson(lesson, step: nil))
  }

  @Test(arguments: Lessons.all, [Learner.Habit.right, .wrong, .skip])
  func anotherSittingBeginsOnTheSamePageWithTheSameAnswers(
    _ lesson: Lesson, _ habit: Learner.Habit
  ) {
    var player = Player(lesson: lesson.id)
    player.playLesson(Learner(habit)) { player in
      let again = resumed(player, lesson.id)
      #expect(again.reading?.number == player.reading?.number)
      for question in lesson.questions {
        guard let was = player.reading?.questions[question.id],
          let now = again.reading?.questions[question.id]
        else {
          Issue.record("\(question.id) is missing")
          continue
        }
        #expect(now.answer == was.answer, "\(question.id)")
        #expect(now.verdict?.isRight == was.verdict?.isRight, "\(question.id)")
        // What a run said of a number can be said again only beside that run.
        let isElsewhere = again.reading?.page.questions.contains { $0.id == question.id } == false
        if !(isElsewhere && question.isJudgedByRun && now.verdict?.feedback.isEmpty == true) {
          #expect(now.verdict?.feedback == was.verdict?.feedback, "\(question.id)")
        }
        #expect(now.attempt == was.attempt, "\(question.id)")
        #expect((now.phase == .skipped) == (was.phase == .skipped), "\(question.id)")
      }
    }
  }

  @Test(arguments: Lessons.all)
  func anotherSittingShowsTheSamePage(_ lesson: Lesson) {
    var player = Player(lesson: lesson.id)
    player.playLesson(Learner(.wrong)) { player in
      let again = resumed(player, lesson.id)
      #expect(again.reading?.visibleBlocks == player.reading?.visibleBlocks)
      #expect(again.words == player.words)
    }
  }

  /// The runs of an earlier sitting are run again, and give the same numbers to the last bit.
  @Test(arguments: Lessons.all)
  func anotherSittingMeasuresTheSame(_ lesson: Lesson) throws {
    var player = Player(lesson: lesson.id)
    try player.playLesson(Learner(.right)) { player in
      guard player.reading?.page.lab != nil else { return }
      let was = try #require(player.lab).metrics
      let now = try #require(resumed(player, lesson.id).lab).metrics
      for name in Set(was.keys).union(now.keys).sorted() {
        #expect(
          was[name]?.bitPattern == now[name]?.bitPattern,
          "page \(player.reading?.number ?? -1): \(name), \(was[name] ?? -1), \(now[name] ?? -1)")
      }
    }
  }

  /// What the learner has changed for themselves is there again too.
  @Test func settingsOfOnesOwnAreKept() throws {
    var player = Player(lesson: "L01")
    player.play(to: "L01.rules", Learner(.right))
    // Another choice of rules, and only one of them must fire.
    player.play("↓ ↓ ↓ Enter ↓ Enter Tab ←")
    player.playPage(Learner(.right))
    let was = try #require(player.lab).metrics
    let again = try #require(resumed(player, "L01").lab)
    #expect(was == again.metrics)
    #expect(again.settings == player.lab?.settings)
  }

  @Test func aRunWithOtherSettingsIsThereAgain() throws {
    var player = Player(lesson: "L01")
    player.play(to: "L01.learned", Learner(.right))
    player.play("3 Tab ← ← ← Space")
    let was = try #require(player.lab).metrics
    #expect(was["accuracy"] != nil)
    let again = try #require(resumed(player, "L01").lab).metrics
    #expect(again == was)
  }

  @Test func aPageThatIsLeftAndComeBackToIsAsItWas() throws {
    var player = Player(lesson: "L01")
    player.play(to: "L01.learned", Learner(.right))
    player.play("3 Tab ← ← ← Space")
    let was = try #require(player.lab).metrics
    let settings = player.lab?.settings
    for count in 1...4 {
      player.play(KeyScript("PgDn*\(count) PgUp*\(count)"))
      #expect(player.lab?.metrics == was, "\(count) pages on and back")
      #expect(player.lab?.settings == settings)
    }
  }

  @Test func aPredictionThatNothingHasJudgedYetWaitsForItsRun() {
    var player = Player(lesson: "L01")
    player.play(to: "L01.learned", Learner(.right))
    player.play("2")
    var again = resumed(player, "L01")
    guard case .locked(.choice(1), _) = again.phase("L01.learned") else {
      Issue.record("\(String(describing: again.phase("L01.learned")))")
      return
    }
    again.play("Space")
    #expect(again.predictionEvents.map(\.isRight) == [false])
  }

  @Test func anAnswerToAnEarlierRevisionIsAskedAgain() throws {
    var player = Player(lesson: "L01")
    player.leaf(to: "L01.who-decided")
    player.playPage(Learner(.right))
    var library = CourseFiles.library
    let place = try #require(library.lessons.firstIndex { $0.id == "L01" })
    for step in library.lessons[place].steps.indices {
      for screen in library.lessons[place].steps[step].screens.indices {
        let blocks = library.lessons[place].steps[step].screens[screen].blocks
        library.lessons[place].steps[step].screens[screen].blocks = blocks.map { block in
          guard case .quiz(var question) = block else { return block }
          question.revision += 1
          return .quiz(question)
        }
      }
    }
    let again = Player(
      events: player.events, opening: .lesson("L01", step: nil), library: library)
    #expect(again.phase("L01.who-decided") == .open)
    let same = resumed(player, "L01")
    #expect(same.phase("L01.who-decided") != .open)
  }

  @Test func theTrainersPaceChangesNothing() throws {
    var all: [[String: Double]] = []
    for reporting in Player.Reporting.allCases {
      var player = Player(lesson: "L01", reporting: reporting)
      var metrics: [String: Double] = [:]
      player.playLesson(Learner(.right)) { metrics = $0.lab?.metrics ?? metrics }
      #expect(player.isAtEnd)
      all.append(metrics)
    }
    #expect(all[0].count > 60)
    #expect(all[0] == all[1])
    #expect(all[0] == all[2])
  }
}
