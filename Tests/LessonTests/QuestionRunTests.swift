import Course
import Foundation
import Labs
import SessionPlay
import Testing

/// The runs that the questions of `Tests/Corpus/questions` speak of.
@Suite struct QuestionRunTests {
  private static let items: [LessonItem] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Corpus/questions/every-question.md")
    guard let text = try? String(contentsOf: file, encoding: .utf8),
      let lesson = try? LessonReader.read(SourceFile(path: "q01.md", text: text))
    else { return [] }
    return lesson.items
  }()

  private func metrics(
    _ lab: String, _ settings: [String: String], seed: UInt64
  ) throws -> [String: Double] {
    var rig = try LabRig(
      lab, view: settings["view"] ?? "", seed: seed, settings: settings)
    rig.send(.run)
    return rig.lab.metrics
  }

  @Test func hiddenSeedsAgreeOnEveryPrediction() throws {
    let predictions = Self.items.map(\.question).filter { $0.run != nil }
    #expect(predictions.count == 2)
    for question in predictions {
      let plan = try #require(question.run)
      let runs = try plan.hiddenSeeds(from: 3).map {
        try metrics(plan.lab, plan.settings, seed: $0)
      }
      guard case .ask(let asked, let agreeing, let count) = question.judge(runs) else {
        Issue.record("\(question.id): \(question.judge(runs))")
        continue
      }
      #expect(agreeing == count)
      let answer = try #require(asked.rightAnswer())
      #expect(asked.grade(answer).isRight, "\(question.id)")
    }
  }

  @Test func aGoalIsReachedByItsSolutionAndNotByItsStart() throws {
    for question in Self.items.map(\.question) {
      guard case .goal(let task) = question.kind else { continue }
      func verdict(_ changes: [String: String]) throws -> Verdict {
        let settings = task.lab.settings.merging(changes) { $1 }
        let measured = try metrics(task.lab.lab, settings, seed: 1)
        return question.grade(.goal(task.outcome(runs: 1, steps: 0) { measured[$0] }))
      }
      #expect(try verdict(task.lab.solution).isRight)
      let start = try verdict([:])
      #expect(start.isJudged && !start.isRight)
      #expect(try verdict(["rate": "1.05"]).misconception == "M13")
    }
  }
}
