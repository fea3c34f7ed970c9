internal import Compute
internal import Labs
internal import TextUI

/// Blanks to fill, a row each, with what is being typed and what a wrong entry tells.
///
///     The blanks                      1 of 4 right
///       1  output.gradient            −0.569  ✓
///     ▸ 2  output.weight.gradient[1, 1]  −0.2▏
///     Wrong partner in a product. That takes hidden.sum[1] for hidden[1].
struct BlankPanel: Widget {
  let blanks: Blanks
  /// Why a blank holds what it holds.
  let explanation: @Sendable (TensorElement) -> Explanation?
  /// Whether keys act on it.
  var isFocused = true

  private func name(_ element: TensorElement) -> String {
    Notation.short(explanation(element)?.name ?? "\(element.name)[\(element.index + 1)]")
  }

  private var rightCount: Int {
    blanks.elements.count { blanks.isRight($0, explanation) == true }
  }

  var summary: String {
    guard let current = blanks.current else { return "no blanks" }
    let rows = blanks.elements.enumerated().map { index, element in
      let entry = blanks.sheet.entered[element].map { Numbers.significant($0) }
      let verdict =
        switch blanks.isRight(element, explanation) {
        case true: "\(entry ?? "") right"
        case false: "\(entry ?? "") wrong"
        case nil: "empty"
        }
      return "\(index + 1) \(name(element)) \(verdict)"
    }
    let typed = blanks.sheet.typed.isEmpty ? "" : "; typing \(blanks.sheet.typed)"
    let advice = blanks.advice(current, explanation).map { " \($0.text)" } ?? ""
    return "blanks, \(rightCount) of \(blanks.elements.count) right: "
      + rows.joined(separator: ", ") + "; chosen \(name(current))\(typed).\(advice)"
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.write(.strong("The blanks"), column: area.column, row: area.row)
    surface.write(
      .strong("\(rightCount)") + .muted(" of \(blanks.elements.count) right"),
      endColumn: area.endColumn, row: area.row)
    let said = words(columns: area.columns)
    let body = area.dropTop(1)
    let count = blanks.elements.count
    let rows = min(count, max(1, body.rows - said.count))
    let at = blanks.current.flatMap { blanks.elements.firstIndex(of: $0) } ?? 0
    let window = ScrollWindow(count: count, rows: rows, focus: at..<at + 1)
    for index in window.shown {
      drawRow(index, isChosen: index == at, on: &surface, in: body.line(index - window.first))
    }
    surface.draw(ScrollMarks(window), in: body.top(rows))
    for (row, line) in said.enumerated() where rows + row < body.rows {
      surface.write(line, column: body.column, row: body.row + rows + row)
    }
  }

  private func drawRow(
    _ index: Int, isChosen: Bool, on surface: inout Surface, in line: Rect
  ) {
    let element = blanks.elements[index]
    let ground: Ink = isChosen && isFocused ? .role(.focusWash) : .standard
    if isChosen, isFocused { surface.fill(line, with: Cell(" ", Style(.ink, on: ground))) }
    let cursor = isChosen ? StyledText("▸ ", isFocused ? .focus : .muted, .bold) : StyledText("  ")
    let answer = answer(element, isChosen: isChosen)
    let head = cursor + .muted("\(index + 1)  ") + StyledText(name(element))
    surface.write(
      head.on(ground).truncated(to: max(0, line.columns - answer.width - 1)),
      column: line.column, row: line.row)
    surface.write(answer.on(ground), endColumn: line.endColumn, row: line.row)
    surface.mark(.item(index), in: line)
  }

  private func answer(_ element: TensorElement, isChosen: Bool) -> StyledText {
    if isChosen, isFocused, !blanks.sheet.typed.isEmpty {
      return StyledText(blanks.sheet.typed + "▏", .focus, .bold) + StyledText("  ")
    }
    let entry = blanks.sheet.entered[element].map { Numbers.significant($0) } ?? "?"
    return switch blanks.isRight(element, explanation) {
    case true: StyledText(entry, .strong, .bold) + StyledText(" ✓", .right, .bold)
    case false:
      StyledText(entry, .ink) + StyledText(" ✗", .wrong, .bold) + shown(element)
    case nil: StyledText(entry, .focus, .bold) + StyledText("  ")
    }
  }

  /// The number of one that was missed too often.
  private func shown(_ element: TensorElement) -> StyledText {
    guard blanks.sheet.isShown(element), let why = explanation(element) else { return StyledText() }
    return .muted("  it is ") + .strong(Numbers.significant(Double(why.value)))
  }

  /// What there is to say of the chosen one.
  private func words(columns: Int) -> [StyledText] {
    guard let current = blanks.current else { return [] }
    var lines: [StyledText] = []
    if let advice = blanks.advice(current, explanation) {
      let role: Role = if case .notYet = advice { .muted } else { .wrong }
      lines += StyledText(Notation.short(advice.text), role).wrapped(to: columns)
    } else if blanks.hidden.isEmpty {
      lines += StyledText.muted("N begins the next step, M takes more numbers away.")
        .wrapped(to: columns)
    } else if blanks.sheet.entered.isEmpty {
      lines += StyledText.muted(
        "Work each out from the numbers that are left: type it with three digits, then Enter."
      ).wrapped(to: columns)
    }
    // Before there is a number there is no rule that made it.
    if blanks.showsRule, let why = explanation(current), why.isComputed {
      lines += StyledText(Notation.short(why.symbols), .gradient).wrapped(to: columns)
    }
    return lines.isEmpty ? [] : [StyledText()] + lines
  }
}
