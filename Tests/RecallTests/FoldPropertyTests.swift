import Foundation
import Recall
import Testing

/// What holds of every history, checked on seeded ones.
@Suite struct FoldPropertyTests {
  /// A month or two of answers, with everything that can happen to a card.
  private func history(_ seed: UInt64, count: Int = 80) -> [LearnerEvent] {
    var dice = Dice(state: seed)
    var day = 100
    return (0..<count).map { index in
      if dice.falls(0.3) { day += Int.random(in: 1...5, using: &dice) }
      let lesson = Int.random(in: 1...3, using: &dice)
      let item = "L0\(lesson).i\(Int.random(in: 0...3, using: &dice))"
      if dice.falls(0.1) {
        return LearnerEvent(
          time: noon(day, minute: index), .tooEasy(item: item, lesson: "L0\(lesson)"))
      }
      let scores: [Double] = [0, 0.5, 1, 1]
      let score = scores.randomElement(using: &dice) ?? 1
      return answered(
        item, day, minute: dice.falls(0.2) ? 0 : index, score: score,
        chose: score < 1 && dice.falls(0.6) ? "M1\(lesson)" : nil,
        offered: ["M11", "M1\(lesson)"],
        Confidence.allCases.randomElement(using: &dice) ?? .guess,
        attempt: dice.falls(0.2) ? 2 : 1, objective: "L0\(lesson).1", lesson: "L0\(lesson)")
    }
  }

  @Test(arguments: 1...40) func cardsKeepTheirBounds(_ seed: UInt64) {
    let record = LearnerRecord(history(seed))
    #expect(!record.deck.cards.isEmpty)
    for (key, card) in record.deck.cards {
      #expect(card.scheduledDay > card.lastDay, "\(key)")
      #expect(card.dueDay > card.lastDay && card.dueDay <= card.scheduledDay, "\(key)")
      #expect(card.checkDays == Set(card.checkDays).sorted(), "\(key)")
      #expect(card.checkDays.allSatisfy { $0 > card.lastDay && $0 <= card.lastDay + 7 })
      #expect(Scheduler.stabilities.contains(card.memory.stability))
      #expect(card.lapses < card.repetitions)
      #expect(card.isDue(on: card.dueDay) && !card.isDue(on: card.dueDay - 1))
    }
  }

  @Test(arguments: 1...20) func oneByOneIsTheSameAsAllAtOnce(_ seed: UInt64) {
    let events = history(seed)
    var record = LearnerRecord(events.prefix(30))
    for event in events.dropFirst(30) { record.apply(event) }
    #expect(record == LearnerRecord(events))
  }

  @Test(arguments: 1...20) func aWrittenRecordGoesOnAsIfItHadNeverBeen(_ seed: UInt64) throws {
    let events = history(seed)
    for cut in [0, 17, 40, 80] {
      let data = try JSONEncoder().encode(LearnerRecord(events.prefix(cut)))
      var record = try JSONDecoder().decode(LearnerRecord.self, from: data)
      #expect(record == LearnerRecord(events.prefix(cut)))
      for event in events.dropFirst(cut) { record.apply(event) }
      #expect(record == LearnerRecord(events))
    }
  }

  @Test func eventsOfOneMomentCountInTheOrderInWhichTheyWereWritten() {
    let (right, wrong) = (answered("a", 1), answered("a", 1, score: 0))
    #expect(LearnerRecord([right, wrong]).card(objectiveKey)?.lastRating == .good)
    #expect(LearnerRecord([wrong, right]).card(objectiveKey)?.lastRating == .again)
  }

  @Test func daysHaveTheirDates() {
    #expect(StudyDate(day: 0).withYear == "1 January 1970")
    #expect(StudyDate(day: -1).withYear == "31 December 1969")
    #expect(StudyDate(day: 19_782).withYear == "29 February 2024")
    #expect(StudyDate(day: 19_783).description == "1 March")
    let calendar = Calendar(identifier: .gregorian)
    for day in stride(from: -1_000, through: 60_000, by: 371) {
      let parts = calendar.dateComponents(
        in: TimeZone(secondsFromGMT: 0) ?? .current,
        from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let date = StudyDate(day: day)
      #expect([date.year, date.month, date.dayOfMonth] == [parts.year, parts.month, parts.day])
    }
  }
}
