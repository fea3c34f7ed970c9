/// A live experiment on the stage, from here to the next one in the lesson.
public struct LabBlock: Equatable, Sendable {
  /// The lab's name in the catalogue of labs.
  public var lab: String
  /// Where its controls start, by name.
  public var settings: [String: String]
  /// The controls that show, by name, in order; empty shows all.
  public var controls: [String]
  /// The views that show, by name, in order; empty shows all.
  public var views: [String]
  /// What the learner is to reach.
  public var goal: Condition?
  /// Settings that reach the goal; `descent check` runs them.
  public var solution: [String: String]
  /// Help towards the goal, from vague to plain.
  public var hints: [String]
  /// What to say to particular runs; the first that fits wins.
  public var diagnoses: [Diagnosis]
  /// What is on the stage, for those who do not see it.
  public var say: String
  /// The line of its fence.
  public var line: Int

  /// A lab that starts as it pleases and asks for nothing, unless told otherwise.
  public init(
    lab: String, settings: [String: String] = [:], controls: [String] = [], views: [String] = [],
    goal: Condition? = nil, solution: [String: String] = [:], hints: [String] = [],
    diagnoses: [Diagnosis] = [], say: String = "", line: Int = 1
  ) {
    self.lab = lab
    self.settings = settings
    self.controls = controls
    self.views = views
    self.goal = goal
    self.solution = solution
    self.hints = hints
    self.diagnoses = diagnoses
    self.say = say
    self.line = line
  }
}

/// What to tell a learner whose run did something in particular.
public struct Diagnosis: Equatable, Sendable {
  /// When it fits, at the end of a run.
  public var when: Condition
  /// What the learner is told.
  public var say: String
  /// The wrong idea that such a run hints at.
  public var misconception: String?

  /// A diagnosis, with or without a wrong idea behind it.
  public init(when: Condition, say: String, misconception: String? = nil) {
    self.when = when
    self.say = say
    self.misconception = misconception
  }
}
