#if canImport(CVTerm)
  import Foundation
  import Recall
  import Storage
  import TestSupport
  import Testing
  import TextUI

  /// The tutor is killed while its learner answers, over and over, always on the same record.
  @Suite struct SuddenDeathTests {
    @Test func noAnswerWhoseVerdictWasShownIsEverLost() throws {
      let learner = try Learner()
      let drill = try Drill(questions: 40)
      // The same moments in every run, as far as the machine allows.
      var random = Random(state: 2026)
      var shown: Set<Int> = []
      for life in 1...25 {
        let terminal = try learner.start("learn", drill.id, "--lessons", drill.folder.path)
        try terminal.expect("question", "of 40", "Esc map")
        let here = try #require(question(on: terminal))
        #expect(here >= shown.max() ?? 1, "back where it was")
        #expect(!shown.contains(here) || Drill.showsVerdict(on: terminal), "\(terminal.text)")

        let seconds = Double(random.number(below: 100 + 20 * life)) / 1000
        answer(on: terminal, until: Date().addingTimeInterval(seconds), noting: &shown)
        terminal.signal(SIGKILL)
        #expect(terminal.waitForEnd() == .killed(signal: SIGKILL))
        // What it wrote with its last breath was on the screen, too.
        note(terminal, in: &shown)

        let opened = try RecordStore.open(in: learner.data)
        #expect(opened.notices == [])
        #expect(try opened.store.problems() == [])
        let answered = Set(try learner.answers().keys)
        let lost = shown.map(Drill.item).filter { !answered.contains($0) }
        #expect(lost == [], "in life \(life)")
      }
      #expect(shown.count >= 10)
    }

    /// Goes from question to question until its time is over, wherever that is.
    private func answer(
      on terminal: TestTerminal, until death: Date, noting shown: inout Set<Int>
    ) {
      func lives(until condition: (TestTerminal) -> Bool) -> Bool {
        terminal.wait(seconds: death.timeIntervalSinceNow) { terminal in
          note(terminal, in: &shown)
          return condition(terminal)
        }
      }
      while let number = question(on: terminal) {
        if !Drill.showsVerdict(on: terminal) {
          terminal.send("1")
          guard lives(until: { $0.shows("How sure are you?") }) else { return }
          terminal.send("2")
          guard lives(until: Drill.showsVerdict) else { return }
        }
        terminal.press(.pageDown)
        guard lives(until: { question(on: $0) != number }) else { return }
      }
    }

    private func note(_ terminal: TestTerminal, in shown: inout Set<Int>) {
      // Half a picture has the heading of one question and the verdict of another; a terminal that
      // shows pictures at once never shows it.
      guard !terminal.isInPicture, let number = question(on: terminal),
        Drill.showsVerdict(on: terminal)
      else { return }
      shown.insert(number)
    }

    /// The number of the question on the screen: `question 3 of 40`.
    private func question(on terminal: TestTerminal) -> Int? {
      terminal.line(0).firstMatch(of: #/question (\d+) of/#).flatMap { Int($0.output.1) }
    }
  }
#endif
