import Compute
import Labs
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// Enter on a number of a stage asks why it is what it is.
@Suite struct StageNumbersTests {
  private static let size = Size(columns: 100, rows: 30)

  private func player(_ lab: String, _ view: String) -> Player {
    Player(opening: .lab(lab, settings: ["view": view], seed: 1), size: Self.size)
  }

  private func footer(_ player: Player) -> String {
    player.view(Self.size).lines.suffix(2).joined(separator: " ")
  }

  /// The row that says what the cursor is on.
  private func line(_ player: Player) throws -> String {
    let room = try #require(player.room)
    let area = room.stageArea(on: Self.size)
    return player.view(Self.size).lines[area.endRow - 1]
  }

  @Test func enterPutsACursorOnANumberAndSaysWhatItIs() throws {
    var player = player("debugger", "network")
    #expect(footer(player).contains("Enter why"))
    let before = player.view(Self.size)
    player.press(.enter)
    let cursor = try #require(player.room?.stage.cursor)
    let asked = try #require(player.lab?.asked(cursor.mark))
    #expect(try line(player).contains(asked.label))
    #expect(player.view(Self.size) != before)
    #expect(footer(player).contains("↑↓←→ number"))
    player.press(.escape)
    #expect(player.room?.stage.cursor == nil)
    #expect(player.view(Self.size) == before)
  }

  @Test func arrowsGoFromNumberToNumber() throws {
    var player = player("debugger", "network")
    player.press(.enter)
    var seen: Set<NumberMark> = []
    for key in [Key.left, .left, .left, .up, .up, .right, .right, .right, .down, .down, .left] {
      seen.insert(try #require(player.room?.stage.cursor).mark)
      player.press(key)
    }
    #expect(seen.count > 4)
  }

  @Test func enterOnANumberAsksForItsReason() throws {
    var player = player("debugger", "network")
    player.press(.enter)
    var room = try #require(player.room)
    let mark = try #require(room.stage.cursor?.mark)
    let requests = room.press(.enter, on: Self.size)
    guard case .why(let asked)? = requests.last else {
      Issue.record("nothing was asked")
      return
    }
    guard case .element(let element, let subject) = asked.source else {
      Issue.record("a mean was asked about")
      return
    }
    #expect(element.name.text == mark.tensor)
    #expect(element.index == mark.index)
    #expect(subject.run.job.number == mark.run)
  }

  /// While it trains the cursor may stand there; opening brings the run to rest.
  @Test func onlyOpeningPausesARun() throws {
    var player = Player(
      opening: .lab("spam", settings: ["view": "learn"], seed: 1), size: Self.size)
    player.holdsTrainer = true
    player.press(" ")
    player.frames(2)
    #expect(player.lab?.run == .running)
    player.press("W")
    player.frames(1)
    #expect(player.lab?.run == .running)
    #expect(player.room?.stage.cursor != nil)
    player.press(.enter)
    player.frames(1)
    #expect(asked(player) != nil)
    for _ in 0..<4 where player.room == nil { player.press(.escape) }
    player.frames(1)
    #expect(player.lab?.run == .ready)
  }

  /// The debugger stands at the number, with its formula; closing it comes back to the same picture.
  @Test func theDebuggerOpensAtTheNumber() throws {
    var player = player("debugger", "network")
    player.press(.enter)
    let before = player.view(Self.size)
    player.press(.enter)
    guard case .debugger(let debugger) = player.session.screen else {
      Issue.record("nothing was opened")
      return
    }
    let element = try #require(debugger.why.steps.first?.element)
    #expect(debugger.choice.element == element)
    #expect(debugger.report.explanation(of: element) != nil)
    for _ in 0..<4 where player.room == nil { player.press(.escape) }
    #expect(player.view(Self.size) == before)
  }

  /// Of a network that has learned, the last update says why a weight is what it is.
  @Test func aLearnedWeightIsExplainedByItsLastUpdate() throws {
    var player = player("playground", "network")
    player.play("s s")
    player.press("W")
    let mark = try #require(player.room?.stage.cursor?.mark)
    let lab = try #require(player.lab)
    #expect(mark.source == .network)
    player.press(.enter)
    let element = try #require(asked(player))
    guard case .debugger(let debugger) = player.session.screen else { return }
    let reason = try #require(debugger.report.explanation(of: element))
    #expect(debugger.report.position.step == 1)
    #expect(reason.instruction != nil)
    #expect(!reason.terms.isEmpty)
    var surface = Surface(Self.size)
    lab.draw(on: &surface, in: surface.bounds, focus: .stage)
    let drawn = try #require(surface.numbers.first { $0.mark == mark })
    #expect((Double(reason.value) - drawn.value).magnitude < 1e-6)
  }

  @Test func aLabThatTakesEnterItselfKeepsIt() throws {
    var player = player("debugger", "blanks")
    player.press("1")
    let keys = try #require(player.lab).keys.flatMap(\.keys)
    try #require(keys.contains(.enter))
    #expect(player.session.keyGroups.contains { $0.keys.contains("W") })
    player.press(.enter)
    #expect(player.room?.stage.cursor == nil)
  }

  @Test func aLabThatTakesTheLetterLeavesAnother() throws {
    let player = player("bend", "units")
    let keys = try #require(player.lab).keys.flatMap(\.keys)
    try #require(keys.contains("W"))
    let all = player.session.keyGroups.flatMap(\.keys)
    #expect(all.contains("I"))
    #expect(all.count { $0 == "W" } == 1)
  }

  @Test func whereThereAreNoNumbersEnterDoesNothing() {
    var player = player("descent", "ravine")
    #expect(player.room?.stage.isAskable == false)
    player.press(.enter)
    #expect(player.room?.stage.cursor == nil)
  }

  @Test func anotherViewEndsTheMode() {
    var player = player("debugger", "network")
    player.press(.enter)
    player.press(.pageDown)
    #expect(player.room?.stage.cursor == nil)
  }

  // MARK: The mouse

  @Test func theSecondPressOnANumberAsks() throws {
    var player = player("debugger", "network")
    let room = try #require(player.room)
    let area = room.stageArea(on: Self.size)
    let number = try #require(room.stage.numbers(on: area.size).last)
    let press = MouseEvent(
      .press, column: area.column + number.area.column, row: area.row + number.area.row)
    player.send(.input(.mouse(press)))
    #expect(player.room?.stage.cursor == nil)
    player.send(.input(.mouse(press)))
    #expect(asked(player)?.index == number.mark.index)
  }

  /// What the debugger on top was opened to explain.
  private func asked(_ player: Player) -> TensorElement? {
    guard case .debugger(let debugger) = player.session.screen else { return nil }
    return debugger.why.steps.first?.element
  }

  @Test func whileAskingOnePressIsEnough() throws {
    var player = player("debugger", "network")
    player.press(.enter)
    let room = try #require(player.room)
    let area = room.stageArea(on: Self.size)
    let number = try #require(
      room.stage.numbers(on: area.size).first { $0.mark != room.stage.cursor?.mark })
    player.send(
      .input(
        .mouse(
          MouseEvent(
            .press, column: area.column + number.area.column, row: area.row + number.area.row))))
    #expect(asked(player)?.name.text == number.mark.tensor)
  }

  // MARK: As a conversation

  @Test func numbersAreNamedAndAskedByName() {
    var player = PlainPlayer(opening: .lab("debugger", settings: ["view": "network"], seed: 1))
    player.type("numbers")
    let words = player.reply.joined(separator: " ")
    #expect(words.contains("hidden.weight[1, 1]"))
    player.type("why nobody[7]")
    #expect(player.reply.joined(separator: " ").contains("There is no number called nobody[7]"))
    player.type("why hidden.weight[1,1]")
    guard case .debugger = player.plain.session.screen else {
      Issue.record("nothing was opened")
      return
    }
  }
}
