internal import Labs
internal import TextUI

// What is said of a mean and its parts.
extension BreakdownScreen {
  /// How the mean is reckoned, with its numbers: the sum of all, how many, what it comes to.
  var sentences: [StyledText] {
    guard let value = parts.mean(mean.quantity) else {
      return [StyledText("Nothing counts in it.")]
    }
    let count = Numbers.grouped(parts.weight)
    switch mean.quantity {
    case .loss:
      let parted = parts.contains { $0.weight != 1 } ? "places" : "\(partWord)s"
      return [
        .muted("loss = sum of the losses / number of \(parted)"),
        .muted("     = ") + StyledText(Numbers.significant(parts.lossSum, digits: 5))
          + .muted(" / ") + StyledText(count) + .muted(" = ")
          + .strong(Numbers.significant(value, digits: 4)),
      ] + rightLine
    case .accuracy:
      return [
        .muted("right answers / all answers"),
        .muted("     = ") + StyledText(Numbers.grouped(parts.right ?? 0)) + .muted(" / ")
          + StyledText(count) + .muted(" = ") + .strong(Numbers.percent(value, decimals: 1)),
        .muted("The largest share is the answer."),
      ]
    }
  }

  private var rightLine: [StyledText] {
    guard let right = parts.right, parts.weight > 0 else { return [] }
    return [
      .muted("right: ") + StyledText(Numbers.grouped(right)) + .muted(" of ")
        + StyledText(Numbers.grouped(parts.weight))
    ]
  }

  /// What a part is called: `example 17`, `step 203`.
  func name(ofPart number: Int) -> String {
    "\(partWord) \(Numbers.grouped(label(ofPart: number)))"
  }

  /// Its number, from 1.
  func label(ofPart number: Int) -> Int {
    switch mean.parts {
    case .examples: number + 1
    case .batches: max(0, mean.run.steps - parts.count) + number + 1
    }
  }

  /// What was wanted and what was said: `3, said 8`; nil where there are no classes.
  func answer(ofPart number: Int) -> StyledText? {
    let part = parts[number]
    if let wanted = part.wanted, let said = part.said {
      return wanted == said
        ? StyledText("✓ ", .right) + StyledText("class \(said)")
        : StyledText("✗ ", .wrong) + StyledText("said \(said), is \(wanted)")
    }
    guard let right = part.right, part.weight > 0 else { return nil }
    return StyledText(right == part.weight ? "✓ " : "✗ ", right == part.weight ? .right : .wrong)
      + StyledText("\(right) of \(part.weight) right")
  }
}
