internal import Labs
internal import Learning
internal import TextUI

/// What a nudge has measured, beside what the gradient has promised.
///
///     check     hidden.weight[1, 1] moved by +0.01
///     loss      −0.00493   promised −0.00496
///     slope     −0.496 by two nudges   gradient −0.496   ✓ agree
struct CheckLines: Sendable {
  let nudge: Nudge
  private let name: String

  init(_ nudge: Nudge, in report: StepReport) {
    self.nudge = nudge
    name = report.label(of: nudge.element)
  }

  /// Whether the slope that two nudges find is the gradient, to a part in a hundred; nil if there is
  /// no gradient.
  var agrees: Bool? {
    nudge.gradient.map { gradient in
      let difference = (Double(gradient) - nudge.twoSided).magnitude
      return difference <= 0.01 * max(Double(gradient.magnitude), nudge.twoSided.magnitude) + 1e-5
    }
  }

  func lines(columns: Int, rows: Int) -> [StyledText] {
    let head =
      StyledText.strong("check  ") + StyledText(name) + .muted(" moved by ")
      + StyledText(amount)
    let change = StyledText.muted("loss ") + StyledText.strong(number(nudge.change))
    let promise =
      nudge.promise.map { StyledText.muted("  promised ") + StyledText(number($0), .gradient) }
      ?? StyledText.muted("  no gradient is computed for it")
    guard rows >= 3 else {
      return [
        (change + promise + StyledText("  ") + verdict + .muted("  " + name)).truncated(to: columns)
      ]
    }
    let slope =
      StyledText.muted("ΔL/ε ") + StyledText(number(nudge.quotient))
      + .muted("  two-sided ") + StyledText.strong(number(nudge.twoSided))
    var last = StyledText()
    if let gradient = nudge.gradient {
      last =
        StyledText.muted("gradient ") + StyledText(number(Double(gradient)), .gradient)
        + StyledText("  ") + verdict
    }
    let lines = [head, change + promise, slope, last].filter { !$0.isEmpty }
    return lines.map { $0.truncated(to: columns) }
  }

  /// For a voice.
  var spoken: String {
    var words =
      "\(name) moved by \(amount): the loss changes by \(number(nudge.change))"
    if let promise = nudge.promise { words += ", the gradient promised \(number(promise))" }
    words += "; the slope by two nudges is \(number(nudge.twoSided))"
    if let gradient = nudge.gradient {
      words +=
        ", the gradient \(number(Double(gradient))): "
        + (agrees == true ? "they agree" : "they differ")
    }
    return words
  }

  private var verdict: StyledText {
    switch agrees {
    case true?: StyledText("✓ agree", .right, .bold)
    case false?: StyledText("✗ differ", .wrong, .bold)
    case nil: StyledText()
    }
  }

  /// `+0.01`
  private var amount: String { (nudge.amount > 0 ? "+" : "") + Numbers.tick(nudge.amount) }

  private func number(_ value: Double) -> String { Figure.written(Float(value), in: .standard) }
}
