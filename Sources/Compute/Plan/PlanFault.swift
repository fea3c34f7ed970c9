internal import Kernels

/// A mistake in a plan, made on purpose so that it can be found.
public enum PlanFault: Hashable, Sendable {
  /// The gradients of the parameters are not set to zero when a step begins, so that those of all
  /// steps add up.
  case keepsGradients
  /// The gradient of this parameter gets the wrong sign before it is used.
  case reversesGradient(of: TensorName)
}

extension PlanOptions {
  /// What a plan must be compiled with for the mistake to be made in it.
  func allowing(_ fault: PlanFault) -> PlanOptions {
    var options = self
    switch fault {
    // Where the first op replaces the last step's gradient, there is nothing to be left out.
    case .keepsGradients: options.zeroesGradients = true
    case .reversesGradient: break
    }
    return options
  }
}

extension Plan {
  /// Compiles one step of training with a mistake in it; without one if `fault` is nil.
  ///
  /// Throws if the loss is not a single number.
  public init(
    _ graph: Graph, minimizing loss: Graph.Value, with optimizer: any Optimizer,
    options: PlanOptions, fault: PlanFault?
  ) throws(ShapeError) {
    let options = fault.map(options.allowing) ?? options
    let plan = try Plan(graph, minimizing: loss, with: optimizer, options: options)
    switch fault {
    case .keepsGradients: self = plan.keepingGradients
    case .reversesGradient(let name): self = plan.reversing(gradientOf: name)
    case nil: self = plan
    }
  }

  private var keepingGradients: Plan {
    let gradients = Set(parameterNames.map(\.gradient))
    return removing { $0.phase == .zero && !gradients.isDisjoint(with: $0.results) }
  }

  /// With one more instruction, right behind the last that writes the gradient; the same plan if the
  /// parameter has none.
  private func reversing(gradientOf name: TensorName) -> Plan {
    let gradient = name.gradient
    guard let slot = slots[gradient],
      let last = instructions.lastIndex(where: {
        $0.phase == .backward && $0.results.contains(gradient)
      }) ?? instructions.lastIndex(where: { $0.phase == .backward })
    else { return self }
    let place = ReferenceCall.Place(value: slot, gradient: nil)
    return inserting(
      Instruction(
        phase: .backward, operation: Negation().name, results: [gradient], operands: [gradient],
        shape: slot.shape, text: "\(gradient) = " + Negation().formula([gradient.text])),
      running: ReferenceCall(
        op: Negation(), direction: .forward, stages: 0..<1, inputs: [place], auxiliaries: [],
        output: place),
      at: last + 1)
  }
}

/// Turns every sign around. In no catalogue: it is there for mistakes only.
///
///     y = −x
struct Negation: Op {
  let name = "negate"

  func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(1, inputs)
    return inputs[0]
  }

  func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (x, y) = (operands.input(0), operands.output)
    for i in 0..<y.count { y[i] = -x[i] }
  }

  func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    guard let gradient = operands.inputGradient(0) else { return }
    let arriving = operands.outputGradient
    for i in 0..<gradient.count { gradient[i] -= arriving[i] }
  }

  func formula(_ operands: [String]) -> String { "−\(operands[0])" }

  func gradientFormula(ofInput: Int, _ operands: [String], output: String) -> String {
    "−\(output).gradient"
  }

  func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    return .products([ElementProduct(operands.element(.input(0), element.index), scale: -1)])
  }
}
