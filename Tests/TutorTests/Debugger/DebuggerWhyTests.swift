import Compute
import Labs
import Learning
import SessionPlay
import TestSupport
import Testing
import TextUI

@testable import Tutor

/// Enter on a number says why it is what it is, down to what nothing made.
@Suite struct DebuggerWhyTests {
  @Test func theWayDownFromAWeightsSlopeEndsAtTheInput() throws {
    var player = DebuggedRun.curved.player("B Tab Enter")
    #expect(player.why?.target == TensorElement("hidden.weight.gradient", 0))
    let picture = player.picture()
    #expect(picture.contains("∂hidden.weight[1, 1] = ∂hidden.product[1] × input[1]"))
    #expect(picture.contains("= (−0.495719) × 1"))
    // Its second factor.
    player.play("↓ Enter")
    #expect(player.why?.target == TensorElement("input", 0))
    #expect(player.picture().contains("given with the batch"))
    #expect(player.debugger?.chosenReason == nil)
    player.play("Backspace")
    #expect(player.why?.target == TensorElement("hidden.weight.gradient", 0))
    player.play("Esc")
    #expect(player.debugger?.why.isOpen == false)
    #expect(player.debugger?.pane == .opened)
  }

  /// From the slope of a weight through the whole of backward to the target and the loss.
  @Test func theFirstNumberOfEachLeadsToTheLoss() {
    var player = DebuggedRun.curved.player("B Tab Enter")
    var names: [TensorName] = []
    for _ in 0..<8 {
      names += player.why.map { [$0.target.name] } ?? []
      player.play("Enter")
    }
    #expect(
      names.prefix(6) == [
        "hidden.weight.gradient", "hidden.product.gradient", "hidden.sum.gradient",
        "hidden.gradient", "out.product.gradient", "out.sum.gradient",
      ])
    #expect(player.debugger?.why.steps.count ?? 0 > 6)
    #expect(player.picture().contains("› "))
  }

  @Test func theInstructionThatMadeANumberIsOpened() {
    let player = DebuggedRun.curved.player("B Tab Enter Enter J")
    #expect(player.debugger?.plan.row == 15)
    #expect(player.debugger?.pane == .plan)
  }

  @Test func aNumberThatIsNotFiniteIsTracedToWhereItWasLost() throws {
    let player = DebuggedRun.runaway.player("I Space", size: Size(columns: 120, rows: 36))
    #expect(player.steps.stop == .breakpoint(.notFinite, "loss"))
    #expect(player.why?.target == TensorElement("loss", 0))
    let picture = player.picture(Size(columns: 120, rows: 36))
    #expect(picture.contains("stopped: loss is not finite"))
    #expect(picture.contains("it was lost here"))
  }

  @Test func fromBehindItTheCulpritIsFound() {
    // A weight becomes infinite; its layer, the bend and the outputs follow.
    var player = DebuggedRun.straight.player("F ↑*7 Tab PgDn PgDn")
    #expect(player.debugger?.choice.name == "hidden.weight")
    player.play("E Backspace*9 1 0 0 0 0 0 0 0 0 0 0 0 0 0 Enter")
    #expect(player.steps.interventions.count == 1)
    player.play("r F U N F")
    #expect(player.debugger?.notFinitePlace != nil || player.steps.interventions.count == 1)
  }
}
