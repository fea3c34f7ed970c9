import Course

/// A drawing that is cut off shows nothing.
struct FigureWidth: LessonCheck {
  /// Columns of text beside the smallest stage.
  private static let columns = 62

  let name = "figure-width"
  let rule = "every figure is at most \(columns) columns wide"

  func findings(in library: Library) -> [Finding] {
    library.lessons.flatMap { lesson in
      lesson.steps.flatMap(\.screens).flatMap(\.blocks).compactMap { block in
        guard case .figure(let figure) = block,
          let widest = figure.rows.map(\.count).max(), widest > Self.columns
        else { return nil }
        return finding(
          in: lesson, line: figure.line, "the figure is \(widest) columns wide",
          "draw it in at most \(Self.columns)")
      }
    }
  }
}
