public import Course

/// What the reading screen shows at a time: one screen of a step, or one quiz question.
public struct Page: Equatable, Sendable {
  /// Its step, from 0.
  public var step: Int
  /// Its number within the step, from 0.
  public var screen: Int
  /// What is on it, from top to bottom.
  public var blocks: [Block]
  /// The experiment on the stage.
  public var lab: LabBlock?

  /// The pages of a lesson in order. A quiz question always has a page to itself; a lab stays on
  /// stage until its step ends or another one comes, and for one question only within a quiz.
  public static func pages(of lesson: Lesson) -> [Page] {
    lesson.steps.indices.flatMap { pages(of: lesson.steps[$0], number: $0) }
  }

  private static func pages(of step: Step, number: Int) -> [Page] {
    var pages: [Page] = []
    var lab: LabBlock?
    for screen in step.screens {
      var blocks: [Block] = []
      func closePage() {
        guard blocks.contains(where: { !$0.isLab }) else { return }
        pages.append(Page(step: number, screen: pages.count, blocks: blocks, lab: lab))
        blocks = []
      }
      for block in screen.blocks {
        switch block {
        case .lab(let found):
          lab = found
          blocks.append(block)
        case .quiz:
          blocks.append(block)
          closePage()
          if step.isQuiz { lab = nil }
        case .text, .figure, .predict, .observe:
          blocks.append(block)
        }
      }
      closePage()
    }
    return pages
  }

  /// Its questions, in order.
  public var questions: [Question] { blocks.compactMap(\.question) }
}

extension Block {
  /// The question it asks, whatever for.
  public var question: Question? {
    switch self {
    case .predict(let question), .observe(let question), .quiz(let question): question
    case .text, .lab, .figure: nil
    }
  }

  var isLab: Bool { if case .lab = self { true } else { false } }
}
