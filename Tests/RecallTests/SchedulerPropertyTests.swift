import Recall
import Testing

/// What holds of every history, checked on a thousand seeded ones.
@Suite struct SchedulerPropertyTests {
  private let scheduler = Scheduler()

  private func forEachMemory(_ body: (Memory, inout Dice) -> Void) {
    var dice = Dice(state: 11)
    for _ in 0..<1_000 {
      var memory: Memory?
      for _ in 0..<Int.random(in: 1...12, using: &dice) {
        let rating = Rating.allCases.randomElement(using: &dice) ?? .good
        memory = scheduler.next(memory, after: .random(in: 0...400, using: &dice), rating)
      }
      if let memory { body(memory, &dice) }
    }
  }

  @Test func aMemoryStaysWithinItsBounds() {
    forEachMemory { memory, _ in
      #expect(Scheduler.stabilities.contains(memory.stability))
      #expect((1...10).contains(memory.difficulty))
    }
  }

  @Test func recallFallsWithTime() {
    forEachMemory { memory, _ in
      let recalls = [0, 1, 2, 10, 100, 1_000].map {
        scheduler.retrievability(of: memory, after: $0)
      }
      #expect(recalls.first == 1)
      #expect(zip(recalls, recalls.dropFirst()).allSatisfy { $0 > $1 && $1 > 0 })
    }
  }

  @Test func aBetterAnswerNeverComesBackSooner() {
    forEachMemory { memory, dice in
      let days = Int.random(in: 1...60, using: &dice)
      let intervals = [Rating.hard, .good, .easy].map {
        scheduler.interval(for: scheduler.next(memory, after: days, $0))
      }
      #expect(intervals == intervals.sorted())
    }
  }

  @Test func forgettingNeverStrengthensAndRecallNeverWeakens() {
    forEachMemory { memory, dice in
      let days = Int.random(in: 1...400, using: &dice)
      #expect(scheduler.next(memory, after: days, .again).stability <= memory.stability)
      for rating in [Rating.hard, .good, .easy] {
        #expect(scheduler.next(memory, after: days, rating).stability >= memory.stability)
      }
    }
  }

  @Test func aBetterAnswerNeverMakesHarder() {
    forEachMemory { memory, _ in
      let difficulties = Rating.allCases.map {
        scheduler.next(memory, after: 3, $0).difficulty
      }
      #expect(difficulties == difficulties.sorted(by: >))
    }
  }

  @Test func theFuzzIsSmallAndRepeatable() {
    forEachMemory { memory, dice in
      let seed = dice.next()
      let interval = scheduler.interval(for: memory)
      let fuzzed = scheduler.interval(for: memory, fuzzedBy: seed)
      #expect(fuzzed == scheduler.interval(for: memory, fuzzedBy: seed))
      #expect((1...36_500).contains(fuzzed))
      #expect(abs(fuzzed - interval) <= max(1, Int((Double(interval) * 0.05).rounded())))
    }
    let memory = Memory(stability: 100, difficulty: 5)
    let days = Set((0..<200).map { scheduler.interval(for: memory, fuzzedBy: $0) })
    #expect(days == Set(95...105))
  }

  @Test func timeThatRunsBackwardsCountsAsTheSameDay() {
    let memory = Memory(stability: 4, difficulty: 5)
    #expect(
      scheduler.next(memory, after: -3, .good) == scheduler.next(memory, after: 0, .good))
    #expect(scheduler.retrievability(of: memory, after: -3) == 1)
  }
}
