import Recall
import Testing

/// When a wrong idea is quiet, and when it returns.
@Suite struct MisconceptionTests {
  private let met = answered("a", 10, score: 0, chose: "M13", .sure)

  private func state(_ events: LearnerEvent...) -> MisconceptionHistory? {
    LearnerRecord(events).misconceptions["M13"]
  }

  @Test func itIsMetWhenItIsChosen() {
    #expect(state(answered("a", 10)) == nil)
    #expect(state(met)?.state == .open)
    #expect(state(met)?.metDay == 10)
    #expect(state(met)?.wasSure == true)
  }

  @Test func twoRightAnswersSevenDaysApartMakeItQuiet() {
    #expect(state(met, answered("b", 11), answered("c", 17))?.state == .open)
    #expect(state(met, answered("b", 11), answered("c", 18))?.state == .quiet)
    #expect(state(met, answered("b", 11), answered("c", 18))?.quietDay == 18)
    #expect(state(met, answered("b", 11), answered("c", 12), answered("d", 20))?.quietDay == 20)
  }

  @Test func itemsThatDoNotOfferItProveNothing() {
    let other = answered("b", 11, offered: ["M12"])
    #expect(state(met, other, answered("c", 30))?.state == .open)
  }

  @Test func choosingItAgainReopensIt() {
    let quiet = [met, answered("b", 11), answered("c", 18)]
    let again = LearnerRecord(quiet + [answered("a", 40, score: 0, chose: "M13")])
    #expect(again.misconceptions["M13"]?.state == .reopened)
    #expect(again.misconceptions["M13"]?.timesChosen == 2)
    #expect(again.misconceptions["M13"]?.metDay == 10)
    let later = LearnerRecord(
      quiet + [answered("a", 40, score: 0, chose: "M13"), answered("b", 41), answered("c", 48)])
    #expect(later.misconceptions["M13"]?.state == .quiet)
  }

  @Test func aRightAnswerBeforeTheMistakeDoesNotCount() {
    #expect(
      state(
        answered("b", 1), met, answered("a", 12, score: 0, chose: "M13"), answered("c", 13),
        answered("c", 19))?.state == .open)
  }

  @Test func anObjectiveIsRustyWhenItWasKnownAndIsLongOverdue() throws {
    let events = [1, 2, 3, 4, 5, 6].map { answered("i\($0)", $0) }
    let record = LearnerRecord(events)
    try #require(record.mastery(of: "L05.2").isKnown)
    let gap = try #require(record.card(objectiveKey)).gap
    #expect(!record.isRusty("L05.2", on: 6 + 2 * gap))
    #expect(record.isRusty("L05.2", on: 7 + 2 * gap))
    let begun = LearnerRecord([answered("a", 1)])
    #expect(!begun.isRusty("L05.2", on: 300))
    #expect(begun.isRusty("L05.2", on: 300, isDone: true))
  }
}
