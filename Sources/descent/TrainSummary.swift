import Learning
import NetworkFiles
import TextUI

/// How a run ended, for a person to read.
struct TrainSummary {
  /// One line for each thing there is to say, without a last line end.
  let text: String

  init(_ result: TrainRun.Result, seconds: Double, saved: RunFiles?) {
    let rate = seconds > 0 ? Double(result.stepsHere) / seconds : 0
    var first = "\(result.steps) steps"
    if let loss = result.loss { first += ", loss \(Self.number(loss))" }
    var lines = [first]
    if let test = result.test {
      var line = "test loss \(Self.number(test.loss))"
      if let accuracy = test.accuracy {
        line += ", test accuracy \(Self.plain(Numbers.percent(Double(accuracy))))"
      }
      lines.append("\(line), on \(test.count) examples")
    }
    lines.append(
      "\(Self.plain(Numbers.significant(seconds))) s, \(Self.plain(Numbers.significant(rate))) "
        + "steps a second")
    if let saved { lines.append("saved in \(saved.weights) and \(saved.state)") }
    text = lines.joined(separator: "\n")
  }

  private static func number(_ value: Float) -> String {
    plain(Numbers.significant(Double(value)))
  }

  /// With spaces that wrap and minus signs that a program can read.
  private static func plain(_ text: String) -> String {
    text.replacing("\u{a0}", with: "").replacing("\u{2212}", with: "-")
  }
}
