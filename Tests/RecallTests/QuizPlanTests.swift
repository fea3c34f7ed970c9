import Recall
import Testing

@Suite struct QuizPlanTests {
  private let items = (1...10).map {
    ReviewItem(id: "i\($0)", lesson: "L05", objective: $0 <= 5 ? "L05.1" : "L05.2")
  }

  private func ids(_ plan: QuizPlan) -> [String] { plan.turns.map(\.item.id) }

  @Test func theSeedDecidesTheOrder() {
    let record = LearnerRecord()
    let plan = QuizPlan(quizOn: items, record, seed: 1)
    #expect(plan == QuizPlan(quizOn: items, record, seed: 1))
    #expect(ids(plan) != ids(QuizPlan(quizOn: items, record, seed: 2)))
    #expect(Set(ids(plan)) == Set(items.map(\.id)))
    #expect(QuizPlan(quizOn: items, record, seed: 1, limit: 4).turns.count == 4)
  }

  @Test func whatIsNotKnownComesFirstAndFlaggedItemsAreLeftOut() {
    var events = [1, 2, 3, 4, 5].map { answered("i\($0)", $0, objective: "L05.1") }
    events += [1, 2, 3, 4, 5].map { answered("i\($0)", 10 + $0, objective: "L05.1") }
    events.append(LearnerEvent(time: noon(30), .flag(item: "i6", lesson: "L05")))
    let plan = QuizPlan(quizOn: items, LearnerRecord(events), seed: 3)
    #expect(Set(ids(plan).prefix(4)) == ["i7", "i8", "i9", "i10"])
    #expect(Set(ids(plan).suffix(5)) == ["i1", "i2", "i3", "i4", "i5"])
  }

  @Test func aWrongAnswerComesBackOnceAfterThreeOthers() {
    var plan = QuizPlan(quizOn: items, LearnerRecord(), seed: 1, limit: 5)
    let first = plan.current?.item.id
    plan.answer(isRight: false)
    for _ in 0..<3 {
      #expect(plan.current?.item.id != first)
      plan.answer(isRight: true)
    }
    #expect(plan.current?.item.id == first)
    #expect(plan.current?.isReturn == true)
    plan.answer(isRight: false)
    #expect(plan.remaining == 1)
    plan.answer(isRight: false)
    #expect(plan.current == nil)
  }

  @Test func whereTooFewAreLeftItWaitsForAnotherDay() {
    var plan = QuizPlan(quizOn: items, LearnerRecord(), seed: 1, limit: 3)
    plan.answer(isRight: false)
    plan.skip()
    #expect(plan.remaining == 1)
    plan.skip()
    plan.skip()
    #expect(plan.current == nil && plan.place == 3)
  }

  @Test func aReviewKeepsItsOrderAndItsReasons() {
    let item = ReviewItem(id: "a", lesson: "L05", objective: "L05.2", offers: ["M13"])
    let review = DailyReview(LearnerRecord([answered("a", 1)]), items: [item], on: 20)
    #expect(QuizPlan(review).current?.reason == review.entries.first?.reason)
    #expect(QuizPlan(review).current?.reason != nil)
  }
}
