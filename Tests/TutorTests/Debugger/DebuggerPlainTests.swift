import Compute
import Labs
import Learning
import SessionPlay
import Testing

@testable import Tutor

/// The debugger as a conversation.
@Suite struct DebuggerPlainTests {
  private func player(_ run: DebuggedRun = .curved) -> PlainPlayer {
    PlainPlayer(opening: .debugger(run.subject))
  }

  private func answer(_ line: String, _ player: inout PlainPlayer) -> String {
    player.type(line: line)
    return player.reply.joined(separator: " ").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test func itListsThePlanAndSaysWhereTheRunIs() {
    let player = player()
    let said = player.transcript.joined(separator: "\n")
    #expect(said.contains("Debugger: network C. 23 instructions in a step, 9 weights and biases."))
    #expect(said.contains("5  hidden = tanh(hidden.sum)"))
    #expect(said.contains("before its first instruction"))
    #expect(player.prompt.hasPrefix("debugger"))
  }

  @Test func everyStepIsSpokenOf() {
    var player = player()
    #expect(answer("step 5", &player).contains("It made +0.358, +0.635."))
    #expect(answer("back", &player).contains("instruction 4 of 23, forward"))
    #expect(answer("loss", &player).contains("Loss 0.841."))
    #expect(answer("backward", &player).contains("instruction 19 of 23, backward"))
    #expect(answer("update", &player).contains("instruction 23 of 23, update"))
    #expect(answer("next", &player).contains("Step 2, before its first instruction."))
  }

  @Test func aNumberIsExplained() {
    var player = player()
    _ = answer("backward", &player)
    let said = answer("why hidden.weight.gradient[2, 1]", &player)
    #expect(said.contains("∂hidden.weight[2, 1]") || said.contains("hidden.weight.gradient[2, 1]"))
    #expect(said.contains("= 0.339314 × 1 = +0.339"))
    #expect(said.contains("Made of: "))
    #expect(answer("why input[1]", &player).contains("Given with the batch"))
    #expect(answer("why nonsense[1]", &player).contains("There is nothing called nonsense"))
    #expect(answer("why hidden.weight[7, 7]", &player).contains("counted from 1"))
  }

  /// The only one of its tensor is number 1, too.
  @Test func aSingleNumberIsNumberOne() {
    var player = player()
    _ = answer("loss", &player)
    let said = answer("why loss[1]", &player)
    #expect(said.contains("= +0.841") || said.contains("= 0.841"), "\(said)")
    #expect(answer("why loss", &player) == said)
    #expect(answer("why loss[2]", &player).contains("say which number"))
  }

  @Test func numbersAreChangedAndNudged() {
    var player = player()
    #expect(
      answer("nudge hidden.weight[1, 1] 0.1", &player).contains("the loss changes by −0.0468"))
    #expect(answer("set hidden.weight[1, 1] 0", &player).contains("set to 0"))
    #expect(answer("loss", &player).contains("Loss"))
    #expect(!answer("undo", &player).contains("Changed"))
    #expect(answer("show hidden.weight", &player).contains("hidden.weight[1, 2] −0.250"))
    #expect(answer("break 7", &player).contains("Stops before instruction 7."))
    #expect(answer("run", &player).contains("Stopped before instruction 7."))
    #expect(answer("parameters", &player).contains("out.weight, [1 × 2]: norm 1.37"))
    #expect(answer("dance", &player).contains("means nothing here"))
  }

  @Test func blanksAreFilledIn() {
    var player = player()
    #expect(answer("fill 1", &player).contains("There are no blanks"))
    _ = answer("backward", &player)
    let said = answer("blanks", &player)
    #expect(said.contains("Blanks, 0 of 2 right.") && said.contains("1 out.sum.gradient: ?"))
    #expect(answer("show out.bias", &player).contains("slope to be found out"))
    #expect(answer("nudge out.bias[1] 0.1", &player).contains("fill it in first"))
    #expect(!answer("why out.bias.gradient[1]", &player).contains("0.56"))
    #expect(answer("fill 0.569", &player).contains("Wrong sign."))
    #expect(answer("rule 2", &player).contains("The rule: out.weight.gradient[1, 1] = "))
    let right = answer("fill 1 -0.569", &player)
    #expect(right.contains("Right.") && right.contains("Blanks, 1 of 2 right."))
    #expect(answer("fill -0.204", &player).contains("Blanks, 2 of 2 right."))
    #expect(answer("fill banana", &player).contains("Fill in what?"))
    #expect(answer("show out.bias", &player).contains("slope −0.569"))
  }

  @Test func oneLeavesItForTheMap() {
    var player = player()
    player.type(line: "esc")
    #expect(player.plain.session.screen.shown.plainPlace == .home)
  }
}
