import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// The first half-minute.
@Suite struct TourTests {
  private func tour(_ player: Player) -> Tour? {
    if case .tour(let tour) = player.session.screen { tour } else { nil }
  }

  private var marks: [LearnerEvent.Kind] {
    [.tour(glyphs: "braille"), .tour(glyphs: "blocks"), .tour(glyphs: "ascii")]
  }

  // MARK: When

  @Test func someoneWhoWasNeverHereBeginsWithIt() {
    #expect(tour(.newcomer()) != nil)
  }

  @Test func itIsNotShownBeforeALessonOrALab() {
    #expect(Player.newcomer(opening: .lesson("L01", step: nil)).reading != nil)
    #expect(Player.newcomer(opening: .lab("spam", settings: [:], seed: 1)).room != nil)
  }

  @Test func whoeverHasDoneAnythingBeginsOnTheMap() {
    let kinds: [LearnerEvent.Kind] = [
      .tour(glyphs: nil), .position(lesson: "L01", step: 0, screen: 0),
      .unknown(name: "later", payload: "{}"),
    ]
    for kind in kinds {
      #expect(Player.newcomer(events: [LearnerEvent(time: 0, kind)]).isHome, "\(kind)")
    }
  }

  @Test func whereNothingIsKeptItIsNotShown() {
    #expect(Player().isHome)
  }

  // MARK: Its steps

  @Test func eachStepGoesOnByTheKeyThatItTeaches() {
    var player = Player.newcomer()
    var steps: [TourStep?] = [tour(player)?.step]
    for keys in ["1", "Space", "Tab", "←", "? Esc"] {
      player.play(KeyScript(keys))
      steps.append(tour(player)?.step)
    }
    #expect(steps == [.glyphs, .run, .pane, .control, .help, .end])
    player.press(.enter)
    #expect(player.isHome)
    #expect(player.events.map(\.kind) == [.tour(glyphs: "braille")])
  }

  @Test func otherKeysDoNotGoOn() {
    for (keys, step) in [("", TourStep.glyphs), ("1", .run), ("1 Space", .pane)] {
      var player = Player.newcomer()
      player.play(KeyScript(keys))
      player.play("x PgDn n Backspace 5")
      // A second look at the curve is no step further.
      #expect(tour(player)?.step == step, "\(keys)")
    }
  }

  @Test func theNetworkReallyTrains() {
    var player = Player.newcomer()
    player.play("1")
    #expect(tour(player)?.stage?.run == .ready)
    player.press(.character(" "))
    #expect(tour(player)?.stage?.run == .finished)
    #expect((tour(player)?.stage?.metric("accuracy") ?? 0) > 0.9)
  }

  @Test func theControlReallyChangesTheRun() {
    var player = Player.newcomer()
    player.play("1 Space Tab")
    let before = tour(player)?.control?.control.value
    player.press(.left)
    #expect(tour(player)?.control?.control.value != before)
    #expect(tour(player)?.stage?.run == .ready)
    player.press(.character(" "))
    #expect(tour(player)?.stage?.run == .finished)
  }

  @Test func escapeSkipsItFromEverywhereAndItIsNotShownAgain() {
    for keys in ["", "1", "2", "1 Space", "1 Space Tab", "1 Space Tab →", "1 Space Tab → ? Esc"] {
      var player = Player.newcomer()
      player.play(KeyScript(keys))
      player.press(.escape)
      #expect(player.isHome, "\(keys)")
      #expect(player.events.count == 1)
      #expect(Player.newcomer(events: player.events).isHome)
    }
  }

  @Test func whoeverQuitsInTheMiddleHasSeenIt() {
    for key in [Key.character("q"), .control("c")] {
      var player = Player.newcomer()
      player.press(key)
      #expect(player.hasQuit)
      #expect(player.events.map(\.kind) == [.tour(glyphs: nil)])
    }
  }

  @Test func aSearchThatLeadsOutOfItEndsIt() {
    var player = Player.newcomer()
    player.play("/")
    player.send(.input(.paste("Fifty-seven numbers")))
    player.press(.enter)
    #expect(player.reading != nil)
    #expect(player.events.first?.kind == .tour(glyphs: nil))
  }

  @Test func theMapShowsItAgainToThoseWhoAsk() {
    var player = Player()
    player.play("T")
    #expect(tour(player) != nil)
    player.press(.escape)
    #expect(player.isHome)
  }

  @Test func withoutItsDataItGoesOnAllTheSame() {
    var session = Session(library: CourseFiles.library, events: [], offersTour: true)
    _ = session.start(on: .standard, at: 0)
    _ = session.update(.notLoaded("spambase.csv.gz: there is no such file."), at: 0)
    for key in KeyScript("1 Space Tab →").keys { _ = session.update(.input(.key(key)), at: 0) }
    #expect(session.view(in: .smallest, look: .standard).description.contains("no such file"))
    for key in KeyScript("? Esc Enter").keys { _ = session.update(.input(.key(key)), at: 0) }
    guard case .home = session.screen else {
      Issue.record("still there")
      return
    }
  }

  // MARK: The marks

  /// Which marks a curve is drawn with.
  private func drawn(_ player: Player, look: Look = .standard) -> GlyphSet? {
    let picture = player.view(look: look)
    if picture.description.allSatisfy(\.isASCII) { return .ascii }
    let scalars = picture.description.unicodeScalars
    return scalars.contains { (0x2801...0x28FF).contains($0.value) } ? .braille : .blocks
  }

  @Test func eachNoShowsTheCurveInCoarserMarks() {
    var player = Player.newcomer()
    var seen = [drawn(player)]
    for _ in 0..<3 {
      player.play("2")
      seen.append(drawn(player))
    }
    #expect(seen == [.braille, .blocks, .ascii, .braille])
  }

  @Test func theMarksThatAreSeenWellAreKept() {
    for (keys, mark) in zip(["1", "2 1", "2 2 1"], marks) {
      var player = Player.newcomer()
      player.play(KeyScript(keys + " Esc"))
      #expect(player.events.map(\.kind) == [mark])
      let chosen = ["1": GlyphSet.braille, "2 1": .blocks, "2 2 1": .ascii][keys]
      // At once, and in the next sitting.
      var again = Player.newcomer(events: player.events)
      for sitting in [player, again] {
        #expect(sitting.isHome)
        #expect(sitting.session.glyphs.applied(to: .standard, chosen: chosen).glyphs == chosen)
      }
      again.play("L Space")
      #expect(drawn(again) == chosen)
    }
  }

  @Test func marksGivenOnTheCommandLineAreNotAskedAboutAndWin() {
    var player = Player.newcomer(glyphs: GlyphChoice(.blocks, isGiven: true))
    #expect(tour(player)?.step == .run)
    player.play("Esc")
    #expect(player.events.map(\.kind) == [.tour(glyphs: nil)])
    let learned = [LearnerEvent(time: 0, .tour(glyphs: "ascii"))]
    let given = Player.newcomer(glyphs: GlyphChoice(.braille, isGiven: true), events: learned)
    #expect(drawn(given) != .ascii)
    #expect(drawn(.newcomer(events: learned)) == .ascii)
  }

  @Test func aTerminalThatShowsLessIsNotAskedForMore() {
    let plain = Look(glyphs: .ascii)
    let learned = [LearnerEvent(time: 0, .tour(glyphs: "braille"))]
    let player = Player.newcomer(glyphs: GlyphChoice(.ascii), events: learned)
    #expect(drawn(player, look: plain) == .ascii)
    #expect(tour(.newcomer(glyphs: GlyphChoice(.ascii)))?.step == .run)
    var console = Player.newcomer(glyphs: GlyphChoice(.blocks))
    console.play("2 2 1")
    #expect(tour(console)?.glyphs == .blocks)
  }

  @Test func marksOfANewerDescentAreLeftAlone() {
    let player = Player.newcomer(events: [LearnerEvent(time: 0, .tour(glyphs: "octants"))])
    #expect(player.isHome)
    #expect(player.view() == Player().view())
  }

  // MARK: How it looks

  @Test(arguments: States.tour)
  func itsTextIsWholeOnTheSmallestScreen(_ state: SessionState) {
    guard case .tour(let tour) = state.session.screen else { return }
    let words = state.session.view(in: .smallest, look: .standard).lines
      .map { $0.prefix(37) }.joined(separator: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for paragraph in tour.step.paragraphs(tour.trial) { #expect(words.contains(paragraph)) }
    for key in tour.step.keys(tour.trial) { #expect(words.contains(key.text)) }
  }
}
