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
  ///
  /// A question that predicts a run of its own has that run on stage. One whose plot a run draws is
  /// left to quizzes, where the run goes first.
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
        case .quiz(let question) where question.needsCurves: break
        case .quiz(let question):
          blocks.append(block)
          let other = lab
          if let run = question.run { lab = LabBlock(run) }
          closePage()
          lab = step.isQuiz ? nil : other
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

extension LabBlock {
  /// The lab of a run that a question predicts, as it starts; nothing can be changed on it.
  fileprivate init(_ run: RunPlan) {
    self.init(
      lab: run.lab, settings: run.settings, say: "The experiment that the question is about.")
  }
}
