internal import Compute
internal import Labs
internal import Learning
internal import TextUI

// What there is to say of a run that is walked through.
extension DebuggerScreen {
  func plainPieces(_ style: PlainStyle) -> [PlainPiece] {
    if let failure = report.failure ?? fault?.failure {
      return [PlainPiece(key: "failed", lines: style.lines("It cannot be opened: \(failure)"))]
    }
    let faultPieces = fault.map { $0.pieces(style) } ?? []
    guard isOpen else { return faultPieces }
    let count = report.parameters.reduce(0) { $0 + $1.summary.shape.count }
    let head =
      "Debugger: \(title). \(report.rows.count) instructions in a step, "
      + "\(Numbers.grouped(count)) weights and biases."
    var pieces = [PlainPiece(key: "head", lines: style.lines(head), isLasting: true)]
    if report.rows.count <= Self.mostSpokenRows {
      pieces.append(PlainPiece(key: "plan", lines: planLines(style), isLasting: true))
    }
    pieces.append(placePiece(style))
    if let current = why.current, let explanation = report.explanation(of: current.element) {
      pieces.append(
        PlainPiece(
          key: "why \(current.element) \(report.position)", lines: whyLines(explanation, style),
          isSetOff: false))
    }
    pieces += blankPieces(style)
    if let found = reportWithoutAnswers.nudge {
      pieces.append(
        PlainPiece(
          key: "nudge \(found.element) \(found.amount) \(report.position)",
          lines: style.lines(PlainPiece.sentence(CheckLines(found, in: report).spoken)),
          isSetOff: false))
    }
    pieces += faultPieces
    pieces.append(.tools(phrases, style))
    return pieces
  }

  /// Longer plans are listed when they are asked for.
  private static let mostSpokenRows = 40

  /// Every instruction, under the part of the step that it belongs to.
  func planLines(_ style: PlainStyle) -> [String] {
    PlanList(report.rows).lines.flatMap { line -> [String] in
      switch line {
      case .head(let phase, _): return style.lines(phase.title)
      case .row(let number):
        let row = report.rows[number]
        return style.lines("  \(number + 1)  \(row.text)", hanging: 6)
      }
    }
  }

  /// Where the run is, what it has just done and made, and what comes next.
  private func placePiece(_ style: PlainStyle) -> PlainPiece {
    let place = report.position
    var words = "Step \(place.step + 1)"
    if place.instruction == 0 {
      words += ", before its first instruction."
    } else {
      let row = report.rows[place.instruction - 1]
      words += ", instruction \(row.number + 1) of \(report.rows.count), \(row.phase.title): "
      words += "\(row.text)."
      if report.results.indices.contains(row.number), let made = report.results[row.number] {
        words += " It made \(spoken(made))."
      }
    }
    if let loss = report.loss { words += " Loss \(Numbers.significant(Double(loss)))." }
    if let stop = LossStrip(report: report, nudge: nudge, canNudge: false).stopText {
      words += " " + stop.prefix(1).uppercased() + stop.dropFirst() + "."
    }
    if let change = report.interventions.last {
      words += " Changed: \(ChangeList.text(.change(change), in: report))."
    }
    return PlainPiece(key: PlainPiece.stage + words, lines: style.lines(words))
  }

  /// A few numbers, or what can be said of many.
  private func spoken(_ reading: TensorReading) -> String {
    let figures = reading.figures(hiding: secrets)
    if !figures.isEmpty, figures.count <= 8 { return figures.map(\.spoken).joined(separator: ", ") }
    let summary = reading.summary
    guard !secrets.hides(Float(summary.norm), like: reading.name) else { return "\(summary.shape)" }
    var words = "\(summary.shape), norm \(Numbers.significant(summary.norm))"
    if let least = summary.least, let greatest = summary.greatest {
      words += ", from \(Numbers.significant(Double(least))) "
      words += "to \(Numbers.significant(Double(greatest)))"
    }
    if summary.notFiniteCount > 0 { words += ", \(summary.notFiniteCount) not finite" }
    return words
  }

  private func whyLines(_ explanation: Explanation, _ style: PlainStyle) -> [String] {
    let isHidden = explanation.isHidden(by: secrets)
    let value =
      isHidden ? "?, to be found out" : Figure.written(explanation.value, in: .standard)
    var lines: [String]
    if explanation.terms.isEmpty {
      lines = style.lines("\(explanation.name) is \(value).")
    } else {
      lines = style.lines(explanation.symbols, hanging: 2)
      let numbers = explanation.speaks(of: secrets) ? "" : "= \(explanation.numbers) "
      lines += style.lines("  \(numbers)= \(value)", hanging: 4)
    }
    if !isHidden, let reason = explanation.reason { lines += style.lines(reason) }
    let origin = explanation.sentenceOfOrigin(plan: report.rows.map(\.text))
    lines += style.lines(PlainPiece.sentence(origin.prefix(1).uppercased() + origin.dropFirst()))
    let elements = WhyTerms(explanation).elements.prefix(8).map { report.name(of: $0.element) }
    if !elements.isEmpty {
      lines += style.lines("Made of: " + elements.joined(separator: ", ") + ".", hanging: 2)
    }
    return lines
  }

  /// What can be typed here.
  var phrases: [PlainCommand] {
    DebuggerPhrases.commands + (fault == nil ? [] : DebuggerPhrases.faultCommands)
  }

  var plainPrompt: String {
    if isOpen, fault != nil {
      return "find the fault (step, backward, update, why NAME, suspects, accuse N, ? help)"
    }
    return isOpen
      ? "debugger (step, back, loss, backward, update, why NAME, ? help, esc leaves)"
      : "debugger (esc leaves)"
  }
}
