internal import TextUI

/// Keys of the views themselves.
extension SpamLab {
  /// The keys of the view on stage.
  public var keys: [LabKey] {
    switch view {
    case .sort:
      sorting.isOver
        ? []
        : [
          LabKey([.left], "←", "good mail", help: "Sort this mail as good mail"),
          LabKey([.right], "→", "spam", help: "Sort this mail as spam"),
        ]
          + (sorting.guesses.isEmpty
            ? [] : [LabKey([.backspace], "⌫", "take back", help: "Take the last one back")])
    case .rules:
      [
        LabKey([.up, .down], "↑↓", "rule", help: "Move between the rules"),
        LabKey([.enter], "Enter", "use or drop", help: "Use this rule, or drop it; four at most"),
        LabKey([.left, .right], "←→", "limit", help: "A lower or higher limit for this rule"),
      ]
    case .weights where weightsAreSorted && filter != nil:
      [LabKey([.up, .down], "↑↓", "scroll", help: "Move through the list of weights")]
    case .mail:
      [LabKey([.left, .right], "←→", "mail", help: "The mail before or after this one")]
    case .learn, .amount, .weights, .change, .use, .retrain, .boxes: []
    }
  }

  /// Rules are chosen before they are predicted.
  public var takesFocusFirst: Bool {
    switch view {
    case .rules: !rulesAreMeasured
    case .sort, .learn, .amount, .weights, .mail, .change, .use, .retrain, .boxes: false
    }
  }

  mutating func press(_ key: Key) -> [LabCommand] {
    ruleNote = nil
    switch (view, key) {
    case (.sort, .left): sorting.guess(spam: false)
    case (.sort, .right): sorting.guess(spam: true)
    case (.sort, .backspace): sorting.takeBack()
    case (.rules, .up): ruleCursor = max(0, ruleCursor - 1)
    case (.rules, .down): ruleCursor = min(rules.rules.count - 1, ruleCursor + 1)
    case (.rules, .enter): toggleRule()
    case (.rules, .left): moveLimit(by: -1)
    case (.rules, .right): moveLimit(by: 1)
    case (.mail, .left): mailNumber = max(0, mailNumber - 1)
    case (.mail, .right): mailNumber = min(Self.mailCount - 1, mailNumber + 1)
    case (.weights, .up): weightScroll = max(0, weightScroll - 1)
    case (.weights, .down): weightScroll = min(data.words.count - 1, weightScroll + 1)
    default: break
    }
    return []
  }

  /// A press on a rule moves to it, a second one uses or drops it; the wheel scrolls the weights.
  mutating func point(_ event: MouseEvent, on size: Size) -> [LabCommand] {
    switch (view, event.action) {
    case (.rules, .press):
      let rules = hits(at: event, on: size).compactMap { hit in
        if case .item(let rule) = hit.part { rule } else { nil }
      }
      guard let rule = rules.first else { return [] }
      if rule == ruleCursor { return press(.enter) }
      ruleCursor = rule
    case (.weights, .wheelUp): return weightsAreSorted ? press(.up) : []
    case (.weights, .wheelDown): return weightsAreSorted ? press(.down) : []
    default: break
    }
    return []
  }

  private mutating func toggleRule() {
    guard rules.rules.indices.contains(ruleCursor) else { return }
    if rules.rules[ruleCursor].isOn {
      rules.rules[ruleCursor].isOn = false
    } else if rules.chosen.count < RuleSet.most {
      rules.rules[ruleCursor].isOn = true
    } else {
      ruleNote = "Four rules are the most: drop one first."
    }
    tallyBefore = nil
  }

  private mutating func moveLimit(by levels: Int) {
    guard rules.rules.indices.contains(ruleCursor) else { return }
    let highest = rules.rules[ruleCursor].thresholds.count - 1
    rules.rules[ruleCursor].level =
      min(max(0, rules.rules[ruleCursor].level + levels), highest)
  }
}
