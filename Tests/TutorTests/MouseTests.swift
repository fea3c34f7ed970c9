import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// A press of the mouse on the place where a thing is drawn does what its key does.
@Suite struct MouseTests {
  static let sizes = [
    Size.smallest, Size(columns: 100, rows: 30), Size(columns: 200, rows: 60),
  ]

  private func player(
    _ opening: Session.Opening, _ size: Size, _ keys: KeyScript = ""
  ) -> Player {
    var player = Player(opening: opening, size: size)
    player.play(keys)
    return player
  }

  // MARK: Footer

  /// Every key that a footer names, in every state, pressed with the mouse.
  @Test(arguments: States.all)
  func aHintInTheFooterPressesItsKey(_ state: SessionState) {
    let size = Self.sizes[state.name.utf8.reduce(0) { $0 + Int($1) } % Self.sizes.count]
    var session = state.session
    _ = session.update(.input(.resize(size)), at: 0)
    let keys = session.view(in: size, look: .standard).regions.filter { $0.owner == Pane.footer }
    #expect(keys.count > 2)
    for region in keys {
      guard case .key(let key) = region.part else { continue }
      #expect(session.keyGroups.contains { $0.keys.contains(key) })
      var pressed = session
      var typed = session
      let effects = pressed.update(.input(.mouse(region.press)), at: 0)
      #expect(effects == typed.update(.input(.key(key)), at: 0), "\(key)")
      #expect(
        pressed.view(in: size, look: .standard) == typed.view(in: size, look: .standard), "\(key)")
    }
  }

  @Test func twoKeysInOneHintArePressedApart() {
    var player = player(.home, .standard)
    let up = player.region(.key(.up), Pane.footer)
    let down = player.region(.key(.down), Pane.footer)
    let first = player.home?.cursor
    player.click(down)
    #expect(player.home?.cursor == (first ?? 0) + 1)
    player.click(up)
    #expect(player.home?.cursor == first)
  }

  // MARK: The map

  @Test(arguments: sizes)
  func aLessonIsChosenByOnePressAndOpenedByTheNext(_ size: Size) {
    var player = player(.home, size)
    player.click(player.region(.item(1), Pane.map))
    #expect(player.home?.cursor == 1)
    player.click(player.region(.item(0), Pane.map))
    #expect(player.home?.cursor == 0)
    player.click(player.region(.item(0), Pane.map))
    #expect(player.reading?.lesson.id == "L01")
  }

  @Test(arguments: sizes)
  func aUnitIsOpenedByItsTitle(_ size: Size) {
    var player = player(.home, size)
    let first = player.home?.rows.firstIndex { $0.unit == 4 } ?? 0
    player.click(player.region(.item(first), Pane.map))
    #expect(player.home?.chosen?.unit == 4)
  }

  // MARK: A lesson

  @Test(arguments: sizes)
  func anOptionIsPickedWhereItIsDrawn(_ size: Size) {
    for row in 0..<3 {
      var clicked = player(.lesson("L01", step: 2), size, "Tab")
      var typed = player(.lesson("L01", step: 2), size)
      clicked.click(clicked.region(.item(row), Pane.question("L01.learned")))
      typed.press(digit: row + 1)
      #expect(clicked.reading?.questions == typed.reading?.questions)
      #expect(clicked.view(size) == typed.view(size))
      #expect(clicked.events == typed.events)
    }
  }

  @Test(arguments: sizes)
  func howSureIsPickedWhereItIsWritten(_ size: Size) {
    var player = player(.lesson("L01", step: 7), size, "1")
    player.click(player.region(.link("key:3"), Pane.text))
    guard case .graded(_, _, .sure)? = player.reading?.questions["L01.who-decided"]?.phase else {
      Issue.record("\(String(describing: player.reading?.questions["L01.who-decided"]?.phase))")
      return
    }
  }

  /// The last region of a row wraps over several lines: each of them is the option.
  @Test func everyLineOfAnOptionIsTheOption() {
    let player = player(.lesson("L01", step: 7), .standard)
    let options = player.view().regions.filter {
      if case .item = $0.part { Pane.questionID($0.owner) != nil } else { false }
    }
    #expect(options.count == 4)
    for (option, next) in zip(options, options.dropFirst()) {
      #expect(option.area.endRow == next.area.row)
      #expect(!option.area.isEmpty)
    }
  }

  @Test(arguments: sizes)
  func theArrowsOfAControlTurnIt(_ size: Size) {
    var clicked = player(.lesson("L01", step: 2), size)
    clicked.click(clicked.region(.lower(0), Pane.controls))
    #expect(clicked.reading?.focus == .control(0))
    var typed = player(.lesson("L01", step: 2), size)
    typed.focus(on: .control(0))
    typed.press(.left)
    #expect(clicked.lab?.settings == typed.lab?.settings)
    #expect(clicked.lab?.settings["mails"] != "2761")
    clicked.click(clicked.region(.higher(0), Pane.controls))
    #expect(clicked.lab?.settings["mails"] == "2761")
    clicked.click(clicked.region(.control(1), Pane.controls))
    #expect(clicked.reading?.focus == .control(1))
  }

  @Test(arguments: sizes)
  func aTrackIsDragged(_ size: Size) {
    var player = player(.lab("spam", settings: ["view": "amount"], seed: 1), size)
    let track = player.region(.track(0), Pane.controls)
    player.send(.input(.mouse(track.event(.press, share: 0))))
    #expect(player.lab?.settings["amount-mails"] == "20")
    #expect(player.room?.focus == .control(0))
    // Beyond the end, and off its row: the drag stays with the track.
    player.send(
      .input(.mouse(MouseEvent(.move, column: track.area.endColumn + 9, row: track.area.row - 3))))
    #expect(player.lab?.settings["amount-mails"] == "2761")
    player.send(.input(.mouse(track.event(.move, share: 0.5))))
    let middle = player.lab?.settings["amount-mails"]
    #expect(middle != "20" && middle != "2761")
    player.send(.input(.mouse(track.event(.release, share: 0.5))))
    player.send(.input(.mouse(track.event(.move, share: 0))))
    #expect(player.lab?.settings["amount-mails"] == middle)
  }

  // MARK: The stage

  @Test(arguments: sizes)
  func aRuleIsChosenOnTheStage(_ size: Size) {
    var player = player(.lesson("L01", step: 1), size, "BackTab")
    player.click(player.region(.item(2), Pane.stage))
    #expect(player.reading?.focus == .stage)
    player.click(player.region(.item(2), Pane.stage))
    var typed = self.player(.lesson("L01", step: 1), size)
    typed.focus(on: .stage)
    typed.play("↓ ↓ Enter")
    #expect(player.lab?.settings["rules"] == typed.lab?.settings["rules"])
    #expect(player.lab?.settings["rules"]?.isEmpty == false)
  }

  /// Before a prediction is made, the stage takes the mouse no more than it takes keys.
  @Test func theMouseRunsNothingBeforeAPrediction() {
    var player = player(.lesson("L01", step: 0), .standard)
    let before = player.lab?.settings
    let stage = player.region(.pane, Pane.stage)
    for action in [MouseEvent.Action.press, .move, .release, .wheelDown] {
      player.send(.input(.mouse(stage.event(action, share: 0.5))))
    }
    #expect(player.lab?.settings == before)
  }

  // MARK: Links

  @Test(arguments: sizes)
  func aTermOpensItsExplanation(_ size: Size) {
    var clicked = player(.lesson("L01", step: 2), size)
    clicked.click(clicked.region(.link("glossary:weight"), Pane.text))
    guard case .glossary(let glossary)? = clicked.session.overlay else {
      Issue.record("no glossary")
      return
    }
    #expect(glossary.term.map { glossary.glossary.terms[$0].name } == "weight")
    #expect(clicked.view(size).description.contains("A number that a measurement"))
  }

  @Test func linksAreReachedWithTheArrowsAndOpenedWithEnter() {
    var player = player(.lesson("L01", step: 2), .standard, "→ →")
    #expect(player.reading?.focusedLink == 1)
    #expect(player.view().line(29).contains("Enter explain"))
    player.press(.enter)
    guard case .glossary(let glossary)? = player.session.overlay else {
      Issue.record("no glossary")
      return
    }
    #expect(glossary.term.map { glossary.glossary.terms[$0].name } == "weight")
    player.press(.escape)
    // Any other key gives Enter back to the question.
    player.press(.down)
    #expect(player.reading?.focusedLink == nil)
    player.play("← → ←")
    #expect(player.reading?.focusedLink == (player.reading?.links.count ?? 0) - 1)
  }

  @Test func aLinkToALessonThatIsNotWrittenSaysSo() {
    var session = player(.lesson("L01", step: 2), .standard).session
    #expect(session.follow(.lesson("L22"), at: 0).isEmpty)
    #expect(session.notice == "L22 is not written yet.")
    _ = session.follow(.address("https://example.org"), at: 0)
    #expect(session.notice?.contains("https://example.org") == true)
    #expect(!session.follow(.lesson("L01"), at: 0).isEmpty)
  }

  // MARK: The wheel

  @Test func theWheelScrollsThePaneUnderThePointer() {
    var player = player(.lesson("L01", step: 2), .smallest, "3 Space")
    let text = player.region(.pane, Pane.text)
    let before = player.view(.smallest)
    #expect(before.description.contains("▲"))
    player.send(.input(.mouse(text.event(.wheelUp, share: 0))))
    let after = player.view(.smallest)
    #expect(after != before)
    player.send(.input(.mouse(text.event(.wheelDown, share: 0))))
    #expect(player.view(.smallest) == before)
    let footer = player.region(.pane, Pane.footer)
    player.send(.input(.mouse(footer.event(.wheelUp, share: 0))))
    #expect(player.view(.smallest) == before)
  }

  @Test func theMarkOfWhatIsHiddenScrollsThere() {
    var player = player(.lesson("L01", step: 2), .smallest, "3 Space")
    let mark = player.view(.smallest).regions.first {
      if case .scroll = $0.part { $0.owner == Pane.text } else { false }
    }
    player.click(mark ?? player.region(.pane, Pane.text))
    #expect(!player.view(.smallest).line(3).contains("▲"))
  }

  // MARK: Everywhere

  /// Whatever is pressed, wherever: nothing happens that keys could not do, and nothing breaks.
  @Test(arguments: 1...6)
  func noPressBreaksAnything(_ seed: Int) {
    var random = RandomNumbers(state: UInt64(seed))
    var player = Player(
      opening: [.home, .lesson("L01", step: nil), .lab("spam", settings: [:], seed: 1)][seed % 3])
    let actions: [MouseEvent.Action] = [.press, .move, .release, .wheelUp, .wheelDown]
    for _ in 0..<300 where !player.hasQuit {
      let event = MouseEvent(
        actions[random.below(5)], column: random.below(104), row: random.below(29))
      player.send(.input(.mouse(event)))
    }
    #expect(player.view().size == .standard)
  }

  @Test(arguments: sizes)
  func aTermOfTheGlossaryIsChosenWhereItStands(_ size: Size) {
    var player = player(.lesson("L01", step: 2), size, "g")
    for row in [3, 1, 5] {
      player.click(player.region(.item(row), ""))
      guard case .glossary(let glossary)? = player.session.overlay else {
        Issue.record("no glossary")
        return
      }
      #expect(glossary.cursor == row)
    }
    player.click(player.region(.key(.escape), ""))
    #expect(player.session.overlay == nil)
  }

  @Test func aPressBesideAnOverlayClosesIt() {
    var player = player(.lesson("L01", step: 2), Size(columns: 100, rows: 50), "g")
    #expect(player.session.overlay != nil)
    player.send(.input(.mouse(MouseEvent(.press, column: 3, row: 0))))
    #expect(player.session.overlay == nil)
    #expect(player.reading?.lesson.id == "L01")
  }

  @Test func anOverlayHasTheMouseToItself() {
    var player = player(.lesson("L01", step: 7), .standard)
    let option = player.region(.item(0), Pane.question("L01.who-decided"))
    player.play("?")
    player.send(.input(.mouse(option.event(.wheelDown, share: 0))))
    player.click(option)
    player.press(.escape)
    #expect(player.reading?.questions["L01.who-decided"]?.phase == .open)
  }
}

extension HitRegion {
  /// A press in its middle.
  var press: MouseEvent { event(.press, share: 0.5) }

  func event(_ action: MouseEvent.Action, share: Double) -> MouseEvent {
    MouseEvent(
      action, column: area.column + Int(share * Double(area.columns - 1)),
      row: area.row + (area.rows - 1) / 2)
  }
}

extension Player {
  /// Where something is drawn on the screen of the session's size.
  func region(
    _ part: HitPart, _ owner: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> HitRegion {
    let regions = view(session.size).regions
    guard let found = regions.last(where: { $0.part == part && $0.owner == owner }) else {
      Issue.record("\(part) of \(owner) is not on the screen", sourceLocation: sourceLocation)
      return HitRegion(Rect(column: 0, row: 0, columns: 1, rows: 1), owner: "", .pane)
    }
    return found
  }

  mutating func click(_ region: HitRegion) {
    send(.input(.mouse(region.press)))
    send(.input(.mouse(region.event(.release, share: 0.5))))
  }
}
