import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI
import Tutor

/// Goals need the idea of their step, and no more than that.
@Suite struct GoalTests {
  struct Goal: CustomTestStringConvertible, Sendable {
    var lesson: String
    var page: Int
    var block: LabBlock
    /// As the record names it: the lab and the step, from 1.
    var name: String
    var testDescription: String { "\(lesson), page \(page)" }
  }

  private static let goals = Lessons.all.flatMap { lesson in
    lesson.pages.enumerated().compactMap { number, page -> Goal? in
      guard let block = page.lab, block.goal != nil,
        number == 0 || lesson.pages[number - 1].lab != block
      else { return nil }
      return Goal(
        lesson: lesson.id, page: number, block: block, name: "\(block.lab)/\(page.step + 1)")
    }
  }

  private func holds(_ goal: Goal, in player: Player) -> Bool? {
    let metrics = player.lab?.metrics ?? [:]
    return goal.block.goal?.holds { metrics[$0] }
  }

  /// The lesson with the page of the goal on screen.
  private func open(_ goal: Goal) -> Player {
    var player = Player(lesson: goal.lesson)
    let learner = Learner(.right)
    for _ in 0..<goal.page {
      player.playPage(learner)
      player.press(.pageDown)
    }
    return player
  }

  @Test func thereAreGoals() { #expect(!Self.goals.isEmpty) }

  @Test(arguments: goals)
  func aGoalIsReachedByPlayingItsPage(_ goal: Goal) {
    var player = open(goal)
    #expect(holds(goal, in: player) != true, "it holds before anything was done")
    player.playPage(Learner(.right))
    #expect(holds(goal, in: player) == true)
    #expect(player.session.record.hasMetGoal(of: goal.name, in: goal.lesson))
  }

  @Test(arguments: goals)
  func aGoalIsNotReachedByPressingSpace(_ goal: Goal) {
    var player = Player(lesson: goal.lesson)
    for _ in 0..<goal.page { player.press(.pageDown) }
    player.play("Space*40")
    #expect(holds(goal, in: player) != true)
    #expect(!player.session.record.hasMetGoal(of: goal.name, in: goal.lesson))
  }

  /// The solution that the lesson names.
  @Test(arguments: goals)
  func theSolutionReachesTheGoal(_ goal: Goal) throws {
    let settings = goal.block.settings.merging(goal.block.solution) { $1 }
    var player = Player(opening: .lab(goal.block.lab, settings: settings, seed: 1))
    player.play("Space")
    #expect(holds(goal, in: player) == true)
  }

  /// A goal that is met is written down once, each goal for itself.
  @Test func everyGoalOfALessonIsRecorded() {
    for lesson in Lessons.all {
      var player = Player(lesson: lesson.id)
      player.playLesson(Learner(.right))
      let met = player.events.count { if case .goalMet = $0.kind { true } else { false } }
      #expect(met == Self.goals.count { $0.lesson == lesson.id })
    }
  }
}
