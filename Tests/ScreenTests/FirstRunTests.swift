#if canImport(CVTerm)
  import Course
  import Recall
  import TestSupport
  import Testing
  import TextUI

  /// The first start of somebody who has never been here, and the starts after it.
  @Suite struct FirstRunTests {
    private let learner: Learner

    init() throws { learner = try Learner() }

    @Test func theFirstHalfMinuteGoesOnByItsKeysAndIsNotShownAgain() throws {
      let terminal = try learner.start()
      try terminal.expect("Welcome to Descent", "one smooth line?", "1 yes", "1 of 6")
      #expect(braille(on: terminal) > 20)
      terminal.send("1")
      try terminal.expect("Space let it learn", "2 of 6")
      terminal.send(" ")
      try terminal.expect("Tab to the control", "3 of 6")
      terminal.press(.tab)
      try terminal.expect("fewer mails", "4 of 6")
      terminal.press(.left)
      try terminal.expect("show all keys", "5 of 6")
      terminal.send("?")
      try terminal.expect("Searches lessons")
      terminal.press(.escape)
      try terminal.expect("That is all you need", "6 of 6")
      // The keys that were taught work on.
      terminal.send(" ")
      try terminal.expect("Space pause")
      terminal.press(.enter)
      try terminal.expect("Enter begin", "lessons done")
      #expect(try learner.events().map(\.kind) == [.tour(glyphs: "braille")])
      terminal.send("q")
      #expect(terminal.waitForEnd() == .exited(status: 0))
      try learner.start().expect { $0.shows("Enter begin") && !$0.shows("half-minute") }
    }

    @Test func marksThatAreNotSeenAreNotDrawnAgain() throws {
      let terminal = try learner.start()
      try terminal.expect("Welcome to Descent")
      terminal.send("2")
      try terminal.expect("coarser blocks")
      #expect(braille(on: terminal) == 0)
      terminal.send("1")
      try terminal.expect("Space let it learn")
      terminal.press(.escape)
      try terminal.expect("Enter begin")
      terminal.send("q")
      terminal.waitForEnd()

      for (option, isFine) in [([], false), (["--glyphs", "braille"], true)] {
        let again = try learner.start(["lab", "spam"] + option)
        try again.expect("Space run")
        again.send("]]] ")
        try again.expect(Words.finished)
        #expect((braille(on: again) > 0) == isFine, "\(option)\n\(again.text)")
        again.send("q")
        again.waitForEnd()
      }
    }

    @Test func marksGivenOnTheCommandLineAreNotAskedAbout() throws {
      let terminal = try learner.start("--glyphs", "ascii")
      try terminal.expect("Space let it learn", "1 of 5")
      terminal.press(.escape)
      try terminal.expect("Enter begin")
      #expect(try learner.events().map(\.kind) == [.tour(glyphs: nil)])
    }

    @Test func whoeverAsksForALessonGetsIt() throws {
      let lesson = try Learner.lesson("L01")
      try learner.start("L01").expect { terminal in
        terminal.shows(lesson.steps[0].title) && !terminal.shows("half-minute")
      }
      try learner.start().expect { $0.shows("Enter continue") && !$0.shows("half-minute") }
    }

    /// How many cells show braille dots.
    private func braille(on terminal: TestTerminal) -> Int {
      terminal.text.unicodeScalars.count { (0x2801...0x28FF).contains($0.value) }
    }
  }
#endif
