import Course
import Testing

@Suite struct GoalTaskTests {
  private func grade(_ metrics: [String: Double], runs: Int = 1) throws -> Verdict {
    let question = try EveryQuestion.question("reach")
    guard case .goal(let task) = question.kind else { return Verdict(score: -1, isRight: false) }
    return question.grade(.goal(task.outcome(runs: runs, steps: 30) { metrics[$0] }))
  }

  @Test func aReachedGoalIsRight() throws {
    #expect(try grade(["loss": 0.0001, "hops": 0, "growth": 0]).isRight)
  }

  @Test func whatIsShortIsSaidAndTheFirstDiagnosisThatFits() throws {
    let creeping = try grade(["loss": 0.501, "hops": 0, "growth": 0.05])
    #expect(
      creeping.words == "The loss is 0.501, 0.500 over 0.001. "
        + "The steps are so short that thirty of them are not enough.")
    let flying = try grade(["loss": 40, "hops": 30, "growth": 4])
    #expect(flying.misconception == "M13")
    #expect(
      flying.words.contains("the number of crossings is 30") || flying.words.contains("The number"))
  }

  @Test func anOverdrawnBudgetIsSaid() throws {
    let verdict = try grade(["loss": 0, "hops": 0, "growth": 0], runs: 4)
    #expect(!verdict.isRight && verdict.words == "4 runs were used, and there are 3.")
  }

  @Test func whatIsNotMeasuredIsNotJudged() throws {
    #expect(try !grade([:]).isJudged)
  }

  @Test func anOutcomeKeepsWhatJudgesItAlone() throws {
    guard case .goal(let task) = try EveryQuestion.question("reach").kind else { return }
    let outcome = task.outcome(runs: 2, steps: 5) { _ in 1 }
    #expect(Set(outcome.metrics.keys) == ["loss", "hops", "growth"])
    #expect(task.lab.lab == "descent" && task.runs == 3 && task.steps == nil)
  }
}
