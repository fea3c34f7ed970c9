import Compute
import Learning
import TestSupport
import Testing

/// The two networks that lessons compute by hand, walked through to every number of their tables.
@Suite struct SteppedTableTests {
  private static let values: [(TensorName, [Float])] = [
    ("hidden.product", [0.375, 1.25]), ("hidden.sum", [0.375, 0.75]),
    ("hidden", [0.358357, 0.635149]), ("out.product", [-0.276792]), ("output", [-0.276792]),
    ("loss", [0.841089]),
  ]

  private static let gradients: [(TensorName, [Float])] = [
    ("output", [-0.568759]), ("out.bias", [-0.568759]), ("out.product", [-0.568759]),
    ("out.weight", [-0.203819, -0.361247]), ("hidden", [-0.568759, 0.568759]),
    ("hidden.sum", [-0.495719, 0.339314]), ("hidden.bias", [-0.495719, 0.339314]),
    ("hidden.product", [-0.495719, 0.339314]),
    ("hidden.weight", [-0.495719, -0.247860, 0.339314, 0.169657]),
    ("input", [0.091454, 0.293587]),
  ]

  /// Every number is there from the instruction on that makes it, and zero before.
  @Test func theCurvedNetworkInstructionByInstruction() throws {
    let debugger = try DebuggedNetwork.curved()
    var seen: Set<TensorName> = []
    repeat {
      for (name, expected) in Self.values + Self.gradients.map({ ($0.0.gradient, $0.1) }) {
        let readiness = debugger.readiness(of: name)
        if readiness == .done {
          seen.insert(name)
          expectClose(debugger.values(of: name), expected, tolerance: 1e-5)
        } else if readiness == .toCome {
          #expect(debugger.values(of: name)?.allSatisfy { $0 == 0 } == true)
          #expect(!debugger.isComputed(name) && !seen.contains(name))
        }
      }
    } while debugger.stepForward() && !debugger.isAtEndOfStep
    #expect(seen.count == Self.values.count + Self.gradients.count)
    let squares = Self.parameters.reduce(Float(0)) { sum, name in
      (debugger.gradient(of: name) ?? []).reduce(sum) { $0 + $1 * $1 }
    }
    expectClose([squares], [1.307490], tolerance: 1e-5)
  }

  @Test func theCurvedNetworkAfterAnUpdate() throws {
    let debugger = try DebuggedNetwork.curved()
    #expect(debugger.run(until: .update) == .arrived)
    for (name, expected): (TensorName, [Float]) in [
      ("hidden.weight", [0.747860, -0.126070, 0.830343, 0.415172]),
      ("hidden.bias", [0.247860, -0.669657]), ("out.weight", [1.101910, -0.819377]),
      ("out.bias", [0.284380]),
    ] {
      #expect(debugger.readiness(of: name) == .done)
      expectClose(debugger.values(of: name), expected, tolerance: 1e-5)
    }
    #expect(debugger.run(until: .loss) == .arrived)
    for (name, expected): (TensorName, [Float]) in [
      ("hidden.sum", [0.932684, 0.368272]), ("hidden", [0.731843, 0.352479]),
      ("output", [0.801991]), ("loss", [0.370484]),
    ] {
      expectClose(debugger.values(of: name), expected, tolerance: 1e-5)
    }
  }

  @Test(arguments: [(0.1, 0.717752), (0.25, 0.561117), (0.5, 0.370484), (1.0, 0.173293)])
  func theCurvedNetworkAtOtherRates(_ rate: Double, _ expected: Float) throws {
    let debugger = try DebuggedNetwork.curved(rate: rate)
    debugger.run(until: .nextStep)
    debugger.run(until: .loss)
    expectClose(debugger.values(of: .loss), [expected], tolerance: 1e-5)
  }

  @Test func theCurvedNetworkForTenUpdates() throws {
    let debugger = try DebuggedNetwork.curved()
    var losses: [Float] = []
    for _ in 0...10 {
      debugger.run(until: .loss)
      losses += debugger.values(of: .loss) ?? []
    }
    expectClose(
      losses,
      [
        0.841089, 0.370484, 0.235375, 0.171378, 0.134700, 0.111053, 0.094557, 0.082388, 0.073035,
        0.065616, 0.059584,
      ], tolerance: 1e-5)
  }

  @Test func theStraightNetworkByItsTable() throws {
    let debugger = try DebuggedNetwork.straight()
    debugger.run(until: .backward)
    for (name, values, gradient): (TensorName, [Float], [Float]) in [
      ("hidden.sum", [1, -0.5], [1, 0]), ("hidden", [1, 0], [1, 1.5]),
      ("output", [1.5], [0.5]), ("out.weight", [2, 3], [0.5, 0]), ("out.bias", [-0.5], [0.5]),
      ("hidden.weight", [0.5, 0.25, -1, 0.25], [1, 2, 0, 0]), ("hidden.bias", [0, 0], [1, 0]),
    ] {
      #expect(debugger.values(of: name) == values)
      #expect(debugger.gradient(of: name) == gradient.map { 2 * $0 })
    }
    #expect(debugger.values(of: .loss) == [0.25])
  }

  @Test(arguments: [
    (0.01, 1.3703, 0.068561), (0.02, 1.2412, 0.029089), (0.05, 0.8575, 0.010153),
    (0.1, 0.23, 0.296450), (0.2, -0.6, 1.280000),
  ])
  func theStraightNetworkAfterAnUpdate(_ rate: Double, _ y: Float, _ loss: Float) throws {
    let debugger = try DebuggedNetwork.straight(rate: rate)
    debugger.run(until: .update)
    debugger.run(until: .loss)
    expectClose(debugger.values(of: "output"), [y], tolerance: 5e-5)
    expectClose(debugger.values(of: .loss), [2 * loss], tolerance: 1e-5)
  }

  @Test(arguments: [
    (0.1, -0.049572, -0.046838), (0.01, -0.004957, -0.004930), (0.001, -0.000496, -0.000495),
  ])
  func nudgesByTheTable(_ amount: Double, _ promise: Double, _ change: Double) throws {
    let debugger = try DebuggedNetwork.curved()
    debugger.go(to: 3)
    let before = debugger.bits
    let nudge = try #require(debugger.nudge("hidden.weight", 0, by: amount))
    #expect(abs(nudge.change - change) < 1e-6)
    #expect(abs((nudge.promise ?? 0) - promise) < 1e-6)
    #expect(abs(nudge.twoSided + 0.495719) < 1e-6)
    #expect(abs(nudge.quotient - change / amount) < 1e-3)
    #expect(abs(nudge.lossBefore - 0.841089) < 1e-6)
    #expect(debugger.position.instruction == 3)
    #expect(debugger.bits == before)
  }

  /// Every gradient of a table is what two nudges find, whatever place one asks from.
  @Test func everyGradientIsWhatTwoNudgesFind() throws {
    let debugger = try DebuggedNetwork.curved()
    for instruction in [0, 7, debugger.plan.instructions.count] {
      debugger.go(to: instruction)
      for (name, expected) in Self.gradients where Self.parameters.contains(name) {
        for index in expected.indices {
          let nudge = try #require(debugger.nudge(name, index, by: 0.01))
          #expect(abs(nudge.twoSided - Double(expected[index])) < 2e-6)
          #expect(abs((nudge.gradient ?? 0) - expected[index]) < 1e-5)
        }
      }
    }
    #expect(debugger.nudge("input", 1, by: 0.1).map { abs($0.twoSided - 0.293587) < 1e-6 } == true)
    #expect(debugger.nudge("hidden", 0, by: 0.1) == nil)
    #expect(debugger.nudge("hidden.weight", 4, by: 0.1) == nil)
  }

  private static let parameters: [TensorName] = [
    "hidden.weight", "hidden.bias", "out.weight", "out.bias",
  ]
}
