import Course
import Tutor

/// On the smallest screen a newcomer sees a page from its first line to its last option.
struct SmallScreen: LessonCheck {
  let name = "small-screen"
  let rule = "what a page shows at first fits 80 × 24 beside its experiment"

  func findings(in library: Library) -> [Finding] {
    library.lessons.flatMap { lesson in
      FirstSight.pages(of: lesson).filter { !$0.fits }.map { page in
        let step = lesson.steps[page.step]
        return finding(
          in: lesson, line: step.line,
          "screen \(page.screen + 1) of “\(step.title)” takes \(page.rows) rows at 80 × 24, "
            + "and there are \(page.available)",
          "shorten it, or split it with `---`")
      }
    }
  }
}
