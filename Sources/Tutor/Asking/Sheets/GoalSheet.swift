internal import Course
internal import TextUI

/// A small task in a live lab: the lab is opened, changed and run; how it stands is handed in.
struct GoalSheet: AnswerSheet {
  let task: GoalTask
  /// How the lab stood when it was left last; nil before it was opened.
  var left: TaskOutcome?
  private var outcome: GoalOutcome? { left?.outcome }

  init(_ task: GoalTask) { self.task = task }

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    guard outcome != nil else {
      return [
        Binding(.act, "open the lab", .openLab, priority: 9, help: "Open the lab of the task")
      ]
    }
    return [
      Binding(.act, "hand it in", .commit, priority: 9, help: "Hand in the lab as it stands"),
      Binding(
        ["O"], "O", "the lab again", .openLab, priority: 8,
        help: "Back to the lab of the task, as it was left"),
    ]
  }

  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    switch action {
    case .openLab: return .lab(task)
    case .commit: return outcome.map { .answer(.goal($0)) } ?? .lab(task)
    case .up, .down, .left, .right, .pick, .tick, .carry, .edit, .raise, .lower, .leaveField,
      .enterField:
      return .unmoved
    }
  }

  mutating func show(_ answer: Answer) {
    if case .goal(let outcome) = answer {
      left = TaskOutcome(outcome: outcome, settings: task.lab.settings)
    }
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    var blocks: [TextView.Block] = []
    let budget = [
      task.runs.map { $0 == 1 ? "one run" : "\($0) runs" },
      task.steps.map { "\(Numbers.grouped($0)) steps" },
    ].compactMap { $0 }
    if !budget.isEmpty {
      blocks.append(.paragraph(.muted("You have \(budget.joined(separator: " and ")).")))
    }
    if let outcome, look.isOpen || look.isLocked {
      let short = task.shortfalls(outcome)
      if task.goal.holds({ outcome.metrics[$0] }) == true, short.isEmpty {
        blocks.append(
          .paragraph(
            StyledText("✓ ", .right, .bold) + StyledText("As the lab stands, it is reached.")))
      } else {
        for phrase in short {
          blocks.append(.item(StyledText(phrase)))
        }
      }
    }
    if look.isOpen, outcome == nil {
      blocks.append(.paragraph(.muted("Enter opens the lab; Esc brings you back here.")))
    }
    return blocks.isEmpty ? [] : [.text(TextView(blocks, isCompact: true))]
  }

  // MARK: As a conversation

  var plainRange: String {
    "lab opens the task's lab" + (outcome == nil ? "" : ", done hands it in")
  }

  mutating func read(_ line: String) -> SheetOutcome? {
    switch line.withoutMargins.lowercased() {
    case "lab", "o", "open": .lab(task)
    case "done", "hand it in": outcome.map { .answer(.goal($0)) } ?? .lab(task)
    default: nil
    }
  }

  func plainText(_ answer: Answer) -> String { "the lab as it stands" }
}
