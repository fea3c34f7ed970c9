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
    let picture = player.picture(Size(columns: 120, rows: 36))
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

  /// From what came of a number that is not finite, one key goes back to where that has begun.
  @Test func fromBehindItTheCulpritIsFound() throws {
    var player = DebuggedRun.runaway.player("N F")
    #expect(player.steps.loss?.isFinite != true)
    let place = try #require(player.debugger?.notFinitePlace)
    player.play("C")
    #expect(player.why?.value.isFinite == false)
    #expect(player.why?.firstNotFinite == nil)
    #expect(player.debugger?.why.steps.first?.element.name == place)
  }
}
