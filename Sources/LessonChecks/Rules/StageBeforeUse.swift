import Course

/// What speaks of a run needs a lab on the stage.
struct StageBeforeUse: LessonCheck {
  let name = "stage-before-use"
  let rule = "a lab is on the stage wherever a question or a text speaks of its run"

  func findings(in library: Library) -> [Finding] {
    library.lessons.flatMap { lesson in
      questions(in: lesson) + placeholders(in: lesson)
    }
  }

  private func questions(in lesson: Lesson) -> [Finding] {
    lesson.items.filter {
      !$0.question.metrics.isEmpty && $0.question.run == nil
        && lesson.lab(atStep: $0.step, screen: $0.screen) == nil
    }.map {
      finding(
        in: lesson, line: $0.question.line, "there is no lab whose run could judge the answer",
        "put a `lab` block before it")
    }
  }

  private func placeholders(in lesson: Lesson) -> [Finding] {
    lesson.steps.enumerated().flatMap { index, step in
      step.screens.enumerated().flatMap { place, screen in
        lesson.lab(atStep: index, screen: place) != nil
          ? []
          : screen.blocks.flatMap(texts).flatMap(\.runs).compactMap(\.placeholder).map {
            finding(
              in: lesson, line: step.line, "there is no lab that measures `\($0.metric)`",
              "put a `lab` block before the text, or say it without the number")
          }
      }
    }
  }

  private func texts(of block: Block) -> [RichText] {
    if case .text(let text) = block { text.texts } else { block.item?.question.texts ?? [] }
  }
}
