import Compute
import TestSupport
import Testing

/// What comes of common mistakes with the two networks that lessons compute by hand.
@Suite struct SlipTests {
  /// A number of a table, what somebody came to instead, and what was wrong.
  struct Mistake: Sendable, CustomStringConvertible {
    let name: TensorName
    let index: Int
    let right: Double
    let entry: Double
    let kind: Slip.Kind

    init(_ name: TensorName, _ index: Int, _ right: Double, _ entry: Double, _ kind: Slip.Kind) {
      (self.name, self.index, self.right, self.entry, self.kind) = (name, index, right, entry, kind)
    }

    var description: String { "\(name)[\(index)] as \(entry): \(kind.rawValue)" }
  }

  /// The blanks of the curved network in the order in which they are taken away.
  static let curved: [Mistake] = [
    Mistake("output.sum.gradient", 0, -0.568759, 0.568759, .sign),
    Mistake("output.sum.gradient", 0, -0.568759, 0.431241, .target),
    Mistake("output.sum.gradient", 0, -0.568759, -2.318891, .localSlope),
    Mistake("output.weight.gradient", 0, -0.203819, 0.203819, .sign),
    Mistake("output.weight.gradient", 0, -0.203819, -0.213285, .partner),
    Mistake("output.weight.gradient", 0, -0.203819, -0.210402, .added),
    Mistake("output.weight.gradient", 0, -0.203819, -0.361247, .unit),
    Mistake("output.weight.gradient", 0, -0.203819, -0.568759, .factor),
    Mistake("hidden.gradient", 1, 0.568759, -0.568759, .sign),
    Mistake("hidden.gradient", 1, 0.568759, -1.568759, .added),
    Mistake("hidden.sum.gradient", 1, 0.339314, -0.339314, .sign),
    Mistake("hidden.sum.gradient", 1, 0.339314, 0.568759, .localSlope),
    Mistake("hidden.sum.gradient", 1, 0.339314, -0.495719, .unit),
    Mistake("hidden.sum.gradient", 1, 0.339314, 0.229445, .localSlope),
    Mistake("hidden.sum", 0, 0.375, -0.375, .sign),
    Mistake("hidden.sum", 1, 0.75, 0.375, .unit),
    Mistake("hidden.sum", 1, 0.75, 1.25, .place),
    Mistake("hidden.sum", 1, 0.75, 0.635149, .place),
    Mistake("hidden.product", 0, 0.375, 0, .partner),
    Mistake("hidden.product", 0, 0.375, 0.5, .term),
    Mistake("hidden", 1, 0.635149, 0.75, .function),
    Mistake("hidden", 1, 0.635149, 0.358357, .unit),
    Mistake("hidden.weight.gradient", 0, -0.495719, 0.495719, .sign),
    Mistake("hidden.weight.gradient", 0, -0.495719, -0.568759, .localSlope),
    Mistake("hidden.weight.gradient", 0, -0.495719, -0.177644, .partner),
    Mistake("hidden.weight.gradient", 0, -0.495719, 0.504281, .added),
    Mistake("hidden.weight.gradient", 0, -0.495719, -0.247860, .unit),
    Mistake("hidden.weight.gradient", 0, -0.495719, 0.339314, .unit),
    Mistake("hidden.bias.gradient", 1, 0.339314, 0.568759, .localSlope),
    Mistake("hidden.bias.gradient", 1, 0.339314, -0.495719, .unit),
  ]

  /// Those of the straight one.
  static let straight: [Mistake] = [
    Mistake("output.sum.gradient", 0, 0.5, -0.5, .sign),
    Mistake("output.sum.gradient", 0, 0.5, 1.5, .target),
    Mistake("output.weight.gradient", 0, 0.5, 1.5, .added),
    Mistake("output.weight.gradient", 0, 0.5, 0, .unit),
    Mistake("output.weight.gradient", 1, 0, -0.25, .partner),
    Mistake("hidden.gradient", 1, 1.5, 0.5, .factor),
    Mistake("hidden.gradient", 1, 1.5, 1, .unit),
    Mistake("hidden.gradient", 1, 1.5, 3.5, .added),
    Mistake("hidden.sum.gradient", 1, 0, 1.5, .localSlope),
    Mistake("hidden.sum.gradient", 1, 0, 1, .unit),
    Mistake("hidden.sum", 0, 1, -0.5, .unit),
    Mistake("hidden", 1, 0, -0.5, .function),
    Mistake("hidden", 1, 0, 1, .unit),
    Mistake("hidden.weight.gradient", 1, 2, 1, .unit),
    Mistake("hidden.weight.gradient", 1, 2, 3, .added),
    Mistake("hidden.bias.gradient", 1, 0, 1.5, .localSlope),
  ]

  @Test(arguments: curved)
  func theCurvedNetworkNamesEverySlip(_ mistake: Mistake) throws {
    try check(mistake, try ExplainedNetworkTests.curved())
  }

  @Test(arguments: straight)
  func theStraightNetworkNamesEverySlip(_ mistake: Mistake) throws {
    try check(mistake, try ExplainedNetworkTests.straight())
  }

  private func check(_ mistake: Mistake, _ fresh: consuming Machine) throws {
    var machine = fresh
    machine.run(through: .backward)
    let why = try ExplanationChecks.explain(mistake.name, mistake.index, in: machine)
    expectClose([Double(why.value)], [mistake.right], tolerance: 1e-5)
    let slip = try #require(why.slip(giving: mistake.entry), "\(why.slips)")
    #expect(slip.kind == mistake.kind, "\(slip) of \(why.slips)")
    #expect(slip.sentence.last == "." && !slip.sentence.contains("?"))
    expectClose([slip.value], [mistake.entry], tolerance: 1e-3)
  }

  /// The number itself is never taken for a slip, and a number from nowhere has no name.
  @Test func whatIsRightOrFarOffIsNoSlip() throws {
    var machine = try ExplainedNetworkTests.curved()
    machine.run(through: .backward)
    for name in machine.plan.tensorNames {
      for index in (machine.read(name) ?? []).indices {
        let why = try ExplanationChecks.explain(name, index, in: machine)
        #expect(why.slip(giving: Double(why.value)) == nil)
        #expect(why.slip(giving: 1234.5) == nil && why.slip(giving: .nan) == nil)
      }
    }
  }

  /// The loss of a batch is a mean, and so is every slope of it.
  @Test(arguments: [
    "output.sum.gradient", "output.weight.gradient", "hidden.bias.gradient", "loss",
  ])
  func aSumOverTheBatchIsNamed(_ name: String) throws {
    var machine = try SmallNetwork(batch: 5, Tanh(), CrossEntropy()).machine(.reference)
    machine.run(through: .backward)
    let why = try ExplanationChecks.explain(TensorName(name), 0, in: machine)
    let slip = try #require(why.slip(giving: 5 * Double(why.value)))
    #expect(slip.kind == .batch)
  }

  @Test func theRightClassHasOneTakenAway() throws {
    var machine = try SmallNetwork(batch: 5, Tanh(), CrossEntropy()).machine(.reference)
    machine.run(through: .backward)
    // The first example is of class 0.
    let why = try ExplanationChecks.explain("output.sum.gradient", 0, in: machine)
    let slip = try #require(why.slip(giving: Double(why.value) + 0.2))
    #expect(slip.kind == .target)
  }

  /// Any number of any op has slips that are numbers, or none.
  @Test(arguments: OpCatalog.examples)
  func everyOpHasSlipsThatAreNumbers(_ example: OpExample) throws {
    let problem = try OpProblem(example)
    var machine = try problem.shownMachine()
    machine.step()
    while machine.phase < .update && machine.position != 0 { machine.step() }
    for name in machine.plan.tensorNames where machine.read(name)?.isEmpty == false {
      let why = try ExplanationChecks.explain(name, in: machine, endsStep: true)
      for slip in why.slips {
        #expect(slip.value.isFinite && !Slip.isMeant(slip.value, for: Double(why.value)))
        #expect(!slip.sentence.isEmpty)
      }
    }
  }

  @Test func nearEnoughDependsOnTheSize() {
    #expect(Slip.isMeant(-0.569, for: -0.568759) && !Slip.isMeant(-0.567, for: -0.568759))
    #expect(Slip.isMeant(120.1, for: 120) && !Slip.isMeant(121, for: 120))
    #expect(Slip.isMeant(0.00121, for: 0.0012) && !Slip.isMeant(0, for: 0.0012))
    #expect(Slip.isMeant(0, for: 0) && !Slip.isMeant(0.001, for: 0))
    #expect(!Slip.isMeant(.nan, for: 0) && !Slip.isMeant(0, for: .infinity))
  }
}
