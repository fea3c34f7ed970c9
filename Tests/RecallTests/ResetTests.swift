import Recall
import Testing

/// A lesson that is begun anew.
@Suite struct ResetTests {
  private static let day = 20_760

  private func event(_ day: Int, _ kind: LearnerEvent.Kind) -> LearnerEvent {
    LearnerEvent(time: noon(day), kind)
  }

  /// Two lessons, both with a chosen wrong idea.
  private var history: [LearnerEvent] {
    [
      event(1, .position(lesson: "L05", step: 2, screen: 0)),
      event(1, .stepSeen(lesson: "L05", step: 0)),
      event(1, .goalMet(lab: "descent/2", lesson: "L05")),
      event(1, .studied(lesson: "L05", seconds: 600)),
      event(
        1,
        .prediction(
          PredictionEvent(
            lesson: "L05", item: "p", response: "1", isRight: true, confidence: .sure))),
      answered("a", 1, minute: 1, score: 0, chose: "M13", .sure),
      answered("b", 1, minute: 2, score: 0, chose: "M12", .sure),
      answered("c", 2, score: 0, chose: "M12", objective: "L06.1", lesson: "L06"),
      event(2, .stepSeen(lesson: "L06", step: 0)),
    ]
  }

  @Test func theLessonIsAsItWasBeforeItsFirstPage() {
    let record = LearnerRecord(history + [event(3, .reset(lesson: "L05"))])
    #expect(record.lessons["L05"] == nil && record.state(of: "L05", steps: 3) == .open)
    #expect(record.answers.keys.sorted() == ["c"] && record.predictions.isEmpty)
    #expect(record.mastery(of: "L05.2") == Mastery())
    #expect(record.deck.cards.keys.allSatisfy { $0.objective == "L06.1" })
    #expect(record.secondsStudied["L05"] == nil && record.lastLesson == nil)
    // The other lesson keeps what belongs to it; an idea that was met in both, too.
    #expect(record.lessons["L06"]?.stepsSeen == [0])
    #expect(record.misconceptions.keys.sorted() == ["M12"])
    #expect(record.misconceptions["M12"]?.lessons == ["L06"])
    // How sure and how right the learner was is about them.
    #expect(record.predictionCalibration[.sure]?.total == 1)
    #expect(record.answerCalibration[.sure]?.total == 2)
  }

  @Test func whatComesAfterCountsAsIfNothingHadBeenBefore() {
    let after = [
      event(5, .stepSeen(lesson: "L05", step: 1)), answered("a", 5, minute: 3, .sure),
    ]
    let record = LearnerRecord(history + [event(3, .reset(lesson: "L05"))] + after)
    let fresh = LearnerRecord(after)
    #expect(record.lessons["L05"] == fresh.lessons["L05"])
    #expect(record.mastery(of: "L05.2") == fresh.mastery(of: "L05.2"))
    #expect(record.pair == fresh.pair)
  }

  @Test func anotherMachinesOlderEventsStayReset() {
    let events = (history + [event(3, .reset(lesson: "L05"))]).sorted { $0.time < $1.time }
    let elsewhere = answered("d", 2, minute: 9, score: 0, chose: "M13")
    let merged = (events + [elsewhere]).sorted { $0.time < $1.time }
    #expect(LearnerRecord(merged).lessons["L05"] == nil)
    #expect(LearnerRecord(merged).answers["d"] == nil)
    #expect(LearnerRecord(merged).pair.objective == nil)
  }

  @Test func aLessonThatWasNeverBegunCanBeReset() {
    let record = LearnerRecord(history + [event(3, .reset(lesson: "L09"))])
    #expect(record.lessons == LearnerRecord(history).lessons)
  }
}

private func == (a: (objective: Card?, idea: Card?), b: (objective: Card?, idea: Card?)) -> Bool {
  a.objective == b.objective && a.idea == b.idea
}
