import Compute
import TestSupport
import Testing

@Suite struct OpGradientTests {
  @Test(arguments: OpCatalog.examples)
  func gradientMatchesFiniteDifferences(_ example: OpExample) throws {
    let problem = try OpProblem(example)
    var interpreter = problem.interpreter()
    interpreter.forward()
    interpreter.backward(from: problem.loss)
    // Four points: the error is of the fourth power of h.
    let h = 1e-4
    for place in problem.differentiable {
      let gradient = interpreter.gradient(problem.inputs[place])
      let differences = gradient.indices.map { element in
        let near =
          problem.loss(moving: place, element, by: h)
          - problem.loss(moving: place, element, by: -h)
        let far =
          problem.loss(moving: place, element, by: 2 * h)
          - problem.loss(moving: place, element, by: -2 * h)
        return (8 * near - far) / (12 * h)
      }
      expectClose(gradient, differences, tolerance: 1e-9)
      #expect(gradient.contains { abs($0) > 1e-3 }, "A gradient of zero proves nothing.")
    }
  }

  @Test(arguments: OpCatalog.examples)
  func valueAndGradientMatchScalarAutograd(_ example: OpExample) throws {
    let problem = try OpProblem(example)
    var interpreter = problem.interpreter()
    interpreter.forward()
    interpreter.backward(from: problem.loss)
    let inputs = problem.inputs.map { value in
      let scalars = interpreter[value]
      let columns = problem.graph[value].shape.columns
      return ScalarMatrix(
        rows: scalars.count / columns, columns: columns, scalars.map { Scalar($0) })
    }
    let output = try #require(
      computeInScalars(problem.op, inputs)
        ?? computeImagesInScalars(
          problem.op, inputs, shapes: problem.inputs.map { problem.graph[$0].shape }),
      "\(problem.op.name) is not written in scalars.")
    expectClose(output.scalars.map(\.value), interpreter[problem.output], tolerance: 1e-13)
    let target = (problem.tensors["target"] ?? []).map { Scalar($0) }
    let loss =
      problem.loss == problem.output
      ? output.scalars[0]
      : Scalar.mean(zip(output.scalars, target).map { ($0 - $1) * ($0 - $1) })
    loss.backward()
    for place in problem.differentiable {
      expectClose(
        interpreter.gradient(problem.inputs[place]), inputs[place].scalars.map(\.gradient),
        tolerance: 1e-12)
    }
  }

  @Test(arguments: OpCatalog.examples, KernelChoice.allCases)
  func aPlanComputesWhatTheInterpreterDoes(
    _ example: OpExample, _ kernels: KernelChoice
  ) throws {
    // Room for five examples, of which three come.
    let problem = try OpProblem(example, batch: 5)
    var interpreter = problem.interpreter()
    interpreter.forward()
    interpreter.backward(from: problem.loss)
    var machine = Machine(
      try Plan(
        problem.graph, minimizing: problem.loss, with: Descent(),
        options: PlanOptions(kernels: kernels, differentiatesInputs: true)))
    for (name, scalars) in problem.tensors { machine.write(scalars.map { Float($0) }, to: name) }
    machine.examples = OpProblem.examples
    // Twice, as what the first step leaves behind must not disturb the second.
    for _ in 0..<2 {
      // Where nothing is updated, the step ends with backward.
      machine.stepCount = 0
      machine.run(through: .backward)
      expectClose([machine.loss], [Float(interpreter[problem.loss][0])], tolerance: 1e-5)
      for place in problem.differentiable {
        let name = problem.graph[problem.inputs[place]].name
        expectClose(
          machine.read(name.gradient),
          interpreter.gradient(problem.inputs[place]).map { Float($0) }, tolerance: 1e-5)
      }
      machine.restart()
    }
  }

  /// Every kernel must add to what is there already, wherever it is told to.
  @Test(arguments: OpCatalog.examples, KernelChoice.allCases)
  func gradientsOfTwoReadersAddUp(_ example: OpExample, _ kernels: KernelChoice) throws {
    let problem = try OpProblem(example, isTwice: true)
    var interpreter = problem.interpreter()
    interpreter.forward()
    interpreter.backward(from: problem.loss)
    var machine = Machine(
      try Plan(
        problem.graph, minimizing: problem.loss, with: Descent(),
        options: PlanOptions(kernels: kernels, differentiatesInputs: true)))
    for (name, scalars) in problem.tensors { machine.write(scalars.map { Float($0) }, to: name) }
    machine.run(through: .backward)
    expectClose([machine.loss], [Float(interpreter[problem.loss][0])], tolerance: 1e-5)
    for place in problem.differentiable {
      let name = problem.graph[problem.inputs[place]].name
      expectClose(
        machine.read(name.gradient),
        interpreter.gradient(problem.inputs[place]).map { Float($0) }, tolerance: 1e-5)
    }
  }

  /// The check must be able to fail.
  @Test func aWrongGradientIsFound() throws {
    let problem = try OpProblem(OpCatalog.examples[1])
    var interpreter = problem.interpreter()
    interpreter.forward()
    interpreter.backward(from: problem.loss)
    let wrong = interpreter.gradient(problem.inputs[0]).map { $0 * 1.001 }
    withKnownIssue {
      expectClose(wrong, interpreter.gradient(problem.inputs[0]), tolerance: 1e-8)
    }
  }
}

/// Gradient descent at a rate of 0.5, unless told otherwise.
struct Descent: Optimizer {
  var rate = 0.5
  var name: String { "sgd" }
  var stateNames: [String] { [] }

  func update(_ block: UpdateBlock) -> UpdateBlock.Update { block.sgd(decay: 0) }
  func formula(_ w: String) -> String { "\(w) − rate × \(w).gradient" }
}
