internal import Course
internal import Labs
internal import TextUI

extension ReadingScreen {
  func draw(on surface: inout Surface) {
    let column = shownColumn(on: surface.size)
    let grid = grid(of: surface.size, column)
    surface.draw(header, in: grid.header)
    let area = textArea(grid)
    surface.pane(Pane.text, in: area) { column.draw(on: &$0, in: area, scrolledBy: scroll) }
    if showsStage { drawStage(on: &surface, in: grid.stage) }
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  /// Rows that a stage below the text keeps whatever the text needs.
  static let leastStageRows = 8
  /// Columns of the text above a stage.
  static let lowTextColumns = 66

  /// Scrolls the text as far as it goes, and no further: a key that comes back acts at once.
  mutating func scroll(by rows: Int, on size: Size) {
    let column = shownColumn(on: size)
    let area = textArea(grid(of: size, column))
    let now = column.scroll(in: area.size, by: scroll)
    let then = column.scroll(in: area.size, by: now.offset - now.start + rows)
    scroll = then.offset - then.start
  }

  /// Where the text stands on a screen of that size.
  func textArea(on size: Size) -> Rect {
    textArea(grid(of: size, column(isCompact: Self.isLow(size))))
  }

  private func shownColumn(on size: Size) -> TextColumn {
    isAtEnd
      ? endColumn(isCompact: Self.isLow(size)) : column(isCompact: Self.isLow(size))
  }

  /// Whether text and stage lie below each other.
  private static func isLow(_ size: Size) -> Bool { size.columns < 100 }

  /// Without a stage the text has the whole height.
  private func textArea(_ grid: ScreenGrid) -> Rect {
    showsStage
      ? grid.text
      : Rect(
        column: grid.text.column, row: grid.body.row, columns: min(66, grid.body.columns - 2),
        rows: grid.body.rows)
  }

  private var showsStage: Bool { stage != nil && !hidesStage }

  /// At 80 columns the text takes what it needs, as long as a stage worth seeing is left.
  private func grid(of size: Size, _ column: TextColumn) -> ScreenGrid {
    let most = size.rows - 5 - Self.leastStageRows
    return ScreenGrid(
      size, textRows: min(most, max(4, column.height(columns: Self.lowTextColumns))))
  }

  var header: Header {
    let questions = page.questions
    let state: String
    if isAtEnd {
      state = "done"
    } else if step.isQuiz, !questions.isEmpty {
      let all = pages.filter { $0.step == page.step }
      let here = (all.firstIndex { $0.screen == page.screen } ?? 0) + 1
      state = "question \(here) of \(all.count)"
    } else {
      state = "step \(page.step + 1) of \(lesson.steps.count)"
    }
    let branch = hidesStage ? nil : stage?.branchState
    return Header(
      path: [unitTitle, lesson.title],
      state: (branch.map { StyledText($0 + " · ", .gradient) } ?? StyledText())
        + .muted(state),
      progress: Double(number + 1) / Double(max(1, pages.count)))
  }

  /// Where the lab is drawn on a screen of that size.
  func stageArea(on size: Size) -> Rect {
    labArea(in: grid(of: size, shownColumn(on: size)).stage)
  }

  /// What the controls leave of the stage: a low one needs every row for its picture.
  private func labArea(in area: Rect) -> Rect {
    let shown = controls
    guard !shown.isEmpty else { return area }
    let rows = ControlRow(shown.map(Control.init), focus: nil).height(columns: area.columns)
    return area.dropBottom(area.rows < 14 ? rows : rows + 1)
  }

  private func drawStage(on surface: inout Surface, in area: Rect) {
    guard let stage else { return }
    let shown = controls
    let labArea = labArea(in: area)
    if !shown.isEmpty {
      let row = ControlRow(
        shown.map(Control.init),
        focus: { if case .control(let index) = focus { index } else { nil } }())
      surface.draw(
        row, in: area.bottom(row.height(columns: area.columns)), as: Pane.controls)
    }
    surface.pane(Pane.stage, in: labArea) {
      stage.draw(on: &$0, in: labArea, focus: focus == .stage ? .stage : .none)
    }
  }
}
