internal import Compute
internal import Labs
internal import Learning
internal import TextUI

// Numbers that the learner works out instead of reading them.
extension DebuggerScreen {
  /// More blanks, with the keys on them; after the most of them none.
  mutating func takeMoreBlanks() {
    blanks.takeMore(report)
    pane = blanks.isOn ? .blanks : .plan
    if blanks.isOn { why.close() }
  }

  /// Types, chooses and enters.
  mutating func fill(_ key: Key?) {
    guard let key else { return }
    let report = report
    blanks.press(key) { report.explanation(of: $0) }
  }

  /// The blanks as they are drawn.
  var blankPanel: BlankPanel {
    let report = report
    return BlankPanel(
      blanks: blanks, explanation: { report.explanation(of: $0) }, isFocused: pane == .blanks)
  }

  /// The report without what a nudge has measured, where that is the slope to be worked out.
  var reportWithoutAnswers: StepReport {
    guard let element = report.nudge?.element, hidesSlope(of: element) else { return report }
    var report = report
    report.nudge = nil
    return report
  }

  /// Whether the slope of the loss at a number is to be worked out.
  func hidesSlope(of element: TensorElement) -> Bool {
    let name = element.name.gradient
    let values =
      report.reading(of: element.name)?.gradientValues ?? report.reading(of: name)?.values ?? []
    let value = values.indices.contains(element.index) ? values[element.index] : .nan
    return secrets.hides(TensorElement(name, element.index), value)
  }

  // MARK: Keys

  /// More of them, or none.
  var blanksBinding: Binding<DebuggerAction> {
    let next = blanks.nextCount(report)
    return Binding(
      ["M"], "M", next == 0 ? "no blanks" : "\(next) blanks", .blanks,
      priority: pane == .blanks ? 4 : 6,
      help: "Takes 2, 4 or 8 numbers of the step away, for you to work out; then none")
  }

  /// The keys of the blanks.
  var blankBindings: [Binding<DebuggerAction>] {
    var bindings = [
      Binding<DebuggerAction>(.type, "fill in", .fill, priority: 9, help: "A number for the blank"),
      Binding(.act, "check", .fill, priority: 10, help: "Says whether the number is right"),
      Binding(.takeBack, .fill, priority: nil),
      Binding(
        .hint, blanks.showsRule ? "no rule" : "rule", .rule, priority: 8,
        help: "The rule that the chosen blank follows, without its numbers"),
      blanksBinding,
    ]
    bindings += Binding<DebuggerAction>.pair(
      .move, "choose", .up, .down, priority: 7, help: "Another blank")
    bindings += Binding<DebuggerAction>.pair(
      .pane, "pane", .nextPane, .previousPane, priority: 8,
      help: "Gives the keys to the next pane: plan, instruction, network, blanks")
    bindings.append(
      Binding(
        .back, "plan", .leaveBlanks, priority: 10, help: "Back to the plan; the blanks stay"))
    return bindings
  }
}
