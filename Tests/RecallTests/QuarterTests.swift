import Recall
import TestSupport
import Testing

/// Ninety-one days of a learner who is away for a fortnight, and what must hold on each of them.
@Suite struct QuarterTests {
  /// 1 September 2026.
  private static let first = 20_697

  /// Away on every seventh day, and from day 38 for a fortnight.
  private static func lived(seed: UInt64) -> SimulatedLearner {
    var learner = SimulatedLearner(lessons: 9, from: first, seed: seed) {
      $0 % 7 == 5 || (38..<52).contains($0)
    }
    for day in first..<first + 91 { learner.live(day) }
    return learner
  }

  private static let seeds: [UInt64] = [5, 17, 40]

  @Test func theScheduleIsAsItWasLookedAt() {
    #expect(goldenDifference(Self.lived(seed: 5).schedule, named: "quarter") == nil)
  }

  @Test(arguments: seeds) func aDayNeverAsksMoreThanEight(_ seed: UInt64) {
    let learner = Self.lived(seed: seed)
    #expect(learner.days.count > 60)
    for day in learner.days {
      let firsts = day.turns.filter { !$0.isReturn }
      #expect(firsts.count <= 8)
      #expect(Set(firsts.map(\.item.id)).count == firsts.count)
      #expect(firsts.count { $0.item.isPrediction } <= 1)
      #expect(day.review.waiting <= 20)
    }
    #expect(learner.days.contains { $0.review.entries.count == 8 })
  }

  @Test(arguments: seeds) func lessonsAreMixed(_ seed: UInt64) {
    for day in Self.lived(seed: seed).days {
      let lessons = day.review.entries.map(\.item.lesson)
      let most = Dictionary(grouping: lessons) { $0 }.values.map(\.count).max() ?? 0
      // Where the others are too few to part them, nothing can be done.
      guard lessons.count > 2, most <= 2 * (lessons.count - most + 1) else { continue }
      for index in lessons.indices.dropFirst(2) {
        #expect(Set(lessons[index - 2...index]).count > 1, "\(day.day): \(lessons)")
      }
    }
  }

  @Test(arguments: seeds) func gapsGrowAfterRightAnswersAndShrinkAfterWrongOnes(_ seed: UInt64) {
    var record = LearnerRecord()
    var (grown, kept, shrunk) = (0, 0, 0)
    for event in Self.lived(seed: seed).events {
      let before = record.deck.cards
      record.apply(event)
      let day = record.calendar.day(of: event.time)
      for (key, card) in record.deck.cards {
        guard let old = before[key], old != card else { continue }
        if card.lastRating == .again {
          #expect(card.memory.stability < old.memory.stability)
          shrunk += 1
        } else {
          #expect(card.memory.stability >= old.memory.stability)
          // Gaps of a day or two are too short to tell; a check may come before the time.
          guard card.lastRating == .good, old.scheduledDay <= day, old.gap > 2 else { continue }
          // Before chance moves them by a day or so.
          let was = Scheduler.standard.interval(for: old.memory)
          let now = Scheduler.standard.interval(for: card.memory)
          #expect(now >= was)
          if now > was { grown += 1 } else { kept += 1 }
        }
      }
    }
    #expect(grown > 9 * kept, "\(grown) grown, \(kept) kept")
    #expect(grown > 30 && shrunk > 5)
  }

  @Test(arguments: seeds) func confidentErrorsAreSeenOnTheFirstDayFromTheSeventhOn(_ seed: UInt64) {
    let learner = Self.lived(seed: seed)
    var seen = 0
    for event in learner.events {
      guard case .answer(let answer) = event.kind, answer.attempt == 1, answer.score < 1,
        answer.confidence == .sure
      else { continue }
      let due = learner.record.calendar.day(of: event.time) + 7
      guard let day = learner.days.first(where: { $0.day >= due }) else { continue }
      let key = CardKey(objective: answer.objective, misconception: answer.misconception)
      let isAsked = day.review.entries.contains { entry in
        entry.item.objective == key.objective
          && (key.misconception.map(entry.item.offers.contains) ?? true)
      }
      #expect(isAsked, "\(key) of day \(due - 7 - Self.first)")
      seen += 1
    }
    #expect(seen >= 5)
  }

  @Test(arguments: seeds) func whatPiledUpInAFortnightShrinks(_ seed: UInt64) {
    let days = Self.lived(seed: seed).days
    let back = days.filter { $0.day >= Self.first + 52 }
    #expect((back.first?.due ?? 0) > 8)
    #expect(back.dropFirst(10).allSatisfy { $0.left <= 8 }, "\(back.map(\.left))")
  }

  @Test(arguments: seeds) func everyWrongIdeaIsQuietOrComesBack(_ seed: UInt64) {
    let learner = Self.lived(seed: seed)
    let ideas = learner.record.misconceptions
    #expect(ideas.count > 5)
    for (id, history) in ideas where history.state != .quiet {
      let days = learner.record.deck.cards.filter { $0.key.misconception == id }.map(\.value.dueDay)
      #expect(!days.isEmpty && days.allSatisfy { $0 > Self.first }, "\(id)")
    }
    #expect(ideas.values.count { $0.state == .quiet } * 2 > ideas.count)
  }
}
