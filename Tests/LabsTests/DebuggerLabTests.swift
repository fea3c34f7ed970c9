import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Networks that can be checked by hand, as the engine computes them.
@Suite struct DebuggerLabTests {
  private func shown(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("debugger", view: view)
    rig.show(view, settings)
    return rig
  }

  private func lab(_ rig: LabRig) throws -> DebuggerLab { try #require(rig.lab as? DebuggerLab) }

  private func press(_ keys: [Key], _ rig: inout LabRig) {
    for key in keys { rig.send(.key(key)) }
  }

  private func type(_ text: String, _ rig: inout LabRig) {
    press(text.map(Key.character) + [.enter], &rig)
  }

  private func expectClose(
    _ found: [Double], _ expected: [Double], _ tolerance: Double = 1e-5,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (a, b) in zip(found, expected) {
      #expect((a - b).magnitude <= tolerance, "\(a) is not \(b)", sourceLocation: location)
    }
  }

  // MARK: The tables

  @Test func networkRIsAsByHand() throws {
    let trace = try #require(try lab(shown("plan")).trace)
    expectClose(trace.z, [1, -0.5])
    expectClose(trace.h, [1, 0])
    expectClose(trace.v, [1.5])
    expectClose([trace.loss], [0.125])
    expectClose(trace.slopes.v, [0.5])
    expectClose(trace.slopes.h, [1, 1.5])
    expectClose(trace.slopes.z, [1, 0])
    expectClose(trace.slopes.parameters[0], [1, 2, 0, 0])
    expectClose(trace.slopes.parameters[1], [1, 0])
    expectClose(trace.slopes.parameters[2], [0.5, 0])
    expectClose(trace.slopes.parameters[3], [0.5])
    expectClose([trace.squares], [6.5])
  }

  @Test func networkCIsAsTabled() throws {
    let trace = try #require(try lab(shown("network")).trace)
    expectClose(trace.a, [0.375, 1.25])
    expectClose(trace.z, [0.375, 0.75])
    expectClose(trace.h, [0.358357, 0.635149])
    expectClose(trace.c, [-0.276792])
    expectClose(trace.v, [-0.276792])
    expectClose(trace.y, [0.431241])
    expectClose([trace.loss], [0.841089])
    expectClose([trace.slopeAtShare ?? 0], [-2.318891], 1e-4)
    expectClose(trace.slopes.v, [-0.568759])
    expectClose(trace.slopes.h, [-0.568759, 0.568759])
    expectClose(trace.slopes.z, [-0.495719, 0.339314])
    expectClose(trace.slopes.a, [-0.495719, 0.339314])
    expectClose(trace.slopes.parameters[0], [-0.495719, -0.247860, 0.339314, 0.169657])
    expectClose(trace.slopes.parameters[1], [-0.495719, 0.339314])
    expectClose(trace.slopes.parameters[2], [-0.203819, -0.361247])
    expectClose(trace.slopes.parameters[3], [-0.568759])
    expectClose(trace.slopes.input, [0.091454, 0.293587])
    expectClose([trace.squares], [1.307490])
  }

  /// A network, a rate, and its losses from update to update.
  struct Walk: Sendable {
    var net: String
    var rate: String
    var losses: [Double]
  }

  @Test(arguments: [
    Walk(net: "R", rate: "0.01", losses: [0.125, 0.068561]),
    Walk(net: "R", rate: "0.02", losses: [0.125, 0.029089]),
    Walk(net: "R", rate: "0.05", losses: [0.125, 0.010153]),
    Walk(net: "R", rate: "0.1", losses: [0.125, 0.296450]),
    Walk(net: "R", rate: "0.2", losses: [0.125, 1.28]),
    Walk(net: "C", rate: "0.1", losses: [0.841089, 0.717752]),
    Walk(net: "C", rate: "0.25", losses: [0.841089, 0.561117]),
    Walk(net: "C", rate: "1", losses: [0.841089, 0.173293]),
    Walk(
      net: "C", rate: "0.5",
      losses: [
        0.841089, 0.370484, 0.235375, 0.171378, 0.134700, 0.111053, 0.094557, 0.082388, 0.073035,
        0.065616, 0.059584,
      ]),
  ])
  func lossesFromUpdateToUpdateAreAsTabled(_ walk: Walk) throws {
    var rig = try shown("move", ["net": walk.net, "rate": walk.rate])
    let before = try lab(rig)
    let trace = try #require(before.trace)
    let rate = try #require(Double(walk.rate))
    // The step that is only calculated is the one that the engine takes.
    expectClose([before.lossAfter(rate, trace)], [walk.losses[1]])
    for _ in walk.losses.dropFirst() { rig.send(.step) }
    expectClose(try lab(rig).losses.map(\.y), walk.losses)
  }

  @Test func aPromiseIsTheRateTimesTheSquares() throws {
    let metrics = try shown("move").lab.metrics
    #expect(((metrics["promised"] ?? 0) + 0.653745).magnitude < 1e-5)
  }

  @Test func theStepLeadsToTheTabledWeights() throws {
    var rig = try shown("move")
    rig.send(.step)
    let pass = try #require(try lab(rig).pass)
    expectClose(pass.numbers[0], [0.747860, -0.126070, 0.830343, 0.415172])
    expectClose(pass.numbers[1], [0.247860, -0.669657])
    expectClose(pass.numbers[2], [1.101910, -0.819377])
    expectClose(pass.numbers[3], [0.284380])
  }

  // MARK: Nudges

  @Test func nudgesOfAWeightAreAsTabled() throws {
    var rig = try shown("nudge", ["size": "0.1"])
    var changes: [Double] = []
    for size in ["0.1", "0.01", "0.001"] {
      rig.send(.setting(name: "size", value: size))
      changes.append(rig.lab.metrics["change"] ?? .nan)
    }
    expectClose(changes, [-0.046838, -0.004930, -0.000495], 1e-6)
    #expect(((rig.lab.metrics["slope"] ?? 0) + 0.495719).magnitude < 1e-5)
    #expect(((rig.lab.metrics["promise"] ?? 0) + 0.000496).magnitude < 1e-6)
  }

  @Test func aNudgeByHandMovesTheEnginesLoss() throws {
    var rig = try shown("nudge", ["size": "0.01"])
    let before = try #require(rig.lab.metrics["loss"])
    let promised = try #require(rig.lab.metrics["change"])
    press(["+"], &rig)
    let after = try #require(rig.lab.metrics["loss"])
    #expect((after - before - promised).magnitude < 1e-6)
    press(["-"], &rig)
    #expect(rig.lab.metrics["loss"] == before)
  }

  @Test(arguments: ["R", "C", "3-4-3", "digits"])
  func slopesOfTheEngineAreThoseOfNudges(_ net: String) throws {
    let lab = try lab(shown("nudge", ["net": net]))
    let trace = try #require(lab.trace)
    let pass = try #require(lab.pass)
    let loss = pass.forward(trace.input, target: trace.target).loss
    #expect((loss - trace.loss).magnitude < 1e-5)
    // Each of a small network's numbers, some of a large one's.
    let places = pass.places
    for index in stride(from: 0, to: places.count, by: max(1, places.count / 60)) {
      let place = places[index]
      let slope = trace.slopes.parameters[place.tensor][place.index]
      let measured = pass.measuredSlope(place, trace.input, target: trace.target)
      #expect((slope - measured).magnitude < 1e-4, "\(pass.name(place))")
    }
  }

  @Test func anUnitThatIsOffHasSlopesOfZero() throws {
    var rig = try shown("nudge", ["net": "R"])
    press([.right, .right, "F"], &rig)
    #expect(rig.lab.metrics["slope"] == 0)
    #expect(rig.lab.metrics["change"] == 0)
    #expect(rig.lab.metrics["checked"] == 0)
  }

  @Test func slopesAddUpWhereAValueIsUsedTwice() throws {
    let lab = try lab(shown("network", ["net": "3-4-3"]))
    let trace = try #require(lab.trace)
    let pass = try #require(lab.pass)
    for input in 0..<3 {
      let through = (0..<4).reduce(0.0) {
        $0 + pass.numbers[0][$1 * 3 + input] * trace.slopes.z[$1]
      }
      #expect((trace.slopes.input[input] - trace.slopes.v[input] - through).magnitude < 1e-5)
    }
  }

  // MARK: Training

  @Test(arguments: ["R", "C", "3-4-3", "digits"])
  func spaceTrainsEveryNetwork(_ net: String) throws {
    var rig = try shown("network", ["net": net, "rate": net == "R" ? "0.05" : "0.1"])
    let before = try #require(rig.lab.metrics["loss"])
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    #expect(rig.lab.metrics["loss"] ?? 9 < before)
  }

  @Test func examplesAreFollowedOneByOne() throws {
    var rig = try shown("network", ["net": "3-4-3"])
    let first = rig.lab.metrics["loss"]
    rig.send(.setting(name: "example", value: "4"))
    #expect(rig.lab.metrics["loss"] != first)
  }

  // MARK: Blanks

  private func fill(_ rig: inout LabRig, _ count: Int) throws {
    let trace = try #require(try lab(rig).trace)
    press(Array(repeating: .up, count: 8), &rig)
    for cell in DebugCell.allCases.prefix(count) {
      let text = Numbers.fixed(cell.value(trace), decimals: 4)
        .replacing("\u{2212}", with: "-")
      type(text, &rig)
    }
  }

  @Test func sixBlanksAndACheckReachTheGoal() throws {
    var rig = try shown("blanks", ["blanks": "8", "target": "0"])
    try fill(&rig, 6)
    #expect(rig.lab.metrics["right"] == 6)
    #expect(rig.lab.metrics["goal"] == 0)
    rig.show("nudge")
    press(["F"], &rig)
    #expect(rig.lab.metrics["checked"] ?? 1 < 1e-3)
    rig.show("blanks")
    #expect(rig.lab.metrics["goal"] == 1)
    rig.send(.setting(name: "blanks", value: "4"))
    #expect(rig.lab.metrics["goal"] == 0)
  }

  @Test func spaceAloneDoesNotReachTheGoal() throws {
    var rig = try shown("nudge")
    for view in DebuggerStage.allCases {
      rig.show(view.rawValue)
      rig.send(.run)
      #expect(rig.lab.metrics["goal"] == 0, "\(view)")
    }
  }

  @Test func aSlipIsNamed() throws {
    var rig = try shown("blanks", ["blanks": "4"])
    type("-0.569", &rig)
    #expect(rig.lab.metrics["right"] == 1)
    press([.down, .down], &rig)
    type("0.569", &rig)
    #expect(rig.lab.summary.contains("the bend's own slope is missing"))
    // After two misses the number is shown.
    type("-0.339", &rig)
    #expect(rig.lab.summary.contains("it is 0.339"))
    type("0.3393", &rig)
    #expect(rig.lab.metrics["right"] == 2)
  }

  @Test func aTurnedSignIsNamed() throws {
    var rig = try shown("blanks", ["blanks": "4"])
    type("0.569", &rig)
    #expect(rig.lab.summary.contains("the sign is turned"))
  }

  @Test func typingIsForgivingAndBlanksAreHidden() throws {
    var rig = try shown("blanks")
    press(["5", "-", ".", "1", ".", .backspace, .backspace, "x"], &rig)
    #expect(try lab(rig).sheetOfBlanks.typed == "-5")
    var surface = Surface(Size(columns: 96, rows: 24))
    rig.lab.draw(on: &surface, in: surface.bounds, focus: .stage)
    #expect(!surface.description.contains("0.569  "))
    press([.enter, .enter], &rig)
    #expect(rig.lab.metrics["filled"] == 1)
    #expect(rig.lab.metrics["right"] == 0)
  }

  @Test func keysThatAreNamedDoSomething() throws {
    try expectKeysDoSomething(inEveryViewOf: "debugger")
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try shown("blanks", ["blanks": "4"])
    type("-0.569", &rig)
    rig.show("nudge", ["net": "3-4-3", "weight": "7", "seed": "3"])
    press(["F"], &rig)
    let again = try LabRig("debugger", view: "nudge", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["filled"] == "slopeV=-0.569")
    #expect(again.lab.settings["blanks.blanks"] == "4")
  }
}
