import Recall

/// A generator that gives the same numbers in every run.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  /// True that often.
  mutating func falls(_ chance: Double) -> Bool { Double.random(in: 0..<1, using: &self) < chance }
}

/// Noon of a day, some minutes later.
func noon(_ day: Int, minute: Int = 0) -> Int64 {
  (Int64(day) * 24 + 12) * 3_600_000 + Int64(minute) * 60_000
}

/// An answer to an item about `L05.2`, on a day.
func answered(
  _ item: String = "a", _ day: Int, minute: Int = 0, score: Double = 1, chose: String? = nil,
  offered: [String] = ["M13"], _ confidence: Confidence = .fairly, attempt: Int = 1,
  hints: Int = 0, objective: String = "L05.2", lesson: String = "L05",
  place: AnswerEvent.Place = .quiz
) -> LearnerEvent {
  LearnerEvent(
    time: noon(day, minute: minute),
    .answer(
      AnswerEvent(
        lesson: lesson, item: item, revision: 1, objective: objective, response: "0",
        score: score, misconception: chose, confidence: confidence, attempt: attempt, hints: hints,
        offered: offered, place: place)))
}

let objectiveKey = CardKey(objective: "L05.2")
let ideaKey = CardKey(objective: "L05.2", misconception: "M13")

extension LearnerRecord {
  /// Objective's card and that of M13.
  var pair: (objective: Card?, idea: Card?) { (card(objectiveKey), card(ideaKey)) }
}
