import Recall
import TestSupport
import Testing

@Suite struct ClassReportTests {
  /// Three learners: one is right, two choose the same wrong idea, one of them sure and twice.
  private static let records = [
    [answered("a", 1), answered("b", 1, minute: 1)],
    [
      answered("a", 2, score: 0, chose: "M13", .sure),
      answered("a", 2, minute: 1, score: 0, chose: "M13", .guess, attempt: 2),
      answered("b", 2, minute: 2),
    ],
    [answered("a", 3, score: 0, chose: "M13", .fairly), answered("a", 4)],
    [LearnerEvent(time: noon(1), .stepSeen(lesson: "L05", step: 0))],
  ]
  private static let report = ClassReport(records)

  @Test func questionsAreCountedByFirstTries() {
    let report = Self.report
    #expect(report.learners == 4 && report.active == 3)
    #expect(report.items.map(\.id) == ["a", "b"])
    let first = report.items[0]
    #expect(first.learners == 3 && first.right == 1 && first.confidentErrors == 1)
    #expect(first.idea?.id == "M13" && first.idea?.learners == 2)
    #expect(report.items[1].share == 1 && report.items[1].idea == nil)
  }

  @Test func wrongIdeasAreCountedByLearners() {
    let idea = Self.report.ideas[0]
    #expect(idea.id == "M13" && idea.learners == 2 && idea.times == 3)
    #expect(idea.sure == 1 && idea.open == 2)
  }

  @Test(arguments: 0..<6) func theOrderOfTheFilesDoesNotMatter(_ seed: UInt64) {
    var dice = Dice(state: seed)
    let mixed = Self.records.map { $0.shuffled(using: &dice) }.shuffled(using: &dice)
    #expect(ClassReport(mixed) == Self.report)
  }

  @Test func itIsPrintedWithoutNames() {
    let titles = ["M13": "A bigger rate is simply faster, \"always\"."]
    let text = (Self.report.lines(titles) + ["", Self.report.table(titles)])
      .joined(separator: "\n").split(separator: "\r\n", omittingEmptySubsequences: false)
      .joined(separator: "\n")
    #expect(goldenDifference(text, named: "class-report") == nil)
  }

  @Test func aClassThatHasDoneNothingIsSaidToBeOne() {
    let report = ClassReport([])
    #expect(report.lines([:]) == ["0 learners, 0 of them have answered something."])
  }
}
