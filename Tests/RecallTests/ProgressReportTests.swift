import Recall
import TestSupport
import Testing

@Suite struct ProgressReportTests {
  private static let day = 20_760

  private static let outline = ProgressOutline(
    lessons: [
      ProgressOutline.Lesson(
        name: .init(id: "L05", title: "Downhill"), steps: 3, goals: ["descent/2"],
        objectives: [
          .init(id: "L05.1", title: "Take a step by hand"),
          .init(id: "L05.2", title: "Choose a learning rate"),
        ]),
      ProgressOutline.Lesson(name: .init(id: "L06", title: "Blame"), steps: 2),
    ],
    misconceptions: [.init(id: "M13", title: "a bigger learning rate is simply faster")],
    items: [ReviewItem(id: "a", lesson: "L05", objective: "L05.2", offers: ["M13"])])

  private static let record = LearnerRecord(
    [
      LearnerEvent(time: noon(day - 9), .stepSeen(lesson: "L05", step: 0)),
      LearnerEvent(time: noon(day - 9), .stepSeen(lesson: "L05", step: 1)),
      LearnerEvent(time: noon(day - 9), .goalMet(lab: "descent/2", lesson: "L05")),
      answered("a", day - 9, score: 0, chose: "M13", .sure),
      LearnerEvent(
        time: noon(day - 9),
        .prediction(
          PredictionEvent(
            lesson: "L05", item: "p", response: "1", isRight: true, confidence: .guess))),
      LearnerEvent(time: noon(day - 9), .studied(lesson: "L05", seconds: 1_500)),
      answered("b", day - 8), answered("c", day - 7),
      LearnerEvent(time: noon(day - 7), .studied(lesson: nil, seconds: 2_400)),
    ])

  @Test func itHoldsTheFacts() {
    let report = ProgressReport(Self.record, Self.outline, on: Self.day)
    let lesson = report.lessons[0]
    #expect(lesson.stepsSeen == 2 && !lesson.isSeen && lesson.isDone)
    #expect(lesson.objectives[1].mastery.answers == 3)
    #expect(lesson.objectives[1].nextDay == Self.day - 6)
    #expect(!report.lessons[1].isBegun)
    #expect(report.misconceptions.map(\.history.state) == [.open])
    #expect(report.counts.answers == 3 && report.counts.days == 3)
    #expect(report.counts.seconds == 3_900 && report.secondsElsewhere == 2_400)
    #expect(report.counts.dueToday == 1)
    #expect(report.answerCalibration.map(\.calibration.total) == [0, 2, 1])
  }

  @Test func itCanBePrintedPlainly() {
    let report = ProgressReport(Self.record, Self.outline, on: Self.day)
    #expect(goldenDifference(report.lines.joined(separator: "\n"), named: "progress") == nil)
  }
}
