internal import TextUI

/// The list of rules, and what the chosen ones get right and wrong.
extension SpamLab {
  func drawRules(on surface: inout Surface, in area: Rect, isFocused: Bool) {
    let isLow = area.rows < 16 && area.columns >= 66
    let list = isLow ? area.left(max(42, area.columns / 2 - 2)) : area.top(min(9, area.rows))
    let result = isLow ? area.dropLeft(list.columns + 3) : area.dropTop(10)
    drawRuleList(on: &surface, in: list, isFocused: isFocused)
    guard rulesAreMeasured else {
      surface.draw(
        TextView(
          StyledText.muted(
            ruleNote ?? "Space sends \(data.raw.count) unseen mails through the chosen rules.")),
        in: result.left(44))
      return
    }
    drawTally(rulesTally, before: tallyBefore, on: &surface, in: result)
    if let ruleNote {
      surface.write(
        StyledText.strong(ruleNote).truncated(to: result.columns), column: result.column,
        row: result.endRow - 1)
    }
  }

  var rulesSummary: String {
    let chosen = rules.chosen.map { rule in
      "\(data.shortName(rule.column)) \(limit(of: rule))"
    }
    let names =
      chosen.isEmpty ? "no rules chosen" : "rules chosen: " + chosen.joined(separator: ", ")
    let many = "\(rules.mustFire) must fire"
    guard rulesAreMeasured else {
      return ruleNote ?? "\(names); \(many); you are on rule " + ruleLine(ruleCursor)
    }
    func share(_ name: String, _ value: (Tally) -> Double) -> String {
      let was = tallyBefore.map { ", it was \(Numbers.percent(value($0)))" } ?? ""
      return "\(name) \(Numbers.percent(value(rulesTally)))\(was)"
    }
    return "\(names); \(many): \(share("right", \.accuracy)); "
      + "\(share("good mail blocked", \.blocked)); \(share("spam missed", \.missed))"
  }

  /// `3, $: occurs, chosen`
  func ruleLine(_ index: Int) -> String {
    guard rules.rules.indices.contains(index) else { return "none" }
    let rule = rules.rules[index]
    return "\(index + 1), \(data.shortName(rule.column)): \(limit(of: rule))"
      + (rule.isOn ? ", chosen" : "")
  }

  private func limit(of rule: SpamRule) -> String {
    let unit = rule.word.hasPrefix("capitals") ? "" : " %"
    return rule.threshold == 0
      ? "occurs" : "more than \(Numbers.tick(Double(rule.threshold)))\(unit)"
  }

  private func drawRuleList(on surface: inout Surface, in area: Rect, isFocused: Bool) {
    let rows = rules.rules.map { rule -> [StyledText] in
      let box = StyledText(rule.isOn ? "[x]" : "[ ]", rule.isOn ? .strong : .muted)
      return [
        box,
        StyledText(data.shortName(rule.column), rule.isOn ? .strong : .ink, rule.isOn ? .bold : []),
        StyledText(limit(of: rule), rule.isOn ? .ink : .muted),
      ]
    }
    // Heads make room where the last rule needs it: the rows say what they are.
    let hasHeads = area.rows > rows.count
    surface.draw(
      TextUI.Table(
        [
          Table.Column("", .left), Table.Column(hasHeads ? "rule" : "", .left, minimum: 16),
          Table.Column(hasHeads ? "limit" : "", .left, minimum: 15),
        ], rows: rows, focus: isFocused ? ruleCursor : nil),
      in: area.left(44))
  }

  /// - Parameter before: What the numbers were with another number of rules that must fire.
  private func drawTally(
    _ tally: Tally, before: Tally?, on surface: inout Surface, in area: Rect
  ) {
    func line(_ name: String, _ share: (Tally) -> Double, isStrong: Bool = false) -> Readout.Line {
      let was = before.map { StyledText.muted("was " + Numbers.percent(share($0)) + "   ") }
      let now = Numbers.percent(share(tally))
      return Readout.Line(
        name, (was ?? StyledText()) + (isStrong ? StyledText.strong(now) : StyledText(now)))
    }
    let numbers = [
      line("right", \.accuracy, isStrong: true), line("good mail blocked", \.blocked),
      line("spam missed", \.missed),
    ]
    surface.draw(Readout(numbers, columns: 42), in: area.top(numbers.count))
    let table = area.dropTop(numbers.count + 1)
    guard table.rows >= 4 else { return }
    surface.draw(
      ConfusionTable(
        classes: ["good", "spam"],
        counts: [
          [tally.goodPassed, tally.goodBlocked], [tally.spamMissed, tally.spamBlocked],
        ], rowTitle: "really", columnTitle: "taken for"),
      in: table.left(44))
  }
}
