/// A lesson as a value: what its file says, checked for form.
public struct Lesson: Equatable, Sendable {
  /// The stable name: `L05`.
  public var id: String
  /// One line, as the course map shows it.
  public var title: String
  /// What the learner will have done at the end, in one sentence.
  public var promise: String
  /// The number of its unit in the syllabus.
  public var unit: Int
  /// How long a first pass takes.
  public var minutes: Int
  /// Whether it is on the core path.
  public var path: Path
  /// Ids of the lessons it builds on.
  public var needs: [String]
  /// What it teaches, in the order of ids.
  public var objectives: [Objective]
  /// Ids of the wrong ideas that it must defeat.
  public var misconceptions: [String]
  /// Where its experiments start from.
  public var seed: UInt64
  /// What its new words mean.
  public var glossary: [String: String]
  /// Where its claims come from.
  public var sources: [String]
  /// The terms on which its text may be used.
  public var license: String?
  /// In order; at least one.
  public var steps: [Step]
  /// The file it was read from.
  public var file: String
  /// The lines of the file on which the fields of the front matter stand, by name.
  public var fieldLines: [String: Int]

  /// Whether a lesson belongs to the shortest way through the course.
  public enum Path: String, CaseIterable, Sendable { case core, wider }

  /// A lesson of the core path that needs nothing, unless told otherwise.
  public init(
    id: String, title: String, promise: String, unit: Int, minutes: Int, path: Path = .core,
    needs: [String] = [], objectives: [Objective] = [], misconceptions: [String] = [],
    seed: UInt64 = 1, glossary: [String: String] = [:], sources: [String] = [],
    license: String? = nil, steps: [Step], file: String = "",
    fieldLines: [String: Int] = [:]
  ) {
    self.id = id
    self.title = title
    self.promise = promise
    self.unit = unit
    self.minutes = minutes
    self.path = path
    self.needs = needs
    self.objectives = objectives
    self.misconceptions = misconceptions
    self.seed = seed
    self.glossary = glossary
    self.sources = sources
    self.license = license
    self.steps = steps
    self.file = file
    self.fieldLines = fieldLines
  }
}

/// Something a learner can do afterwards; `id` is `L01.2`.
public struct Objective: Equatable, Sendable {
  /// The lesson's id, a full stop and the place in the list, from 1.
  public var id: String
  /// A sentence that begins with a verb.
  public var text: String

  /// An objective by id and text.
  public init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}

/// One `##` section: what the learner works on at a time.
public struct Step: Equatable, Sendable {
  /// The words after `##`.
  public var title: String
  /// Split by `---`.
  public var screens: [Screen]
  /// The line of its `##`.
  public var line: Int

  /// A step of some screens.
  public init(title: String, screens: [Screen], line: Int = 1) {
    self.title = title
    self.screens = screens
    self.line = line
  }

  /// Whether it holds nothing but quiz questions, and experiments for them.
  public var isQuiz: Bool {
    screens.allSatisfy { screen in
      screen.blocks.allSatisfy { block in
        switch block {
        case .quiz, .lab: true
        case .text, .figure, .predict, .observe: false
        }
      }
    }
  }
}

/// What stands beside the stage at a time.
public struct Screen: Equatable, Sendable {
  /// In the order of the file.
  public var blocks: [Block]
  /// For the presenter's second terminal only.
  public var notes: [TextBlock]

  /// A screen of some blocks.
  public init(blocks: [Block], notes: [TextBlock] = []) {
    self.blocks = blocks
    self.notes = notes
  }
}

/// A part of a screen.
public enum Block: Equatable, Sendable {
  case text(TextBlock)
  case lab(LabBlock)
  case figure(Figure)
  /// Answered (or skipped) before the run, judged by the run.
  case predict(Question)
  /// Asked after a run and before its explanation.
  case observe(Question)
  case quiz(Question)
}
