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
      let count = 40
      let drill = try Drill(questions: count)
      var random = Random(state: 2026)
      /// Questions whose verdict has been on the screen.
      var shown: Set<Int> = []
      var deaths = 0
      var next = 1
      while next <= count {
        let terminal = try learner.start("learn", drill.id, "--lessons", drill.folder.path)
        try terminal.expect("question", "of \(count)", "Esc map")
        // Back where death came: the position is on disk before the page is on the screen.
        let here = try #require(question(on: terminal), "\(terminal.text)")
        #expect(here >= next && here <= next + 1)
        next = here
        for number in shown where number == here {
          #expect(Drill.showsVerdict(on: terminal), "question \(number)\n\(terminal.text)")
        }

        // Death comes after so many bytes more, in the middle of whatever there is to do then.
        let end = terminal.output.count + random.number(below: 4_000)
        var isDead = false
        func live(until condition: (TestTerminal) -> Bool) -> Bool {
          terminal.wait { terminal in
            if let number = question(on: terminal), Drill.showsVerdict(on: terminal) {
              shown.insert(number)
            }
            if !isDead, terminal.output.count >= end {
              isDead = true
              terminal.signal(SIGKILL)
            }
            return !isDead && condition(terminal)
          }
        }
        while !isDead, next <= count {
          if !Drill.showsVerdict(on: terminal) {
            terminal.send("1")
            guard live(until: { $0.shows("How sure are you?") }) else { break }
            terminal.send("2")
            guard live(until: Drill.showsVerdict) else { break }
          }
          terminal.press(.pageDown)
          next += 1
          guard live(until: { question(on: $0) == next || $0.shows("q quit") }) else { break }
        }
        if isDead {
          deaths += 1
          #expect(terminal.waitForEnd() == .killed(signal: SIGKILL))
          next = min(next, count)
          if next == count, shown.contains(count) { next = count + 1 }
        }

        let opened = try RecordStore.open(in: learner.data)
        #expect(opened.notices == [])
        #expect(try opened.store.problems() == [])
        let answered = Set(try learner.answers().keys)
        let lost = shown.map(Drill.item).filter { !answered.contains($0) }
        #expect(lost == [], "after \(deaths) deaths")
      }
      #expect(deaths >= 10)
      #expect(shown.count > count / 2)
    }

    /// The number of the question on the screen: `question 3 of 60`.
    private func question(on terminal: TestTerminal) -> Int? {
      terminal.line(0).firstMatch(of: #/question (\d+) of/#).flatMap { Int($0.output.1) }
    }
  }

  /// SplitMix64 (Steele, Lea & Flood 2014): the same moments in every run, as far as the machine
  /// allows.
  private struct Random {
    var state: UInt64

    mutating func number(below bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((bits ^ (bits >> 31)) % UInt64(bound))
    }
  }
#endif
