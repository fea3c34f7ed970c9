#if canImport(CVTerm)
  import TestSupport
  import Testing

  /// A screen on which nothing moves costs nothing.
  @Suite struct IdleTests {
    private let learner: Learner

    init() throws { learner = try Learner() }

    @Test func theCourseMapWaitsWithoutWork() throws {
      let terminal = try learner.start()
      try terminal.skipTour()
      try terminal.expect("Enter begin")
      expectStillness(of: terminal)
    }

    @Test func aPageOfALessonWaitsWithoutWork() throws {
      let terminal = try learner.start("learn", "L01")
      try terminal.expect("Predict", "Esc map")
      expectStillness(of: terminal)
    }

    @Test func aLabWaitsWithoutWorkAfterItsRun() throws {
      let terminal = try learner.start("lab", "spam")
      try terminal.expect("Space run")
      terminal.send("]]] ")
      try terminal.expect(Words.finished)
      expectStillness(of: terminal)
    }

    @Test func aPausedRunWaitsWithoutWork() throws {
      let terminal = try learner.start("lab", "spam")
      try terminal.expect("Space run")
      terminal.send("[[[[ ")
      try terminal.expect("Space pause")
      terminal.send(" ")
      try terminal.expect("Space run")
      expectStillness(of: terminal)
    }

    /// For three seconds nothing is written, no processor time is used, and no thread wakes up.
    private func expectStillness(
      of terminal: TestTerminal, at place: SourceLocation = #_sourceLocation
    ) {
      // What the last key has set off comes to its end first.
      var written = -1
      while written != terminal.output.count {
        written = terminal.output.count
        _ = terminal.wait(seconds: 0.5) { _ in false }
      }
      let (used, sleeps) = (terminal.processorSeconds, terminal.sleeps)
      _ = terminal.wait(seconds: 3) { _ in false }
      #expect(terminal.output.count == written, sourceLocation: place)
      #expect(terminal.processorSeconds - used <= 0.0101, "one tick", sourceLocation: place)
      // A thread of the system's pool may end meanwhile; a loop would wake up ninety times.
      #expect(terminal.sleeps - sleeps <= 3, sourceLocation: place)
    }
  }
#endif
