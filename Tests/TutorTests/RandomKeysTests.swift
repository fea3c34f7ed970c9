import Course
import Labs
import Recall
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// Whatever is pressed, in whatever order, the tutor keeps its promises.
@Suite struct RandomKeysTests {
  @Test(arguments: 1...12)
  func noSequenceOfKeysBreaksAnything(_ seed: Int) {
    var random = RandomNumbers(state: UInt64(seed))
    let openings: [Session.Opening] = [
      .home, .lesson("L01", step: nil), .lesson("L01", step: random.below(8)),
      .lab("spam", settings: [:], seed: UInt64(seed)),
    ]
    var player = Player(opening: openings[seed % openings.count])
    for _ in 0..<60 where !player.hasQuit {
      for _ in 0..<3 { press(&player, &random) }
      check(player, &random)
    }
    // What the trainer still has to do comes to an end.
    player.holdsTrainer = false
    player.settle()
    check(player, &random)
    // And another sitting can go on from there.
    let again = Player(events: player.events, opening: .lesson("L01", step: nil))
    check(again, &random)
  }

  private func press(_ player: inout Player, _ random: inout RandomNumbers) {
    switch random.below(24) {
    case 0: player.holdsTrainer.toggle()
    case 1: player.frames(random.below(4))
    case 2: player.send(.input(.paste("7\(random.below(100)),5")))
    case 3: player.send(.input(.resize(Size(columns: 60 + random.below(160), rows: 50))))
    case 4:
      let action: MouseEvent.Action = random.below(2) == 0 ? .wheelUp : .wheelDown
      player.send(.input(.mouse(MouseEvent(action, column: 3, row: 5))))
    default:
      let keys = player.session.keyGroups.filter { $0.label != "quit" }.flatMap(\.keys)
      if !keys.isEmpty { player.press(keys[random.below(keys.count)]) }
    }
  }

  private func check(_ player: Player, _ random: inout RandomNumbers) {
    let size = Size(columns: 80 + random.below(60), rows: 24 + random.below(20))
    let picture = player.view(size)
    #expect(picture.clip == picture.bounds)
    #expect(!picture.line(0).isEmpty)
    guard let reading = player.reading else { return }
    #expect(reading.pages.indices.contains(reading.number))
    #expect(reading.panes.contains(reading.focus), "\(reading.focus) of \(reading.panes)")
    for (id, state) in reading.questions {
      guard case .graded(_, let verdict, _) = state.phase else { continue }
      // Nothing is called right or wrong that was not measured.
      #expect(verdict.isJudged, "\(id)")
      #expect((0...1).contains(verdict.score))
      #expect(state.attempt <= state.attempts)
    }
    for (name, value) in player.lab?.metrics ?? [:] { #expect(!value.isNaN, "\(name)") }
  }
}

/// SplitMix64.
struct RandomNumbers {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(limit))
  }
}
