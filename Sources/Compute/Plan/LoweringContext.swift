public import Kernels

/// What an op sees when it becomes instructions: where its operands lie, and what its
/// surroundings allow.
public struct LoweringContext {
  /// An instruction and what it executes.
  struct Step {
    let call: KernelCall
    let instruction: Instruction
  }

  /// The kernels to use.
  public let kernels: KernelTable
  /// Whether this plan trains.
  public let computesGradients: Bool
  /// Whether this op makes the value that the plan minimises.
  public let isMinimised: Bool
  /// Whether the output's gradient and that of `inputThatPassesGradient` are one tensor, so that
  /// passing it on is done already.
  public let sharesGradient: Bool
  let graph: Graph
  let value: Graph.Value
  let op: any Op
  let fusion: Fusion?
  /// Whether an earlier kernel has done the forward work.
  let isAbsorbed: Bool
  let gradientOrder: [[Int]]
  var layout: ArenaLayout
  var references: [ReferenceCall]
  var forwardSteps: [Step] = []
  var backwardSteps: [Step] = []
  /// Whether a step adds to gradients of values that must be zero before.
  var addsToValueGradients = false

  private var node: Graph.Node { graph[value] }

  /// Where an input lies.
  public func input(_ index: Int) -> Slot { slot(of: node.inputs[index]) }

  /// What an input is called.
  public func inputName(_ index: Int) -> TensorName { graph[node.inputs[index]].name }

  /// Where an input's gradient lies; nil if nothing depends on it.
  public func inputGradient(_ index: Int) -> Slot? {
    op.differentiates(input: index) ? layout.gradients[node.inputs[index].index] : nil
  }

  /// Where the output lies.
  public var output: Slot { slot(of: fusion?.absorbed.last ?? value) }

  /// Where the output's gradient lies.
  public var outputGradient: Slot {
    guard let slot = layout.gradients[value.index] else {
      preconditionFailure("\(node.name) has no gradient.")
    }
    return slot
  }

  /// Whether the gradient of an input must be added to what is there: always for a parameter,
  /// and for a value that another op has already sent a gradient to.
  public func accumulates(input index: Int) -> Bool {
    let input = node.inputs[index]
    if layout.values[input.index]?.isParameter == true { return true }
    let order = gradientOrder[input.index]
    return order.first != value.index || node.inputs[..<index].contains(input)
  }

  /// The bias that the forward kernel is to add.
  public var fusedBias: Slot? { fusion?.bias.map(slot(of:)) }
  /// The function that the forward kernel is to apply.
  public var fusedActivation: Activation { fusion?.activation ?? .identity }
  /// Where the forward kernel writes, after all that it does.
  public var fusedOutput: Slot { output }

  /// Room for a matrix that lives for the whole step; zero at the start.
  public mutating func scratch(rows: Int, columns: Int) -> ArenaMatrix {
    layout.placeScratch(rows: rows, columns: columns)
  }

  /// Emits what computes the output; nothing if an earlier kernel does it.
  ///
  /// - Parameter gradientInput: the input whose gradient the same kernel computes.
  public mutating func forward(_ call: KernelCall, alsoGradientOf gradientInput: Int? = nil) {
    guard !isAbsorbed else { return }
    var results = [graph[fusion?.absorbed.last ?? value].name]
    if let gradientInput, inputGradient(gradientInput) != nil {
      results.append(inputName(gradientInput).gradient)
    }
    forwardSteps.append(
      Step(
        call: call,
        instruction: Instruction(
          phase: .forward, operation: op.name, results: results, operands: fusedOperands,
          shape: output.shape, text: "\(results[0]) = \(fusedFormula)")))
  }

  /// Emits what computes the gradient of an input.
  public mutating func backward(_ call: KernelCall, ofInput index: Int) {
    let names = node.inputs.map { graph[$0].name }
    let result = names[index].gradient
    let formula = op.gradientFormula(
      ofInput: index, names.map(\.text), output: node.name.text)
    let sign = accumulates(input: index) ? "+=" : "="
    backwardSteps.append(
      Step(
        call: call,
        instruction: Instruction(
          phase: .backward, operation: op.name, results: [result],
          operands: [node.name.gradient, node.name] + names, shape: input(index).shape,
          text: "\(result) \(sign) \(formula)")))
  }

  /// Emits what a backward kernel needs to be done before it.
  public mutating func backward(_ call: KernelCall, preparing text: String) {
    backwardSteps.append(
      Step(
        call: call,
        instruction: Instruction(
          phase: .backward, operation: op.name, results: [],
          operands: node.inputs.map { graph[$0].name }, shape: Shape(), text: text)))
  }

  /// Emits the op's own loops, which are right for every op.
  public mutating func lowerToReference() {
    forward(reference(.forward))
    guard computesGradients, layout.gradients[value.index] != nil else { return }
    for index in node.inputs.indices where inputGradient(index) != nil {
      if sharesGradient && op.inputThatPassesGradient == index { continue }
      if !input(index).isParameter { addsToValueGradients = true }
      backward(reference(.backward(input: index)), ofInput: index)
    }
  }

  private mutating func reference(_ direction: ReferenceCall.Direction) -> KernelCall {
    let inputs = node.inputs.indices.map { index in
      ReferenceCall.Place(value: input(index), gradient: inputGradient(index))
    }
    references.append(
      ReferenceCall(
        op: op, direction: direction, inputs: inputs,
        output: ReferenceCall.Place(value: output, gradient: layout.gradients[value.index])))
    return .callback(references.count - 1)
  }

  private func slot(of value: Graph.Value) -> Slot {
    guard let slot = layout.values[value.index] else {
      preconditionFailure("\(graph[value].name) is computed on the way and lies nowhere.")
    }
    return slot
  }

  private var fusedOperands: [TensorName] {
    (node.inputs + (fusion?.bias.map { [$0] } ?? [])).map { graph[$0].name }
  }

  /// The formula of this op inside those of the ops that it absorbs.
  private var fusedFormula: String {
    var formula = op.formula(node.inputs.map { graph[$0].name.text })
    for absorbed in fusion?.absorbed ?? [] {
      let names = graph[absorbed].inputs.dropFirst().map { graph[$0].name.text }
      formula = graph[absorbed].op?.formula([formula] + names) ?? formula
    }
    return formula
  }
}
