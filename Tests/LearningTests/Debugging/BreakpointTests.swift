import Compute
import Learning
import Testing

/// What stops a run, and where.
@Suite struct BreakpointTests {
  @Test func anInstructionStopsEveryStep() throws {
    let debugger = try DebuggedNetwork.curved()
    debugger.breakpoints = [.instruction(4)]
    for step in 0..<3 {
      guard case .breakpoint(.instruction(4), _) = debugger.run(until: .breakpoint) else {
        Issue.record("It ran past.")
        return
      }
      #expect(debugger.position == StepPosition(step: step, instruction: 4))
    }
    // A goal that comes first is reached first.
    #expect(debugger.run(until: .loss) == .arrived)
    // Going somewhere is not running.
    #expect(debugger.go(to: StepPosition(step: 5, instruction: 9)))
  }

  /// A number that was made too large is found where it first shows.
  @Test func theFirstNumberThatIsNotFiniteStops() throws {
    let debugger = try Walk(DebuggedNetwork.digits())
    debugger.breakpoints = [.notFinite]
    #expect(debugger.run(until: .breakpoint, limit: 2) == .limit)
    #expect(debugger.position.step == 2)
    debugger.run(until: .nextStep)
    debugger.set(.all, of: "hidden.weight", to: 2e38)
    let stop = debugger.run(until: .breakpoint)
    #expect(stop == .breakpoint(.notFinite, "hidden.product"))
    let row = debugger.rows[debugger.position.instruction - 1]
    #expect(row.results.first == "hidden.product")
    #expect((debugger.summary(of: "hidden.product")?.notFiniteCount ?? 0) > 0)
    // What follows from it does not stop again; the loss ends the run before its update.
    guard case .diverged(let divergence) = debugger.run(until: .update) else {
      Issue.record("It went on.")
      return
    }
    #expect(divergence.tensor == "hidden.product")
    #expect(debugger.rows[debugger.position.instruction].phase == .update)
    #expect(!debugger.stepForward())
    // Taken back, the run goes on.
    debugger.undo()
    #expect(debugger.divergence == nil)
    #expect(debugger.run(until: .update) == .arrived)
  }

  /// Losses 0.84, 0.37, 0.24, 0.17: below 0.2 in the fourth step, and only then.
  @Test func aThresholdStopsWhereItIsCrossed() throws {
    let debugger = try DebuggedNetwork.curved()
    let below = Breakpoint.falls(TensorElement(.loss, 0), below: 0.2)
    let above = Breakpoint.rises(TensorElement("hidden.weight", 0), above: 0.7)
    debugger.breakpoints = [below, above]
    #expect(debugger.run(until: .breakpoint) == .breakpoint(above, "hidden.weight"))
    #expect(debugger.position.step == 0)
    #expect(debugger.rows[debugger.position.instruction - 1].results.first == "hidden.weight")
    #expect(debugger.run(until: .breakpoint) == .breakpoint(below, .loss))
    #expect(debugger.position.step == 3)
    #expect(debugger.rows[debugger.position.instruction].phase == .backward)
    #expect(debugger.run(until: .breakpoint, limit: 5) == .limit)
    #expect(debugger.position.step == 8 && debugger.isAtEndOfStep)
  }

  @Test func aRunStopsWhenItIsTold() throws {
    let debugger = try DebuggedNetwork.curved()
    var asked = 0
    let stop = debugger.run(until: .breakpoint) {
      asked += 1
      return asked > 7
    }
    #expect(stop == .interrupted && debugger.position.instruction == 7)
  }
}
