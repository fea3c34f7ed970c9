/// A question of a lesson with its place.
public struct LessonItem: Equatable, Sendable {
  /// The question itself.
  public var question: Question
  /// What it is for.
  public var role: Role
  /// The step, from 0.
  public var step: Int
  /// The screen of the step, from 0.
  public var screen: Int

  /// What a question is for.
  public enum Role: String, CaseIterable, Sendable {
    case predict, observe, quiz
  }

  /// A question at a place.
  public init(question: Question, role: Role, step: Int, screen: Int) {
    self.question = question
    self.role = role
    self.step = step
    self.screen = screen
  }
}

extension Block {
  /// The question of a block and what it is for; nil for text and labs.
  public var item: (question: Question, role: LessonItem.Role)? {
    switch self {
    case .text, .lab, .figure: nil
    case .predict(let question): (question, .predict)
    case .observe(let question): (question, .observe)
    case .quiz(let question): (question, .quiz)
    }
  }
}

extension Lesson {
  /// All questions, in order.
  public var items: [LessonItem] {
    steps.enumerated().flatMap { index, step in
      step.screens.enumerated().flatMap { screenIndex, screen in
        screen.blocks.compactMap { block in
          block.item.map {
            LessonItem(question: $0.question, role: $0.role, step: index, screen: screenIndex)
          }
        }
      }
    }
  }

  /// The question of an id.
  public func item(_ id: String) -> LessonItem? { items.first { $0.question.id == id } }

  /// All live experiments, in order.
  public var labs: [LabBlock] {
    steps.flatMap(\.screens).flatMap(\.blocks).compactMap { block in
      if case .lab(let lab) = block { lab } else { nil }
    }
  }

  /// The lab on the stage of a step and screen, both from 0: the last one up to the end of that
  /// screen.
  public func lab(atStep step: Int, screen: Int) -> LabBlock? {
    var last: LabBlock?
    for (index, candidate) in steps.enumerated().prefix(step + 1) {
      for (place, shown) in candidate.screens.enumerated() {
        if index == step, place > screen { break }
        for case .lab(let lab) in shown.blocks { last = lab }
      }
    }
    return last
  }
}

extension Question {
  /// The options of a choice; nil for other types.
  public var choices: Choices? {
    switch kind {
    case .choice(let choices), .multi(let choices): choices
    case .numeric, .order, .short, .shape, .match, .plot, .trace, .goal: nil
    }
  }

  /// The metrics of the lab on stage, or of `run`, that must be measured before an answer can be
  /// judged. A `goal` brings its own lab, and its answer the metrics.
  public var metrics: Set<String> {
    switch kind {
    case .choice(let choices), .multi(let choices):
      choices.options.reduce(into: []) { metrics, option in
        if case .when(let condition) = option.key { metrics.formUnion(condition.metrics) }
      }
    case .numeric(let numeric):
      if case .metric(let name, _) = numeric.key { [name] } else { [] }
    case .order, .short, .shape, .match, .plot, .trace, .goal: []
    }
  }

  /// The wrong ideas that its options, slips, pairs, bands or diagnoses offer.
  public var misconceptions: Set<String> { Set(offers) }

  /// The same, each once, sorted: what an answer that stands for none of them speaks against.
  public var offers: [String] {
    let ids: [String?] =
      switch kind {
      case .choice(let choices), .multi(let choices): choices.options.map(\.misconception)
      case .numeric(let numeric): numeric.slips.map(\.misconception)
      case .order: []
      case .short(let short): short.wrong.map(\.misconception)
      case .shape(let shape):
        shape.slips.map(\.misconception) + shape.axisSlips.map(\.misconception)
      case .match(let matching):
        matching.wrong.map(\.misconception) + matching.right.map(\.misconception)
      case .plot(let plot): plot.misconceptions
      case .trace(let trace): trace.blanks.flatMap(\.slips).map(\.misconception)
      case .goal(let task): task.lab.diagnoses.map(\.misconception)
      }
    return Set(ids.compactMap { $0 }).sorted()
  }
}

extension PlotReading {
  fileprivate var misconceptions: [String?] {
    switch task {
    case .mark(let mark): mark.slips.map(\.misconception)
    case .curve: curves.map(\.misconception)
    }
  }
}
