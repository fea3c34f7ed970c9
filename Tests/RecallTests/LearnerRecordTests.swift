import Recall
import Testing

@Suite struct LearnerRecordTests {
  private static let hour: Int64 = 3_600_000
  private static let day: Int64 = 24 * hour

  private func answer(
    _ item: String = "L05.a", score: Double = 1, confidence: Confidence? = .fairly,
    attempt: Int = 1, weight: Int = 1
  ) -> LearnerEvent.Kind {
    .answer(
      AnswerEvent(
        lesson: "L05", item: item, revision: 1, objective: "L05.2", response: "0", score: score,
        misconception: nil, confidence: confidence, attempt: attempt, hints: 0, weight: weight))
  }

  private func record(_ kinds: [LearnerEvent.Kind], every gap: Int64 = 0) -> LearnerRecord {
    LearnerRecord(
      kinds.enumerated().map { LearnerEvent(time: Int64($0.offset) * gap, $0.element) })
  }

  @Test func theLastPositionCounts() {
    let record = record([
      .position(lesson: "L05", step: 0, screen: 0), .position(lesson: "L05", step: 2, screen: 1),
      .position(lesson: "L01", step: 1, screen: 0),
    ])
    #expect(record.lastLesson == "L01")
    #expect(record.position(in: "L05") == Position(step: 2, screen: 1))
    #expect(record.position(in: "L02") == nil)
  }

  @Test func aLessonIsDoneWhenAllStepsWereSeen() {
    var record = LearnerRecord()
    #expect(record.state(of: "L05", steps: 2) == .open)
    record.apply(LearnerEvent(time: 0, .stepSeen(lesson: "L05", step: 1)))
    #expect(record.state(of: "L05", steps: 2) == .begun)
    record.apply(LearnerEvent(time: 0, .stepSeen(lesson: "L05", step: 0)))
    #expect(record.state(of: "L05", steps: 2) == .done)
    #expect(record.state(of: "L05", steps: 3) == .begun)
    #expect(record.stepsSeen(in: "L05") == [0, 1])
  }

  @Test func answersAreKeptByItem() {
    let record = record([answer(score: 0), answer(attempt: 2), answer("L05.b", score: 0.5)])
    #expect(record.answers["L05.a"]?.count == 2)
    #expect(record.answers["L05.a"]?.rightCount == 1)
    #expect(record.answers["L05.a"]?.last.score == 1)
    #expect(record.answers["L05.b"]?.rightCount == 0)
    #expect(record.lessons["L05"]?.answered == ["L05.a", "L05.b"])
  }

  @Test func goalsRunsFlagsAndSkipsAreKept() {
    let record = record([
      .labRun(lab: "descent", lesson: "L05", settings: [:], metrics: [:]),
      .labRun(lab: "descent", lesson: nil, settings: [:], metrics: [:]),
      .goalMet(lab: "descent", lesson: "L05"), .flag(item: "L05.a", lesson: "L05"),
      .skip(item: "L05.b", lesson: "L05"), .unknown(name: "duel", payload: "{}"),
    ])
    #expect(record.lessons["L05"]?.runs == 1)
    #expect(record.hasMetGoal(of: "descent", in: "L05"))
    #expect(!record.hasMetGoal(of: "descent", in: "L06"))
    #expect(record.flags == ["L05.a"])
    #expect(record.lessons["L05"]?.skipped == ["L05.b"])
    #expect(record.count == 6)
  }

  @Test func predictionsFeedTheCalibrationAndNeverMastery() {
    let predictions = [true, true, false].map {
      LearnerEvent.Kind.prediction(
        PredictionEvent(
          lesson: "L05", item: "L05.p", response: "1", isRight: $0, confidence: .sure))
    }
    let record = record(predictions)
    #expect(record.predictionCalibration[.sure]?.right == 2)
    #expect(record.predictionCalibration[.sure]?.total == 3)
    #expect(record.predictions["L05.p"]?.isRight == false)
    #expect(record.mastery(of: "L05.2") == Mastery())
  }

  @Test func anUnjudgedPredictionCalibratesNothing() {
    let event = PredictionEvent(
      lesson: "L05", item: "L05.p", response: "1", isRight: nil, confidence: .sure)
    #expect(record([.prediction(event)]).predictionCalibration.isEmpty)
  }

  @Test func firstAnswersFeedTheirOwnCalibration() {
    let record = record([
      answer(score: 0, confidence: .sure), answer(confidence: .sure, attempt: 2),
      answer(confidence: .sure), answer(confidence: nil),
    ])
    #expect(record.answerCalibration[.sure]?.total == 2)
    #expect(record.answerCalibration[.sure]?.share == 0.5)
  }

  // MARK: Mastery

  private func estimate(_ kinds: [LearnerEvent.Kind]) -> Double {
    record(kinds).mastery(of: "L05.2").estimate
  }

  @Test(arguments: [
    (1.0, Confidence.sure, 0.51), (1, .fairly, 0.51), (1, .guess, 0.45), (0, .guess, 0.27),
    (0, .sure, 0.21), (0.5, .sure, 0.36),
  ])
  func anAnswerMovesTheEstimate(_ score: Double, _ confidence: Confidence, _ wanted: Double) {
    #expect(abs(estimate([answer(score: score, confidence: confidence)]) - wanted) < 1e-12)
  }

  @Test func aWeightOfTwoMovesItTwice() {
    #expect(estimate([answer(weight: 2)]) == estimate([answer(), answer("L05.b")]))
    #expect(record([answer(weight: 2)]).mastery(of: "L05.2").answers == 1)
  }

  @Test func aSecondAttemptProvesNothing() {
    #expect(estimate([answer(score: 0), answer(attempt: 2)]) == estimate([answer(score: 0)]))
  }

  @Test func anItemCountsOnceADay() {
    let again = [answer(score: 0), answer(), answer("L05.b")]
    let once = [answer(score: 0), answer("L05.b")]
    #expect(record(again).mastery(of: "L05.2") == record(once).mastery(of: "L05.2"))
    #expect(record(again, every: Self.day).mastery(of: "L05.2").answers == 3)
  }

  @Test func timeIsAddedUpByLesson() {
    let record = record([
      .studied(lesson: "L05", seconds: 60), .studied(lesson: nil, seconds: 20),
      .studied(lesson: "L05", seconds: 30), .studied(lesson: "L06", seconds: -5),
    ])
    #expect(record.secondsStudied == ["L05": 90, "": 20, "L06": 0])
  }

  @Test func knownTakesFourAnswersOnTwoDays() {
    let four = (1...4).map { answer("L05.\($0)") }
    #expect(!record(four).mastery(of: "L05.2").isKnown)
    #expect(record(four, every: Self.day).mastery(of: "L05.2").isKnown)
    let three = Array(repeating: answer(weight: 2), count: 3)
    #expect(record(three, every: Self.day).mastery(of: "L05.2").estimate > 0.8)
    #expect(!record(three, every: Self.day).mastery(of: "L05.2").isKnown)
  }

  @Test func oneWrongAnswerTakesKnowingAway() {
    let kinds = Array(repeating: answer(), count: 5) + [answer(score: 0)]
    #expect(!record(kinds, every: Self.day).mastery(of: "L05.2").isKnown)
  }

  @Test func theEvidenceIsSaidInWords() {
    #expect(record([answer()]).mastery(of: "L05.2").evidence == "1 answer, 1 day")
    let five = (1...5).map { answer("L05.\($0)") }
    #expect(record(five, every: 6 * Self.hour).mastery(of: "L05.2").evidence == "5 answers, 2 days")
  }

  // MARK: Days

  @Test func aDayBeginsAtFourInTheMorning() {
    let calendar = StudyCalendar()
    #expect(calendar.day(of: 4 * Self.hour) == 0)
    #expect(calendar.day(of: 4 * Self.hour - 1) == -1)
    #expect(calendar.day(of: Self.day + 4 * Self.hour - 1) == 0)
    #expect(StudyCalendar(secondsFromUTC: 7200).day(of: 2 * Self.hour) == 0)
    #expect(StudyCalendar(secondsFromUTC: 7200).day(of: 2 * Self.hour - 1) == -1)
  }

  @Test(arguments: [
    (0.0, 0, Confidence?.none, false, Rating.again), (0.4, 0, .sure, false, .again),
    (0.5, 0, .sure, false, .hard), (1, 1, .sure, false, .hard), (1, 0, .guess, true, .hard),
    (1, 0, .fairly, false, .good), (1, 0, nil, true, .easy),
  ])
  func anAnswerIsRated(
    _ score: Double, _ hints: Int, _ confidence: Confidence?, _ isTooEasy: Bool, _ rating: Rating
  ) {
    #expect(
      Rating(score: score, hints: hints, confidence: confidence, isTooEasy: isTooEasy) == rating)
  }
}
