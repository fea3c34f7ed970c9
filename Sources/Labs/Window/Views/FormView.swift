internal import Learning
internal import TextUI

/// Windows on their way from noise to detectors, and a hand that may interfere.
extension WindowLab {
  struct FormPlan {
    var picture: Rect
    /// Of the chosen window; empty where all maps are shown.
    var map: Rect
    var numbers: Rect
    var windows: Rect
  }

  func formPlan(_ area: Rect) -> FormPlan {
    let none = area.top(0)
    if hasMaps(area) {
      let left = area.left(26)
      let rows = min(14, max(7, area.rows - 6))
      return FormPlan(
        picture: left.top(rows), map: none, numbers: left.dropTop(rows + 1),
        windows: area.dropLeft(30))
    }
    let strip = area.top(7)
    if isWide(area) {
      return FormPlan(
        picture: strip.left(13), map: strip.dropLeft(15).left(13),
        numbers: strip.right(24), windows: strip.dropLeft(31).dropRight(26))
    }
    return FormPlan(
      picture: strip.left(13), map: strip.dropLeft(15).left(13), numbers: strip.dropLeft(30),
      windows: area.dropTop(8))
  }

  func formMaps(_ area: Rect) -> FeatureMaps {
    featureMaps(layer: "first", hasMaps: hasMaps(area))
  }

  func drawForm(on surface: inout Surface, in area: Rect) {
    let plan = formPlan(area)
    if let picture = shownPicture {
      let label = Self.figures[motifs.classes[sheet.count("example") - 1]]
      surface.draw(
        ImageView(picture.rows, title: .muted("a \(label)"), largestZoom: 2), in: plan.picture)
    }
    surface.draw(chosenMap(layer: "first"), in: plan.map)
    let editor = isWide(area) ? plan.numbers : plan.windows.bottom(5)
    if !isEditing || !isWide(area) { drawFormNumbers(on: &surface, in: plan.numbers) }
    surface.draw(
      formMaps(area), in: isEditing && !isWide(area) ? plan.windows.dropBottom(6) : plan.windows)
    if isEditing { drawEditor(on: &surface, in: editor) }
  }

  /// One below the other where there is no room for names beside numbers.
  private func drawFormNumbers(on surface: inout Surface, in area: Rect) {
    guard area.columns < 20 else {
      surface.draw(Readout(formLines, columns: 26), in: area)
      return
    }
    for (index, line) in formLines.enumerated() {
      surface.write(
        StyledText.muted(line.name).truncated(to: area.columns), column: area.column,
        row: area.row + index * 2, within: area)
      surface.write(
        line.value.truncated(to: area.columns), column: area.column, row: area.row + index * 2 + 1,
        within: area)
    }
  }

  private var formLines: [Readout.Line] {
    let run = WindowRun(group: .motif, net: .window)
    var lines = [
      Readout.Line("unseen right", right(run, Self.unseen), isStrong: true),
      Readout.Line("trained on", right(run, Self.seen)),
    ]
    if let answer = answer(.window) {
      let name = Self.figures[answer.first]
      lines.append(
        Readout.Line(
          "says", StyledText(name + " ") + confidence(answer, answerNumbers(.window))))
    }
    return lines
  }

  /// The nine weights of the chosen window, one of them in focus.
  private func drawEditor(on surface: inout Surface, in area: Rect) {
    let items = maps(.window, layer: "first")
    guard items.indices.contains(chosen) else { return }
    let item = items[chosen]
    let value = item.kernel[cell / 3][cell % 3]
    surface.write(
      (StyledText("\(item.name) weight \(cell + 1) ", .focus, .bold)
        + .strong(Numbers.fixed(value, decimals: 2, sign: .always))).truncated(to: area.columns),
      column: area.column, row: area.row)
    surface.draw(
      HeatMap(
        item.kernel, ramp: .signed, focusedRow: cell / 3, focusedColumn: cell % 3,
        numbers: item.kernelNumbers),
      in: area.dropTop(1).top(3).left(24))
    let run = WindowRun(group: .motif, net: .window)
    let right = right(run, Self.unseen).percent(isStrong: true)
    surface.write(
      StyledText.muted("unseen right ") + right, column: area.column, row: area.row + 4,
      within: area)
  }

  var formSummary: String {
    let run = WindowRun(group: .motif, net: .window)
    let right = accuracy(run, Self.unseen).map { Numbers.percent($0) } ?? "nothing yet"
    let says = answer(.window).map { "; this picture: \(Self.figures[$0.first])" } ?? ""
    return featureMaps(layer: "first", hasMaps: true).summary
      + "; \(right) of the unseen pictures right" + says
  }
}
