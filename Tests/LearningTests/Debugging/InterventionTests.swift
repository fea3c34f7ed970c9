import Compute
import TestSupport
import Testing

@testable import Learning

/// Changing a run by hand, and taking it back.
@Suite struct InterventionTests {
  /// A unit that is off: w₂·h + b₂ without its share, and no slope for its weight.
  @Test func aUnitHeldAtZeroIsReadAsZero() throws {
    let debugger = try DebuggedNetwork.curved()
    let made = try #require(debugger.clamp(.slice(0, ofAxis: 1), of: "hidden"))
    #expect(made.kind == .clamp && made.value == 0)
    for _ in 0..<3 {
      debugger.run(until: .backward)
      let hidden = try #require(debugger.values(of: "hidden"))
      #expect(hidden[0] == 0 && hidden[1] != 0)
      #expect(debugger.gradient(of: "out.weight")?[0] == 0)
      let weights = debugger.values(of: "out.weight") ?? []
      expectClose(
        debugger.values(of: "output"),
        [weights[1] * hidden[1] + (debugger.values(of: "out.bias")?[0] ?? .nan)],
        tolerance: 1e-6)
    }
  }

  /// Whatever is changed where, all of it undone is the run that was never changed.
  @Test(arguments: DebuggedNetwork.all)
  func whatIsUndoneWasNeverThere(_ network: DebuggedNetwork) throws {
    let plain = try Walk(network.experiment)
    let debugger = try Walk(network.experiment)
    let parameter = debugger.plan.parameterNames[0]
    debugger.run(until: .loss)
    debugger.clamp(.element(0), of: parameter, to: 0.25)
    debugger.clamp(.all, of: "input", to: 1)
    debugger.run(until: .update)
    debugger.set(.slice(0, ofAxis: 0), of: parameter, to: -1)
    debugger.run(until: .nextStep)
    debugger.run(until: .backward)
    debugger.set(.all, of: parameter.gradient, to: 0.5)
    debugger.run(until: .update)
    let here = debugger.position
    let changed = debugger.bits
    plain.go(to: here)
    #expect(debugger.values(of: "input")?.allSatisfy { $0 == 1 } == true)
    #expect(debugger.values(of: parameter)?[0] == 0.25)
    #expect(!differences(changed, plain.bits).isEmpty)
    #expect(debugger.interventions.count == 4)

    for _ in 0..<4 { #expect(debugger.undo() != nil) }
    #expect(debugger.undo() == nil && debugger.position == here)
    #expect(differences(debugger.bits, plain.bits).isEmpty)
    for _ in 0..<4 { #expect(debugger.redo() != nil) }
    #expect(debugger.redo() == nil)
    #expect(differences(debugger.bits, changed).isEmpty)
    // Back and forth through the changes.
    debugger.go(to: StepPosition(step: 0))
    plain.go(to: debugger.position)
    #expect(debugger.values(of: "input") == plain.values(of: "input"))
    debugger.go(to: here)
    #expect(differences(debugger.bits, changed).isEmpty)
  }

  /// Going back past a change takes it away, and going on brings it again.
  @Test func aChangeIsThereFromItsPlaceOn() throws {
    let debugger = try DebuggedNetwork.curved()
    debugger.run(until: .loss)
    let before = debugger.position.instruction
    let untouched = debugger.bits
    debugger.stepForward()
    debugger.stepBack()
    #expect(differences(debugger.bits, untouched).isEmpty)
    debugger.set(.element(0), of: "hidden", to: 7)
    let touched = debugger.bits
    #expect(differences(touched, untouched) == ["hidden"])
    debugger.go(to: before - 3)
    #expect(debugger.values(of: "hidden")?[0] != 7)
    debugger.go(to: before)
    #expect(differences(debugger.bits, touched).isEmpty)
    debugger.undo()
    #expect(differences(debugger.bits, untouched).isEmpty)
  }

  @Test func oneOfSeveralIsTakenOut() throws {
    let debugger = try DebuggedNetwork.curved()
    let weight = try #require(debugger.set(.element(0), of: "hidden.weight", to: 3))
    let bias = try #require(debugger.set(.element(0), of: "out.bias", to: 1))
    debugger.run(until: .loss)
    #expect(debugger.remove(weight.id) == weight)
    #expect(debugger.values(of: "hidden.weight")?[0] == 0.5)
    #expect(debugger.values(of: "out.bias") == [1])
    expectClose(debugger.values(of: "output"), [0.723208], tolerance: 1e-5)
    #expect(debugger.interventions == [bias] && debugger.canRedo)
    // A new change ends what could be made again.
    debugger.set(.element(0), of: "out.bias", to: 2)
    #expect(!debugger.canRedo)
  }

  /// A value set once is there until it is computed again.
  @Test func aValueSetOnceLastsOneStep() throws {
    let debugger = try DebuggedNetwork.curved(rate: 0)
    #expect(debugger.set(.element(1), of: "hidden", to: 9) == nil)
    debugger.run(until: .loss)
    debugger.set(.element(1), of: "hidden", to: 9)
    debugger.run(until: .backward)
    expectClose(debugger.gradient(of: "out.weight"), [-0.203819, -0.568759 * 9], tolerance: 1e-5)
    debugger.run(until: .nextStep)
    debugger.run(until: .loss)
    expectClose(debugger.values(of: "hidden"), [0.358357, 0.635149], tolerance: 1e-5)
  }

  /// A head of two: its shares are zero in every example, the other's are not.
  @Test func aHeadIsSilenced() throws {
    let debugger = try Walk(DebuggedNetwork.transformer())
    let name: TensorName = "block.self_attn.weights"
    debugger.clamp(.slice(1, ofAxis: 1), of: name)
    for _ in 0..<2 {
      debugger.run(until: .loss)
      for example in 0..<2 {
        #expect(debugger.window(of: name, at: [example, 1])?.values.allSatisfy { $0 == 0 } == true)
        #expect(debugger.window(of: name, at: [example, 0])?.values.contains(1) == true)
      }
    }
    // A loss measured in double precision is that of the changed network.
    let nudge = try #require(debugger.nudge("next.weight", 3, by: 0.001))
    expectClose([Float(nudge.lossBefore)], debugger.values(of: .loss) ?? [], tolerance: 1e-5)
    expectClose([nudge.twoSided], [Double(nudge.gradient ?? .nan)], tolerance: 1e-4)
  }

  /// A cell of one kernel stays what it is held at while the others learn.
  @Test func aCellOfAKernelIsHeld() throws {
    let debugger = try Walk(DebuggedNetwork.pictures())
    let before = try #require(debugger.values(of: "edges.weight"))
    let cell = TensorPart.block([1..<2, 0..<1, 2..<3, 0..<1])
    debugger.clamp(cell, of: "edges.weight", to: 0.5)
    debugger.run(until: .nextStep)
    debugger.run(until: .update)
    let after = try #require(debugger.values(of: "edges.weight"))
    #expect(after[9 + 6] == 0.5)
    #expect(after.indices.filter { after[$0] == before[$0] }.count < 3)
  }

  /// Nudges agree with gradients in networks of every kind.
  @Test(arguments: DebuggedNetwork.all.filter { $0.experiment.fault == nil })
  func nudgesFindTheGradients(_ network: DebuggedNetwork) throws {
    let debugger = try Walk(network.experiment)
    debugger.run(until: .nextStep)
    var generator = SeededGenerator(seed: 3)
    for name in debugger.plan.parameterNames {
      let count = debugger.shape(of: name)?.count ?? 1
      let nudge = try #require(debugger.nudge(name, generator.below(count), by: 0.01))
      expectClose([nudge.twoSided], [Double(nudge.gradient ?? .nan)], tolerance: 1e-4)
    }
  }

  /// Gradients that were not set to zero are found by nudging, in the second step.
  @Test func nudgesFindGradientsThatAreWrong() throws {
    let debugger = try Walk(DebuggedNetwork.faulty())
    let name: TensorName = "3.bias"
    let first = try #require(debugger.nudge(name, 2, by: 0.01))
    expectClose([first.twoSided], [Double(first.gradient ?? .nan)], tolerance: 1e-4)
    debugger.run(until: .nextStep)
    let second = try #require(debugger.nudge(name, 2, by: 0.01))
    #expect(abs(second.twoSided - Double(second.gradient ?? 0)) > 1e-2)
    expectClose(
      [second.twoSided + first.twoSided], [Double(second.gradient ?? .nan)], tolerance: 1e-4)
  }

  @Test func partsHaveTheirPlaces() {
    #expect(TensorPart.slice(1, ofAxis: 1).indices(extents: [2, 3]) == [1, 4])
    #expect(TensorPart.slice(1, ofAxis: 0).indices(extents: [2, 3]) == [3, 4, 5])
    #expect(TensorPart.block([nil, 1..<9]).indices(extents: [2, 3]) == [1, 2, 4, 5])
    #expect(TensorPart.block([nil, nil, 0..<1]).indices(extents: [2, 3]).isEmpty)
    #expect(TensorPart.element(6).indices(extents: [2, 3]).isEmpty)
    #expect(TensorPart.all.indices(extents: []) == [0])
  }
}
