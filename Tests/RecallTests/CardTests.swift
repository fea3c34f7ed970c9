import Recall
import Testing

/// What an answer does to the cards.
@Suite struct CardTests {
  private func record(_ events: LearnerEvent...) -> LearnerRecord { LearnerRecord(events) }

  @Test func aRightAnswerRatesTheObjective() {
    let (objective, idea) = record(answered("a", 10)).pair
    #expect(objective?.lastRating == .good)
    #expect(objective?.memory.stability == Scheduler.defaultWeights[2])
    #expect(objective?.lastDay == 10)
    #expect(idea == nil)
  }

  @Test func aWrongIdeaRatesItsOwnCardAlone() {
    let (objective, idea) = record(answered("a", 10, score: 0, chose: "M13")).pair
    #expect(objective == nil)
    #expect(idea?.lastRating == .again)
    #expect(idea?.mistake == Card.Mistake(item: "a", day: 10, wasSure: false))
    #expect(idea?.dueDay == 11)
  }

  @Test func aSlipRatesTheObjective() {
    #expect(record(answered("a", 10, score: 0)).pair.objective?.lastRating == .again)
  }

  @Test func halfRightIsHardForTheObjectiveAndNoSuccessForTheIdea() {
    let (objective, idea) = record(answered("a", 10, score: 0.5, chose: "M13")).pair
    #expect(objective?.lastRating == .hard)
    #expect(idea?.lastRating == .again)
  }

  @Test func aRightAnswerRatesOnlyIdeasThatAreDueAndOffered() {
    let met = answered("a", 10, score: 0, chose: "M13")
    #expect(record(met, answered("b", 10)).pair.idea?.repetitions == 1, "not due on that day")
    #expect(record(met, answered("b", 11, offered: ["M12"])).pair.idea?.repetitions == 1)
    let passed = record(met, answered("b", 11)).pair
    #expect(passed.idea?.repetitions == 2)
    #expect(passed.idea?.lastRating == .good)
    #expect(passed.objective?.repetitions == 1)
    let both = record(met, answered("b", 11), answered("c", 11)).pair
    #expect(both.idea?.repetitions == 2, "no longer due after the first")
    #expect(both.objective?.repetitions == 2)
  }

  @Test func onlyTheFirstAnswerOfADayCounts() {
    let first = answered("a", 10, score: 0)
    let card = record(first).pair.objective
    #expect(record(first, answered("a", 10, minute: 3)).pair.objective == card)
    #expect(record(first, answered("a", 11, attempt: 2)).pair.objective == card)
    #expect(record(first, answered("a", 11)).pair.objective?.repetitions == 2)
  }

  @Test func aHintOrAGuessIsHard() {
    #expect(record(answered("a", 1, hints: 1)).pair.objective?.lastRating == .hard)
    #expect(record(answered("a", 1, .guess)).pair.objective?.lastRating == .hard)
  }

  @Test func anObservationWithoutObjectiveHasNoCard() {
    #expect(record(answered("a", 1, objective: "")).deck.cards.isEmpty)
  }

  // MARK: Too easy

  private func tooEasy(_ item: String, _ day: Int) -> LearnerEvent {
    LearnerEvent(time: noon(day, minute: 30), .tooEasy(item: item, lesson: "L05"))
  }

  @Test func tooEasyRatesTheAnswerOfThatDayAnew() {
    let easy = record(answered("a", 10), tooEasy("a", 10)).pair.objective
    #expect(easy?.lastRating == .easy)
    #expect(easy?.memory.stability == Scheduler.defaultWeights[3])
    #expect(easy?.repetitions == 1)
    let later = record(answered("a", 3), answered("a", 10), tooEasy("a", 10)).pair.objective
    #expect(
      later?.memory
        == Scheduler.standard.next(
          Scheduler.standard.next(nil, after: 0, .good), after: 7, .easy))
  }

  @Test func tooEasyKeepsWhatOtherItemsRatedThatDay() {
    let plain = record(answered("a", 10), answered("b", 10)).pair.objective
    let easy = record(answered("a", 10), answered("b", 10), tooEasy("a", 10)).pair.objective
    #expect(easy?.repetitions == plain?.repetitions)
    #expect(easy?.lastRating == .good)
    #expect((easy?.memory.stability ?? 0) > (plain?.memory.stability ?? 0))
  }

  @Test func tooEasyChangesNothingThatWasNotPlainlyRight() {
    for answer in [
      answered("a", 10, score: 0), answered("a", 10, hints: 1), answered("a", 10, .guess),
    ] {
      let before = record(answer)
      #expect(record(answer, tooEasy("a", 10)).deck == before.deck)
      #expect(record(answer, tooEasy("a", 11)).deck == before.deck)
      #expect(record(answer, tooEasy("b", 10)).deck == before.deck)
    }
  }

  // MARK: Confident errors

  @Test func aConfidentErrorComesBackOnDaySevenWhateverHappenedSince() {
    var record = record(answered("a", 10, score: 0, chose: "M13", .sure))
    #expect(record.pair.idea?.checkDays == [17])
    record.apply(answered("b", 11))
    record.apply(answered("c", 15))
    record.apply(LearnerEvent(time: noon(15, minute: 1), .tooEasy(item: "c", lesson: "L05")))
    #expect((record.pair.idea?.scheduledDay ?? 0) > 17)
    #expect(record.pair.idea?.dueDay == 17)
    #expect(record.pair.idea?.isCheckDue(on: 17) == true)
    record.apply(answered("d", 19))
    #expect(record.pair.idea?.checkDays == [])
    #expect((record.pair.idea?.dueDay ?? 0) > 19)
  }

  @Test func eachConfidentErrorHasItsOwnDay() {
    let idea = record(
      answered("a", 10, score: 0, chose: "M13", .sure),
      answered("b", 14, score: 0, chose: "M13", .sure)
    ).pair.idea
    #expect(idea?.checkDays == [17, 21])
    #expect(idea?.lapses == 1)
  }

  @Test func aConfidentSlipChecksTheObjective() {
    #expect(record(answered("a", 10, score: 0, .sure)).pair.objective?.checkDays == [17])
    #expect(record(answered("a", 10, score: 0, .fairly)).pair.objective?.checkDays == [])
  }
}
