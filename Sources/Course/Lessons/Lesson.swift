/// A lesson as a value: what its file says, checked for form.
public struct Lesson: Equatable, Sendable {
  public var id: String
  public var title: String
  /// What the learner will have done at the end, in one sentence.
  public var promise: String
  public var unit: Int
  public var minutes: Int
  public var path: Path
  /// Ids of the lessons it builds on.
  public var needs: [String]
  public var objectives: [Objective]
  public var misconceptions: [String]
  public var seed: UInt64
  public var glossary: [String: String]
  public var sources: [String]
  public var license: String?
  public var steps: [Step]
  /// The file it was read from.
  public var file: String

  public enum Path: String, CaseIterable, Sendable { case core, wider }
}

/// Something a learner can do afterwards; `id` is `L01.2`.
public struct Objective: Equatable, Sendable {
  public var id: String
  public var text: String
}

/// One `##` section: what the learner works on at a time.
public struct Step: Equatable, Sendable {
  public var title: String
  /// Split by `---`.
  public var screens: [Screen]
  public var line: Int

  /// Whether it holds nothing but quiz questions.
  public var isQuiz: Bool {
    screens.allSatisfy { $0.blocks.allSatisfy { if case .quiz = $0 { true } else { false } } }
  }
}

/// What stands beside the stage at a time.
public struct Screen: Equatable, Sendable {
  public var blocks: [Block]
  /// For the presenter's second terminal only.
  public var notes: [TextBlock]
}

/// A part of a screen.
public enum Block: Equatable, Sendable {
  case text(TextBlock)
  case lab(LabBlock)
  /// Answered (or skipped) before the run, judged by the run.
  case predict(Question)
  /// Asked after a run and before its explanation.
  case observe(Question)
  case quiz(Question)
}

/// A live experiment on the stage, from here to the next one in the lesson.
public struct LabBlock: Equatable, Sendable {
  public var lab: String
  public var settings: [String: String]
  /// The controls that show, by name, in order; empty shows all.
  public var controls: [String]
  public var views: [String]
  public var goal: Condition?
  /// Settings that reach the goal; `descent check` runs them.
  public var solution: [String: String]
  public var hints: [String]
  public var diagnoses: [Diagnosis]
  /// What is on the stage, for those who do not see it.
  public var say: String
  public var line: Int
}

/// What to tell a learner whose run did something in particular.
public struct Diagnosis: Equatable, Sendable {
  public var when: Condition
  public var say: String
  public var misconception: String?
}
