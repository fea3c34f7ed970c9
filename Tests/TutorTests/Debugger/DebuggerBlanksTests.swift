import Compute
import Labs
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// Numbers of a step that are worked out in the debugger instead of read.
@Suite struct DebuggerBlanksTests {
  @Test func fourBlanksAreFilledIn() throws {
    var player = DebuggedRun.curved.player("B M")
    #expect(player.debugger?.blanks.elements.count == 2)
    player.play("M")
    #expect(player.debugger?.pane == .blanks && player.debugger?.blanks.hidden.count == 4)
    #expect(player.picture().contains("0 of 4 right"))
    for digits in ["-0.569", "-0.204", "0.569", "0.339"] { Self.enter(digits, &player) }
    #expect(player.debugger?.blanks.hidden.isEmpty == true)
    #expect(player.picture().contains("4 of 4 right"))
  }

  @Test func aSlipIsNamedAndTwoMissesShowTheNumber() throws {
    var player = DebuggedRun.curved.player("B M M")
    Self.enter("0.431", &player)
    #expect(player.picture().contains("The target was not taken away"))
    #expect(player.debugger?.blanks.hidden.count == 4)
    Self.enter("17", &player)
    #expect(player.picture().contains("It is"))
    #expect(player.debugger?.blanks.hidden.count == 3)
  }

  /// The number of a blank stands nowhere: in no pane, no explanation, no nudge; not as a bias's
  /// slope, which is that of its sum, either.
  @Test(arguments: [(80, 24), (100, 30), (120, 36), (200, 60)])
  func noBlankCanBeRead(_ columns: Int, _ rows: Int) throws {
    let size = Size(columns: columns, rows: rows)
    var player = DebuggedRun.curved.player("B M M Esc ↑ ↑ ↑ ↑", size: size)
    let debugger = try #require(player.debugger)
    #expect(debugger.choice.element == TensorElement("hidden.sum.gradient", 0))
    // The second of them is a blank.
    player.play("Tab ↓")
    #expect(player.debugger?.choice.element.map(debugger.blanks.hidden.contains) == true)
    #expect(player.debugger?.canChange == false)
    for keys: KeyScript in ["Enter", "Enter", "Esc Esc Tab", "Tab"] {
      Self.expectNothingIsTold(player, size)
      player.play(keys)
    }
    Self.expectNothingIsTold(player, size)
  }

  /// Every instruction, opened with all the blanks there may be.
  @Test func noInstructionTellsABlank() throws {
    var player = DebuggedRun.curved.player("B M M M Esc")
    let rows = try #require(player.debugger?.report.rows.count)
    #expect(player.debugger?.blanks.hidden.count == 8)
    for _ in 0..<rows {
      Self.expectNothingIsTold(
        player, Size(columns: 120, rows: 36), ["0.375", "0.635", "0.496"])
      player.play("↑")
    }
  }

  /// What is written as a blank is, with three digits or with two, whatever its sign.
  private static func expectNothingIsTold(
    _ player: Player, _ size: Size, _ more: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let picture = player.picture(size)
    for number in ["0.339", "0.569", "0.204", "0.57", "0.34"] + more {
      #expect(!picture.contains(number), "\(picture)", sourceLocation: sourceLocation)
    }
  }

  /// A slope that a nudge would find is not nudged; what others there are stay to be seen.
  @Test func aBlankCannotBeNudged() throws {
    var player = DebuggedRun.curved.player("F M M Esc B")
    var debugger = try #require(player.debugger)
    #expect(debugger.hidesSlope(of: TensorElement("out.weight", 0)))
    #expect(debugger.hidesSlope(of: TensorElement("hidden.bias", 1)))
    #expect(!debugger.hidesSlope(of: TensorElement("hidden.bias", 0)))
    #expect(!debugger.hidesSlope(of: TensorElement("out.weight", 1)))
    for _ in 0..<2 { debugger.takeMoreBlanks() }
    #expect(debugger.secrets.isEmpty)
    player.play("M M")
    #expect(player.debugger?.secrets.isEmpty == true)
  }

  /// Before backward has come there its gradients are 0, which is no answer.
  @Test func whatBackwardHasNotReachedCannotBeEntered() throws {
    var player = DebuggedRun.curved.player("F M")
    Self.enter("0", &player)
    #expect(player.debugger?.blanks.hidden.count == 2)
    player.play("↓")
    Self.enter("0", &player)
    #expect(player.debugger?.blanks.hidden.count == 2)
    #expect(player.picture().contains("has not come there yet"))
  }

  /// The slips of the lesson's tables, typed: each is called by its name.
  @Test(arguments: [
    (DebuggedRun.curved, 0, "0.569", "Wrong sign"),
    (.curved, 0, "0.431", "The target was not taken away"),
    (.curved, 0, "-2.319", "Forgot the local slope"),
    (.curved, 1, "-0.213", "Wrong partner in a product"),
    (.curved, 1, "-0.2104", "Added rather than multiplied"),
    (.curved, 1, "-0.361", "Swapped units"),
    (.curved, 3, "0.569", "Forgot the local slope"),
    (.curved, 3, "-0.496", "Swapped units"),
    (.straight, 0, "-0.5", "Wrong sign"),
    (.straight, 0, "1.5", "The target was not taken away"),
    (.straight, 1, "1.5", "Added rather than multiplied"),
    (.straight, 1, "0", "Swapped units"),
    (.straight, 3, "1.5", "Forgot the local slope"),
  ])
  func aTypedSlipIsNamed(_ run: DebuggedRun, _ row: Int, _ entry: String, _ name: String) {
    var player = run.player("B M M")
    for _ in 0..<row { player.play("↓") }
    Self.enter(entry, &player)
    #expect(player.picture().contains(name), "\(player.picture())")
  }

  /// Unit 2 of network R is off: its slopes are 0, and so are those that have other reasons for it.
  @Test func aZeroHidesWhatPassesItOnAndNoOtherZero() throws {
    let player = DebuggedRun.straight.player("B M M")
    let debugger = try #require(player.debugger)
    let blank = TensorElement("hidden.sum.gradient", 1)
    #expect(debugger.blanks.hidden.contains(blank))
    #expect(debugger.report.explanation(of: blank)?.value == 0)
    let secrets = debugger.secrets
    for name: TensorName in ["hidden.product.gradient", "hidden.bias.gradient"] {
      #expect(secrets.hides(TensorElement(name, 1), 0), "\(name)")
      #expect(!secrets.hides(TensorElement(name, 0), 0), "\(name)")
    }
    #expect(!secrets.hides(TensorElement("hidden.weight.gradient", 2), 0))
    #expect(!secrets.hides(TensorElement("out.weight.gradient", 1), 0))
  }

  /// However the panes lie, the blanks and what is typed are seen.
  @Test(arguments: [(80, 24), (100, 30), (200, 60)])
  func allBlanksAreSeenAtAnySize(_ columns: Int, _ rows: Int) {
    let size = Size(columns: columns, rows: rows)
    let player = DebuggedRun.curved.player("B M M 7", size: size)
    let panel = player.picture(size)
    for number in 1...4 { #expect(panel.contains("\(number)  ∂"), "\(panel)") }
    #expect(panel.contains("∂out.sum") && panel.contains("7"))
  }

  @Test func theRuleIsShownWithoutItsNumbers() {
    let player = DebuggedRun.curved.player("B M ↓ h")
    #expect(player.picture().contains("∂out.weight[1, 1] = "))
    #expect(!player.picture().contains("−0.204"))
  }

  @Test func anotherStepBeginsThemAnew() {
    var player = DebuggedRun.curved.player("B M")
    Self.enter("-0.569", &player)
    #expect(player.debugger?.blanks.hidden.count == 1)
    player.play("N")
    #expect(player.debugger?.blanks.hidden.count == 2)
    #expect(player.debugger?.blanks.sheet.entered.isEmpty == true)
    // What is not computed yet cannot be entered.
    Self.enter("1", &player)
    #expect(player.picture().contains("has not come there yet"))
  }

  @Test func afterTheMostOfThemThereAreNone() {
    let player = DebuggedRun.curved.player("M M M M")
    #expect(player.debugger?.blanks.isOn == false && player.debugger?.pane == .plan)
  }

  private static func enter(_ text: String, _ player: inout Player) {
    player.play(KeyScript(text.map(String.init).joined(separator: " ") + " Enter"))
  }
}
