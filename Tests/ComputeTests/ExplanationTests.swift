import Compute
import Testing

/// Every op explains its numbers, forward and backward.
@Suite struct ExplanationTests {
  @Test(arguments: OpCatalog.examples)
  func termsMakeEveryValueAndGradient(_ example: OpExample) throws {
    for isTwice in [false, true] {
      let problem = try OpProblem(example, batch: 5, isTwice: isTwice)
      var machine = try problem.shownMachine()
      machine.step()
      while machine.phase < .update && machine.position != 0 { machine.step() }
      var generator = SeededGenerator(seed: example.seed)
      for name in machine.plan.tensorNames {
        let count = machine.read(name)?.count ?? 0
        for index in ExplanationChecks.places(5, of: count, &generator) {
          let why = try ExplanationChecks.explain(
            name, index, in: machine, endsStep: true)
          ExplanationChecks.check(why, in: machine)
        }
      }
      // What was made must say so, and not only fail to be wrong.
      for place in problem.differentiable {
        let name = problem.graph[problem.inputs[place]].name.gradient
        let gradient = machine.read(name) ?? []
        for index in gradient.indices where gradient[index] != 0 {
          let why = try ExplanationChecks.explain(
            name, index, in: machine, endsStep: true)
          guard case .made = why.origin else {
            Issue.record("\(name)[\(index)] is \(why.origin)")
            continue
          }
          #expect(!why.terms.isEmpty)
        }
      }
    }
  }

  /// In the middle of a step, a gradient is what has been added so far, and nothing is explained
  /// that has not been computed yet.
  @Test(arguments: OpCatalog.examples)
  func termsMakeWhatIsThereInTheMiddleOfAStep(_ example: OpExample) throws {
    let problem = try OpProblem(example, isTwice: true)
    var machine = try problem.shownMachine()
    var generator = SeededGenerator(seed: example.seed)
    repeat {
      machine.step()
      for name in machine.plan.tensorNames {
        let count = machine.read(name)?.count ?? 0
        let index = Int(generator.below(count))
        let why = try ExplanationChecks.explain(
          name, index, in: machine, endsStep: machine.position == 0)
        ExplanationChecks.check(why, in: machine)
        if let instruction = why.instruction {
          #expect(instruction < machine.position || machine.position == 0)
        }
      }
    } while machine.phase < .update && machine.position != 0
  }

  @Test(arguments: OpCatalog.examples)
  func everythingThatIsOpenedEndsAtWhatNothingMade(_ example: OpExample) throws {
    let problem = try OpProblem(example)
    var machine = try problem.shownMachine()
    machine.step()
    while machine.phase < .update && machine.position != 0 { machine.step() }
    let explainer = Explainer(machine.plan)
    let loss = problem.graph[problem.loss].name
    let count = ExplanationChecks.openAll(
      from: TensorElement(loss, 0), explainer, in: machine, endsStep: true)
    #expect(count > 1)
    for place in problem.differentiable {
      let name = problem.graph[problem.inputs[place]].name.gradient
      let opened = ExplanationChecks.openAll(
        from: TensorElement(name, 0), explainer, in: machine, endsStep: true)
      #expect(opened > 0)
    }
  }

  /// A token and a class are no factors, but the reason why it is this number and no other.
  @Test func whatPicksANumberCanBeOpenedToo() throws {
    for (op, tensor): (String, TensorName) in [("embedding", "x0"), ("crossEntropy", "x1")] {
      let example = try #require(OpCatalog.examples.first { $0.op.name == op })
      var machine = try OpProblem(example).shownMachine()
      machine.run(through: .forward)
      let why = try ExplanationChecks.explain("y", in: machine)
      #expect(why.elements.contains { $0.element.name == tensor })
    }
  }

  @Test func aGradientThatBackwardGoesPastSaysSo() throws {
    let example = try #require(OpCatalog.examples.first { $0.op.name == "layerNorm" })
    var machine = try OpProblem(example).shownMachine()
    machine.run(through: .backward)
    let why = try ExplanationChecks.explain("y.mean.gradient", in: machine)
    #expect(why.origin == .never && why.terms.isEmpty)
  }

  /// What no rule made does not look as if one had.
  @Test func aValueThatWasChangedIsNotWhatItsTermsGive() throws {
    let problem = try OpProblem(OpCatalog.examples[1])
    var machine = try problem.shownMachine()
    machine.run(through: .forward)
    var values = machine.read("y") ?? []
    values[0] += 0.001
    machine.write(values, to: "y")
    let why = try ExplanationChecks.explain("y", in: machine)
    let size = abs(why.combined - Double(why.value))
    #expect(size > 0.0009 && size < 0.0011 && !why.isCurrent)
  }

  @Test func whatIsNotThereIsNotExplained() throws {
    let machine = try OpProblem(OpCatalog.examples[0]).shownMachine()
    let explainer = Explainer(machine.plan)
    for (name, index): (TensorName, Int) in [("nothing", 0), ("y", 9), ("y", -1)] {
      let why = explainer.explain(TensorElement(name, index), in: machine)
      #expect(why == nil)
    }
    let output = try ExplanationChecks.explain("y", in: machine)
    #expect(output.origin == .notYet)
    let input = try ExplanationChecks.explain("x0", in: machine)
    #expect(input.origin == .given)
  }
}
