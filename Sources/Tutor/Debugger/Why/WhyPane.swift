internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// Why a number is what it is: its rule in symbols and with the numbers put in, and the terms, each
/// number of which can be opened in turn.
///
///     why  ∂hidden.weight[2, 1] › ∂hidden.sum[2]
///
///     ∂hidden.sum[2] = ∂hidden[2] × (1 − hidden[2]²)
///                    = 0.568759 × 0.596586
///                    = +0.339
///
///       +0.339   ▸ ∂hidden[2] +0.569  ×  (1 − hidden[2]²) +0.597
struct WhyPane: Widget {
  var report: StepReport
  var chain: WhyChain
  var isFocused: Bool
  var secrets = Secrets()

  private var explanation: Explanation? {
    chain.current.flatMap { report.explanation(of: $0.element) }
  }

  var summary: String {
    guard let explanation else { return "no number is asked about" }
    var words = Notation.short(explanation.symbols)
    if !isSilent(explanation) { words += " = \(explanation.numbers)" }
    words += " = \(figure(explanation).spoken)"
    if !isHidden(explanation), let reason = explanation.reason { words += ". " + reason }
    return words
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    drawPath(on: &surface, in: area.top(1))
    guard let explanation else { return }
    let gap = area.rows >= 14 ? 1 : 0
    var row = area.row + 1 + gap
    for line in rule(of: explanation, columns: area.columns, in: surface.look) {
      guard row < area.endRow else { return }
      surface.write(line, column: area.column, row: row)
      row += 1
    }
    row += gap
    let rest = area.dropTop(row - area.row)
    drawTerms(
      WhyTerms(explanation, columns: area.columns - Self.indent), on: &surface, in: rest)
  }

  /// The way down to this number; its beginning gives way.
  private func drawPath(on surface: inout Surface, in line: Rect) {
    let names = chain.steps.map { report.label(of: $0.element) }
    for first in names.indices {
      var text = StyledText.muted("why  ") + (first > 0 ? StyledText("… › ", .faint) : StyledText())
      for name in names[first...].dropLast() {
        text += .muted(name) + StyledText(" › ", .faint)
      }
      text += .strong(names.last ?? "")
      if text.width <= line.columns || first == names.count - 1 {
        surface.write(text.truncated(to: line.columns), column: line.column, row: line.row)
        return
      }
    }
  }

  /// Symbols, numbers, the value, the reason and where it comes from.
  private func rule(of explanation: Explanation, columns: Int, in look: Look) -> [StyledText] {
    var lines: [StyledText] = []
    let value = figure(explanation).text(in: look).mapStyles {
      Style($0.foreground, on: $0.background, .bold)
    }
    let name = Notation.short(explanation.name)
    if explanation.terms.isEmpty {
      lines.append(.strong(name) + StyledText(" = ") + value)
    } else {
      let symbols = Notation.short(explanation.symbols)
      lines += StyledText(symbols).wrapped(to: columns, hanging: 4)
      if !isSilent(explanation) {
        let numbers = StyledText("  = ") + StyledText(explanation.numbers, .ink)
        lines += numbers.wrapped(to: columns, hanging: 4)
      }
      lines.append(StyledText("  = ") + value)
      if !explanation.isCurrent, !isSilent(explanation) {
        lines += StyledText.muted(
          "It was changed since: its terms now make "
            + "\(Numbers.significant(explanation.combined, sign: .always))."
        ).wrapped(to: columns, hanging: 0)
      }
    }
    if !isHidden(explanation), let reason = explanation.reason {
      lines += StyledText(reason).wrapped(to: columns, hanging: 0)
    }
    if !explanation.value.isFinite {
      let culprit =
        explanation.firstNotFinite == nil && !explanation.terms.isEmpty
        ? "Everything it was made of is finite: it was lost here." : nil
      if let culprit { lines += StyledText(culprit, .wrong).wrapped(to: columns, hanging: 0) }
    }
    let origin = explanation.sentenceOfOrigin(plan: report.rows.map(\.text))
    return lines + [StyledText.muted(origin).truncated(to: columns)]
  }

  private func figure(_ explanation: Explanation) -> Figure {
    Figure(
      value: explanation.value, isSlope: explanation.target.name.isGradient, readiness: .done,
      isHidden: isHidden(explanation))
  }

  /// Whether the number itself is to be worked out.
  private func isHidden(_ explanation: Explanation) -> Bool {
    explanation.isHidden(by: secrets)
  }

  /// Whether its numbers would give a blank away.
  private func isSilent(_ explanation: Explanation) -> Bool {
    explanation.speaks(of: secrets)
  }

  /// What a term comes to, or a factor is worth, unless that is to be worked out.
  private func figure(
    _ value: Double, isSlope: Bool = false, of elements: [ElementReading]
  ) -> Figure {
    Figure(
      value: Float(value), isSlope: isSlope, readiness: .done,
      isHidden: secrets.hides(anyOf: elements))
  }

  // MARK: Terms

  /// Columns of what a term comes to.
  private static let indent = 13

  private func drawTerms(
    _ terms: WhyTerms, on surface: inout Surface, in area: Rect
  ) {
    guard !terms.lines.isEmpty, !area.isEmpty, let choice = chain.current?.choice else { return }
    let focus = terms.lineOfChoice.indices.contains(choice) ? terms.lineOfChoice[choice] : 0
    let window = ScrollWindow(
      count: terms.lines.count, rows: area.rows, first: focus - area.rows / 2,
      focus: focus..<focus + 1)
    for index in window.shown {
      let line = area.line(index - window.first)
      switch terms.lines[index] {
      case .term(let term):
        draw(
          term, first: terms.firstChoice(onLine: index), choice: choice, on: &surface, in: line)
      case .element(let reading, let number):
        draw(reading, number: number, isChosen: number == choice, on: &surface, in: line)
      case .rest(let count, let sum):
        let isSilent = explanation.map(isSilent) ?? false
        let rest =
          isSilent ? "" : ", which come to " + Numbers.significant(sum, sign: .always)
        surface.write(
          .muted("and \(Numbers.grouped(count)) more" + rest).truncated(to: line.columns),
          column: line.column + 2, row: line.row)
      }
    }
    surface.draw(ScrollMarks(window), in: area)
  }

  private func draw(
    _ term: Explanation.Term, first: Int?, choice: Int, on surface: inout Surface, in line: Rect
  ) {
    let look = surface.look
    let isOpen = explanation.map(isHidden) ?? false
    let sum = figure(term.contribution, of: term.elements)
    // One addend may be a blank of its own.
    let isToldElsewhere =
      explanation.map { secrets.hides(Float(term.contribution), like: $0.target.name) } ?? false
    surface.write(
      isOpen || sum.isHidden || isToldElsewhere
        ? StyledText("?", .focus, .bold)
        : StyledText(Figure.written(sum.value, in: look), .strong), endColumn: line.column + 10,
      row: line.row)
    var column = line.column + Self.indent
    var number = first ?? 0
    for (place, factor) in term.factors.enumerated() {
      if place > 0 { column += surface.write(.muted(" × "), column: column, row: line.row) }
      let elements = factor.elements
      let isChosen = first != nil && elements.count == 1 && number == choice
      let ground: Ink = isChosen ? .role(isFocused ? .focusWash : .wash) : .standard
      var text = StyledText(Notation.short(factor.symbols), isChosen ? .strong : .ink)
      if WhyTerms.isWritten(factor, in: term) {
        let isSlope = factor.isElement && elements.first?.element.name.isGradient == true
        text +=
          StyledText(" ")
          + figure(factor.value, isSlope: isSlope, of: elements).text(in: look)
      }
      if isChosen {
        text =
          (StyledText(String(Glyph.cursor.character(in: look)), .focus, .bold) + text).on(ground)
      }
      let shown = text.truncated(to: line.endColumn - column)
      if elements.count == 1, first != nil {
        surface.mark(
          .item(number),
          in: Rect(column: column, row: line.row, columns: shown.width, rows: 1))
        number += 1
      }
      column += surface.write(shown, column: column, row: line.row)
    }
  }

  private func draw(
    _ reading: ElementReading, number: Int, isChosen: Bool, on surface: inout Surface,
    in line: Rect
  ) {
    let ground: Ink = isChosen ? .role(isFocused ? .focusWash : .wash) : .standard
    let mark = isChosen ? String(Glyph.cursor.character(in: surface.look)) : " "
    let figure = Figure(
      value: reading.value, isSlope: reading.element.name.isGradient, readiness: .done,
      isHidden: secrets.hides(reading.element, reading.value))
    let text =
      StyledText(mark, .focus, .bold)
      + StyledText(report.label(of: reading.element) + " ", isChosen ? .strong : .ink)
      + figure.text(in: surface.look)
    let shown = text.on(ground).truncated(to: line.columns - 15)
    surface.mark(.item(number), in: line)
    surface.write(shown, column: line.column + 15, row: line.row)
  }
}
