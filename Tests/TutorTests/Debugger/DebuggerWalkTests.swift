import Compute
import Labs
import Learning
import SessionPlay
import TestSupport
import Testing
import TextUI

@testable import Tutor

/// Keys take the run forth and back, and the screen shows where it is.
@Suite struct DebuggerWalkTests {
  @Test func itOpensBeforeTheFirstInstruction() {
    let player = DebuggedRun.curved.player()
    #expect(player.steps.position == StepPosition(step: 0))
    #expect(player.picture().contains("before instruction 1 of 23"))
    #expect(player.picture().contains("network C"))
  }

  @Test func aKeyGoesOneInstructionOnAndOneBack() {
    var player = DebuggedRun.curved.player("s s s")
    #expect(player.steps.position.instruction == 3)
    #expect(player.debugger?.row?.text == "hidden.product = input · hidden.weightᵀ")
    #expect(player.picture().contains("instruction 3 of 23"))
    player.play(",")
    #expect(player.steps.position.instruction == 2)
    player.play(". .")
    #expect(player.steps.position.instruction == 4)
    player.play(",*9")
    #expect(player.steps.position.instruction == 0)
    #expect(!player.view().line(29).contains("back"))
  }

  /// Every number of the table, where it is made.
  @Test func theRowsOfTheCurvedNetworkHoldItsTable() throws {
    let player = DebuggedRun.curved.player("B")
    let picture = player.picture(Size(columns: 200, rows: 60))
    for line in [
      "hidden.product = input · hidden.weightᵀ", "+0.375  +1.25", "+0.375 +0.750",
      "+0.358 +0.635", "−0.277", "+0.841", "−0.569 +0.569", "−0.204 −0.361", "−0.496 +0.339",
      "−0.496 −0.248 +0.339 +0.170", "+0.0915 +0.294",
    ] { #expect(picture.contains(line), "\(line)") }
    #expect(picture.contains("◂ backward"))
    let loss = try #require(player.steps.loss)
    expectClose([loss], [0.841089], tolerance: 1e-5)
  }

  @Test func theStraightNetworkHoldsItsTable() {
    let player = DebuggedRun.straight.player("B")
    for (name, values, slopes): (TensorName, [Float], [Float]) in [
      ("hidden.sum", [1, -0.5], [1, 0]), ("hidden", [1, 0], [1, 1.5]),
      ("out.weight", [2, 3], [0.5, 0]), ("out.bias", [-0.5], [0.5]),
      ("hidden.weight", [0.5, 0.25, -1, 0.25], [1, 2, 0, 0]), ("hidden.bias", [0, 0], [1, 0]),
    ] {
      #expect(player.steps.reading(of: name)?.values == values, "\(name)")
      #expect(player.steps.reading(of: name)?.gradientValues == slopes, "\(name)")
    }
  }

  @Test func goalsAreReachedOneAfterTheOther() {
    var player = DebuggedRun.curved.player("F")
    #expect(player.steps.position.instruction == 8)
    #expect(player.steps.loss != nil)
    player.play("B")
    #expect(player.steps.position.instruction == 19)
    player.play("U")
    #expect(player.steps.isAtEndOfStep)
    player.play("N")
    #expect(player.steps.position == StepPosition(step: 1))
    player.play("F")
    #expect(player.picture().contains("0.370"))
    player.play("r")
    #expect(player.steps.position == StepPosition(step: 0))
  }

  @Test func arrowsOpenAnotherInstructionUntilTheRunGoesOn() {
    var player = DebuggedRun.curved.player("B ↑ ↑ ↑ ↑")
    #expect(player.debugger?.plan.row == 14)
    #expect(player.debugger?.choice.name == "hidden.sum")
    #expect(player.debugger?.choice.side == .slope)
    #expect(player.steps.opened?.reading.name == "hidden.sum")
    player.play("s")
    #expect(player.debugger?.plan.row == 19)
    player.play("PgUp PgUp")
    #expect(player.debugger?.plan.row == 2)
    player.play("PgDn")
    #expect(player.debugger?.plan.row == 8)
  }

  @Test func aBreakpointStopsTheRunAndIsShown() {
    var player = DebuggedRun.curved.player("F ↑ K")
    #expect(player.steps.breakpoints == [.instruction(6)])
    #expect(player.picture().contains("●✓  7") || player.picture().contains("●✓ 7"))
    player.play("Space")
    #expect(player.steps.position == StepPosition(step: 1, instruction: 6))
    #expect(player.debugger?.plan.row == 6)
    #expect(player.picture().contains("stopped before instruction 7"))
    player.play("K")
    #expect(player.steps.breakpoints.isEmpty)
  }

  @Test func aThresholdStopsTheRun() throws {
    // The loss is 0.84 now and falls with each step.
    var player = DebuggedRun.curved.player("F Tab V Backspace*9 0 . 2 Enter")
    #expect(
      player.steps.breakpoints == [.falls(TensorElement("loss", 0), below: 0.2)])
    player.play("Space")
    #expect(player.steps.position == StepPosition(step: 3, instruction: 8))
    let loss = try #require(player.steps.loss)
    expectClose([loss], [0.171378], tolerance: 1e-5)
  }

  @Test func everyOpeningIsNoted() throws {
    let player = DebuggedRun.curved.player("B ↑ Tab Enter Enter")
    let openings = try #require(player.debugger?.openings)
    #expect(openings.contains(.instruction(18)))
    #expect(openings.contains(.instruction(17)))
    #expect(openings.contains(.tensor("input.gradient", step: 0)))
  }

  @Test func whatIsToBeFoundOutIsNotShown() throws {
    var debugger = try #require(DebuggedRun.curved.player("B").debugger)
    let before = Self.draw(debugger)
    #expect(before.contains("−0.204 −0.361"))
    debugger.takeMoreBlanks()
    #expect(debugger.blanks.hidden.contains(TensorElement("out.weight.gradient", 0)))
    #expect(!Self.draw(debugger).contains("−0.204"))
    #expect(Self.draw(debugger).contains("? −0.361"))
  }

  private static func draw(_ debugger: DebuggerScreen) -> String {
    var surface = Surface(Size(columns: 200, rows: 60))
    debugger.draw(on: &surface)
    return surface.description
  }
}
