import Compute
import Labs
import Learning
import SessionPlay
import TestSupport
import Testing
import TextUI

@testable import Tutor

/// Numbers are changed, held and nudged, and everything can be taken back.
@Suite struct DebuggerChangeTests {
  @Test(arguments: [("]", -0.046838), ("", -0.004930), ("[", -0.000495)])
  func aNudgeShowsWhatTheTableSays(_ keys: String, _ change: Double) throws {
    // The larger and the smaller size on both sides of a hundredth.
    let player = DebuggedRun.curved.player(KeyScript("B Tab \(keys) +"))
    let nudge = try #require(player.steps.nudge)
    #expect(nudge.element == TensorElement("hidden.weight", 0))
    #expect(abs(nudge.change - change) < 1e-6)
    let check = CheckLines(nudge, in: player.steps)
    #expect(check.agrees == true)
    #expect(player.picture().contains("✓ agree"))
    #expect(player.picture().contains("hidden.weight[1, 1] moved by +"))
  }

  @Test func aNumberIsEditedAndTheRunGoesOnWithIt() throws {
    var player = DebuggedRun.curved.player("s s s Tab PgDn PgDn E")
    #expect(player.debugger?.choice.name == "hidden.weight")
    player.play("Backspace*9 − 2 Enter")
    #expect(player.chosen == -2)
    #expect(player.picture().contains("hidden.weight[1, 1] set to −2.00"))
    player.play("Backspace")
    #expect(player.chosen == 0.5)
    player.play("Y")
    #expect(player.chosen == -2)
  }

  @Test func aFieldSaysWhatIsNoNumber() {
    var player = DebuggedRun.curved.player("F Tab E Backspace*9 Enter")
    #expect(player.picture().contains("Type a number first."))
    player.play("- . Enter")
    #expect(player.picture().contains("This is no number"))
    player.play("Esc")
    #expect(player.debugger?.tool == nil)
    #expect(player.steps.interventions.isEmpty)
  }

  /// A unit that is held at nothing has no part in what follows.
  @Test func aUnitIsHeld() throws {
    // hidden, both units, in instruction 5.
    var player = DebuggedRun.curved.player("s*5 Tab ↓ H")
    let options = player.debugger.flatMap { debugger -> [String]? in
      guard case .parts(let menu) = debugger.tool else { return nil }
      return menu.options.map(\.label)
    }
    #expect(options == ["this number", "unit 2", "all of it"])
    player.play("↓ Enter")
    #expect(player.picture().contains("hidden[·, 2]"))
    player.play("Enter F")
    #expect(player.steps.reading(of: "hidden")?.values.last == 0)
    let output = try #require(player.steps.reading(of: "out.sum")?.values)
    expectClose(output, [0.358357], tolerance: 1e-5)
    player.play("N F")
    #expect(player.steps.reading(of: "hidden")?.values.last == 0)
  }

  @Test func aRowIsSetToZero() {
    var player = DebuggedRun.curved.player("s s s Tab PgDn PgDn ↓ Z")
    player.play("↓ ↓ Enter")
    #expect(player.steps.reading(of: "hidden.weight")?.values == [0.5, -0.25, 0, 0])
  }

  @Test func theListTakesAnyOfThemAway() {
    var player = DebuggedRun.curved.player("I F Tab E Backspace*9 2 Enter L")
    #expect(player.picture().contains("loss set to +2.00"))
    #expect(player.picture().contains("stops where a number is not finite"))
    player.play("↓ Backspace")
    #expect(player.steps.breakpoints.isEmpty)
    player.play("Backspace")
    #expect(player.steps.interventions.isEmpty)
    #expect(player.debugger?.tool == nil)
  }

  @Test func aTensorIsOpenedFromTheListOfParametersAndStaysOpen() {
    var player = DebuggedRun.digits.player("F BackTab ↓ ↓ Enter")
    #expect(player.debugger?.choice.pinned == "out.weight")
    player.play("B s")
    #expect(player.steps.opened?.reading.name == "out.weight")
    #expect(player.steps.opened?.gradient != nil)
    player.play("Esc")
    #expect(player.debugger?.choice.pinned == nil)
    player.play("Esc")
    #expect(player.debugger == nil)
  }

  @Test func tablesAreLeafedThrough() {
    var player = DebuggedRun.pictures.player("F PgUp PgDn Tab")
    player.play("< > > >")
    #expect(player.debugger?.choice.cursor.tableCount ?? 0 >= 1)
    player = DebuggedRun.pictures.player("s s s Tab > > > >")
    #expect(player.debugger?.choice.name == "edges.sum")
    #expect(player.debugger?.choice.cursor.leading == [1, 1])
    #expect(player.steps.opened?.window.start == 4 * 16)
  }
}
