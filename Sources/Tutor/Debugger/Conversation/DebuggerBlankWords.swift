internal import Compute
internal import Course
internal import Labs
internal import Learning
internal import Recall
internal import TextUI

// Blanks, as a conversation.
extension DebuggerScreen {
  /// Which there are, and how far they are filled in.
  func blankPieces(_ style: PlainStyle) -> [PlainPiece] {
    guard blanks.isOn else { return [] }
    let report = report
    var rightCount = 0
    let rows = blanks.elements.enumerated().map { place, element in
      var answer = "?"
      if let entry = blanks.sheet.entered[element].map({ Numbers.significant($0) }) {
        let isRight = blanks.isRight(element) { report.explanation(of: $0) } == true
        rightCount += isRight ? 1 : 0
        answer = entry + (isRight ? ", right" : ", wrong")
      }
      return "  \(place + 1)  \(report.name(of: element)): \(answer)"
    }
    let head =
      "Blanks, \(rightCount) of \(rows.count) right. "
      + (!blanks.hidden.isEmpty
        ? "Type fill and a number; rule says how it is made."
        : "Type next for the next step, or blanks for more of them.")
    return [
      PlainPiece(
        key: "blanks \(report.position.step) " + rows.joined(),
        lines: style.lines(head) + rows.flatMap { style.lines($0, hanging: 5) })
    ]
  }
}

extension PlainSession {
  /// `fill -0.569`, `fill 2 -0.204`
  mutating func fillBlank(
    _ argument: String, in screen: DebuggerScreen, at now: Timestamp
  ) -> [Effect] {
    let parts = argument.split(separator: " ").map(String.init)
    guard screen.blanks.isOn else { return sayNoBlanks() }
    guard let text = parts.last, parts.count <= 2, NumberInput.parse(text) != nil,
      let row = blankRow(parts.count == 2 ? parts[0] : "", in: screen)
    else {
      say("Fill in what? A number, or the number of a blank and one: fill 2 \u{2212}0.5.")
      return []
    }
    let element = screen.blanks.elements[row]
    let effects = session.changeDebugger(at: now) { screen in
      screen.blanks.choose(row)
      for character in text { screen.fill(.character(character)) }
      screen.fill(.enter)
      return screen.watchRequests()
    }
    guard case .debugger(let shown) = session.screen else { return effects }
    let report = shown.report
    let explain: (TensorElement) -> Explanation? = { report.explanation(of: $0) }
    if let advice = shown.blanks.advice(element, explain) {
      say(lines: style.lines(advice.text))
    } else if shown.blanks.isRight(element, explain) == true {
      say("Right.")
    }
    return effects
  }

  /// `rule`, `rule 2`
  mutating func sayRule(
    _ argument: String, in screen: DebuggerScreen, at now: Timestamp
  ) -> [Effect] {
    guard screen.blanks.isOn else { return sayNoBlanks() }
    guard let row = blankRow(argument, in: screen) else {
      say("Which blank? There are \(screen.blanks.elements.count): rule 1.")
      return []
    }
    let element = screen.blanks.elements[row]
    say(
      screen.report.explanation(of: element).flatMap { why in
        why.isComputed ? "The rule: \(why.symbols)." : nil
      }
        ?? "The step has not come there yet: run on.")
    return []
  }

  private mutating func sayNoBlanks() -> [Effect] {
    say("There are no blanks: type blanks to have some.")
    return []
  }

  /// The blank of this number from 1; the one that is next if there is none.
  private func blankRow(_ text: String, in screen: DebuggerScreen) -> Int? {
    let elements = screen.blanks.elements
    if text.isEmpty { return screen.blanks.current.flatMap { elements.firstIndex(of: $0) } }
    return Int(text).flatMap { elements.indices.contains($0 - 1) ? $0 - 1 : nil }
  }
}
