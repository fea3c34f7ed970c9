/// What a key of the table is for: an action that has the same key on every screen.
enum KeyName: String, CaseIterable, Sendable {
  // Everywhere.
  case act, back, next, pane, help, search, glossary, quit
  // A list, a text, a control, a field.
  case move, digits, mark, scroll, links, turn, controls, type, letters, caret, nudge, takeBack
  // A lab.
  case run, step, reset, reseed, speed, scrub, runMenu, debug, doctor, branch, keep, export, stage
  // A question.
  case skip, hint, flag, easy
}

/// Where a key of the table means what it means: what has the keys.
enum KeyScope: String, CaseIterable, Sendable {
  case everywhere, list, boxes, text, control, field, words, stage, lab, question

  /// As the table says it.
  var title: String {
    switch self {
    case .everywhere: "everywhere"
    case .list: "in a list"
    case .boxes: "in a list of boxes or lines"
    case .text: "in a text"
    case .control: "on a control"
    case .field: "in a text field"
    case .words: "in a field for words"
    case .stage: "on the stage"
    case .lab: "beside a lab"
    case .question: "at a question"
    }
  }
}
