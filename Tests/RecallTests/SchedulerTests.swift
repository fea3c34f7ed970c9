import Recall
import Testing

/// The vectors are those of fsrs-rs and py-fsrs for the default weights.
@Suite struct SchedulerTests {
  let scheduler = Scheduler()

  private func expect(_ value: Double, _ wanted: Double, within tolerance: Double) {
    #expect(abs(value - wanted) <= tolerance, "\(value), not \(wanted)")
  }

  @Test func theFactorMakesStabilityTheTimeToNinetyPercent() {
    expect(scheduler.factor, 0.9803464944134797, within: 1e-15)
    expect(scheduler.retrievability(stability: 17, after: 17), 0.9, within: 1e-14)
  }

  @Test(arguments: [
    (0, 1.0, 1.0), (1, 2, 0.9403443), (2, 3, 0.9253786), (3, 4, 0.9185229), (4, 4, 0.9),
    (5, 2, 0.8261359),
  ])
  func recallFades(_ days: Int, _ stability: Double, _ recall: Double) {
    let memory = Memory(stability: stability, difficulty: 5)
    expect(scheduler.retrievability(of: memory, after: days), recall, within: 5e-8)
  }

  @Test(arguments: [
    (Rating.again, 8.34176237), (.hard, 6.66599536), (.good, 4.99022837), (.easy, 3.31446137),
  ])
  func difficultyFollowsTheRating(_ rating: Rating, _ difficulty: Double) {
    expect(scheduler.difficulty(after: rating, 5), difficulty, within: 2e-8)
  }

  @Test(arguments: [
    (1.0, 0.9, Rating.again, 25.60252118), (2, 0.8, .hard, 28.22657096),
    (3, 0.7, .good, 58.65599107), (4, 0.6, .easy, 127.2266925),
  ])
  func stabilityGrowsByRecall(
    _ difficulty: Double, _ recall: Double, _ rating: Rating, _ stability: Double
  ) {
    let memory = Memory(stability: 5, difficulty: difficulty)
    expect(
      scheduler.stabilityAfterRecall(memory, recall: recall, rating), stability, within: 5e-8)
  }

  @Test(arguments: [(Rating.again, 1.596818), (.hard, 5), (.good, 5), (.easy, 8.12960956)])
  func anAnswerOnTheSameDayMovesStability(_ rating: Rating, _ stability: Double) {
    expect(scheduler.stabilityOnTheSameDay(5, rating), stability, within: 5e-7)
  }

  private func history(with scheduler: Scheduler) -> Memory? {
    let ratings: [Rating] = [.again, .good, .good, .good, .good, .good]
    var memory: Memory?
    for (rating, days) in zip(ratings, [0, 0, 1, 3, 8, 21]) {
      memory = scheduler.next(memory, after: days, rating)
    }
    return memory
  }

  @Test func aHistoryEndsWhereTheReferenceEnds() throws {
    let memory = try #require(history(with: scheduler))
    expect(memory.stability, 53.62691, within: 1e-4)
    expect(memory.difficulty, 6.3574867, within: 1e-4)
  }

  @Test func withoutShortTermMemoryItEndsElsewhere() throws {
    var weights = Scheduler.defaultWeights
    for index in 17...19 { weights[index] = 0 }
    let memory = try #require(history(with: Scheduler(weights: weights)))
    expect(memory.stability, 53.335106, within: 1e-4)
  }

  @Test func theFirstAnswerSetsTheMemory() {
    for (rating, stability) in zip(Rating.allCases, Scheduler.defaultWeights) {
      #expect(scheduler.next(nil, after: 9, rating).stability == stability)
    }
    expect(scheduler.next(nil, after: 0, .again).difficulty, 6.4133, within: 1e-12)
    // D0(4) is below 1 and is clamped only when it is stored.
    #expect(scheduler.next(nil, after: 0, .easy).difficulty == 1)
    #expect(scheduler.initialDifficulty(.easy) < 1)
  }

  @Test func intervalsAreWholeDaysWithinBounds() {
    #expect(scheduler.interval(for: Memory(stability: 0.001, difficulty: 5)) == 1)
    #expect(scheduler.interval(for: Memory(stability: 10, difficulty: 5)) == 10)
    #expect(scheduler.interval(for: Memory(stability: 10.5, difficulty: 5)) == 11)
    #expect(scheduler.interval(for: Memory(stability: 1e9, difficulty: 5)) == 36_500)
    let eager = Scheduler(retention: 0.97, maximumInterval: 30)
    #expect(eager.interval(for: Memory(stability: 10, difficulty: 5)) < 10)
    #expect(eager.interval(for: Memory(stability: 36_500, difficulty: 5)) == 30)
  }
}
