import Recall
import SessionPlay
import Testing

@testable import Tutor

/// The time at work, by a clock that only moves when it is told to.
@Suite struct StudyTimeTests {
  private func studied(_ player: Player) -> [LearnerEvent.Kind] {
    player.events.map(\.kind).filter { if case .studied = $0 { true } else { false } }
  }

  /// Presses a key some seconds after the last one.
  private func press(_ key: KeyScript, after seconds: Int, _ player: inout Player) {
    player.now += Timestamp(seconds) * 1000
    player.play(key)
  }

  @Test func theTimeBetweenKeysCountsUpToAMinute() {
    var player = Player(opening: .lesson("L01", step: 0))
    press("↓", after: 20, &player)
    press("↓", after: 3_600, &player)
    press("↓", after: 5, &player)
    #expect(studied(player) == [])
    press("Esc", after: 7, &player)
    #expect(player.isHome)
    #expect(studied(player) == [.studied(lesson: "L01", seconds: 20 + 60 + 5 + 7)])
  }

  @Test func whoQuitsHasLearnedToo() {
    var player = Player(opening: .lesson("L01", step: 0))
    press("q", after: 30, &player)
    #expect(player.hasQuit)
    #expect(studied(player) == [.studied(lesson: "L01", seconds: 30)])
    // It is written before the program ends.
    let place = player.effects.firstIndex(of: .quit)
    let told = player.effects.firstIndex {
      if case .record(let event) = $0, case .studied = event.kind { true } else { false }
    }
    #expect(place != nil && told != nil && told ?? 9 < place ?? 0)
  }

  @Test func theMapIsNoLesson() {
    var player = Player()
    press("↓", after: 50, &player)
    press("↑", after: 50, &player)
    press("Enter", after: 50, &player)
    press("Esc", after: 10, &player)
    press("q", after: 50, &player)
    #expect(studied(player) == [.studied(lesson: "L01", seconds: 10)])
  }

  @Test func aQuizOnEverythingBelongsToNoLesson() {
    var player = Player(opening: .quiz(.everything, seed: 1, limit: 3))
    press("x", after: 12, &player)
    press("Esc", after: 3, &player)
    #expect(studied(player) == [.studied(lesson: nil, seconds: 15)])
    var other = Player(opening: .quiz(.lesson("L01"), seed: 1, limit: 3))
    press("Esc", after: 3, &other)
    #expect(studied(other) == [.studied(lesson: "L01", seconds: 3)])
  }

  @Test func whatLiesOverALessonIsPartOfIt() {
    var player = Player(opening: .lesson("L01", step: 0))
    press("?", after: 10, &player)
    press("Esc", after: 10, &player)
    press("g", after: 10, &player)
    press("Esc", after: 10, &player)
    press("Esc", after: 10, &player)
    #expect(studied(player) == [.studied(lesson: "L01", seconds: 50)])
  }

  @Test func aClockThatGoesBackTakesNothingAway() {
    var player = Player(opening: .lesson("L01", step: 0))
    press("↓", after: 30, &player)
    press("↓", after: -5_000, &player)
    press("Esc", after: 2, &player)
    #expect(studied(player) == [.studied(lesson: "L01", seconds: 32)])
  }

  @Test func aConversationCountsToo() {
    var plain = PlainPlayer(opening: .lesson("L01", step: 0))
    plain.now += 40_000
    plain.type("?")
    plain.now += 5_000
    plain.type("q")
    #expect(plain.events.last?.kind == .studied(lesson: "L01", seconds: 45))
  }
}
