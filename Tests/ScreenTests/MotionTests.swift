#if canImport(CVTerm)
  import Foundation
  import TestSupport
  import Testing

  /// What moves on the screen, how often, and how it is kept still.
  @Suite struct MotionTests {
    private let learner: Learner

    init() throws { learner = try Learner() }

    @Test func aRunIsShownThirtyTimesASecondAtMost() throws {
      let terminal = try learner.start("lab", "spam")
      try terminal.expect("Space run")
      terminal.send("[[[[ ")
      try terminal.expect("Space pause")
      let before = terminal.pictureSizes().count
      let start = Date()
      _ = terminal.wait(seconds: 2) { _ in false }
      let pictures = terminal.pictureSizes().count - before
      #expect(pictures > 3)
      #expect(Double(pictures) <= Date().timeIntervalSince(start) * 30 + 2)
    }

    @Test func aHailOfKeysIsNotAHailOfPictures() throws {
      let terminal = try learner.start()
      try terminal.expect("q quit")
      // The preview comes to its end.
      _ = terminal.wait(seconds: 3) { _ in false }
      let before = terminal.pictureSizes().count
      let start = Date()
      for _ in 0..<50 {
        terminal.send(String(repeating: "jk", count: 40))
        _ = terminal.wait(seconds: 0.01) { _ in false }
      }
      _ = terminal.wait(seconds: 0.5) { _ in false }
      let pictures = terminal.pictureSizes().count - before
      #expect(Double(pictures) <= Date().timeIntervalSince(start) * 30 + 2)
    }

    @Test func aKeyThatChangesNothingDrawsNothing() throws {
      let terminal = try learner.start("learn", "L01")
      try terminal.expect("Esc map")
      _ = terminal.wait(seconds: 1) { _ in false }
      let before = terminal.output.count
      terminal.send("zzzz")
      _ = terminal.wait(seconds: 1) { _ in false }
      #expect(terminal.output.count == before)
    }

    @Test func withoutMotionARunIsWordsAndAnEnd() throws {
      let terminal = try learner.start("lab", "spam", "--no-motion", "--set", "passes=50")
      try terminal.expect("Space run")
      let before = terminal.pictureSizes().count
      terminal.send("[[[[ ")
      try terminal.expect(Words.finished)
      // The key, four words a second at most, the end.
      #expect(terminal.pictureSizes().count - before < 40)
      let steps = terminal.transcript.matches(of: #/steps of training +(\d+)/#)
      #expect(Set(steps.map { String($0.output.1) }).count <= 2)
    }
  }
#endif
