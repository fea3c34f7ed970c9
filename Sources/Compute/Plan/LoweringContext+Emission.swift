public import Kernels

// What becomes of the op: calls, and what each says of itself to a reader.
extension LoweringContext {
  /// Emits what computes the output; nothing if an earlier kernel does it.
  ///
  /// - Parameters:
  ///   - gradientInput: the input whose gradient the same kernel computes.
  ///   - text: what the instruction says instead of the op's formula.
  public mutating func forward(
    _ call: KernelCall, alsoGradientOf gradientInput: Int? = nil, text: String? = nil
  ) {
    guard !isAbsorbed else { return }
    var results = [graph[fusion?.absorbed.last ?? value].name]
    if let gradientInput, inputGradient(gradientInput) != nil {
      results.append(inputName(gradientInput).gradient)
    }
    results += graph.auxiliaries(of: value).map { graph[$0].name }
    forwardSteps.append(
      Step(
        call: call,
        instruction: Instruction(
          phase: .forward, operation: op.name, results: results, operands: fusedOperands,
          shape: output.shape, text: text ?? "\(results[0]) = \(fusedFormula)")))
  }

  /// Emits a stage of the op's own loops.
  mutating func forward(_ call: KernelCall, doing stage: OpStage) {
    let auxiliaries = graph.auxiliaries(of: value)
    func place(_ tensor: OpTensor) -> Graph.Value {
      switch tensor {
      case .input(let index): node.inputs[index]
      case .auxiliary(let number): auxiliaries[number]
      case .output: value
      }
    }
    let results = stage.results.map(place)
    forwardSteps.append(
      Step(
        call: call,
        instruction: Instruction(
          phase: .forward, operation: op.name, part: stage.part,
          results: results.map { graph[$0].name },
          operands: stage.operands.map { graph[place($0)].name },
          shape: results.first.map { graph[$0].shape } ?? output.shape,
          text: stage.text(making: results.first.map { graph[$0].name } ?? node.name))))
  }

  /// Emits what a forward kernel needs to be done before it.
  public mutating func forward(_ call: KernelCall, preparing text: String) {
    guard !isAbsorbed else { return }
    forwardSteps.append(
      Step(call: call, instruction: preparation(.forward, text)))
  }

  /// Emits what computes the gradient of an input.
  ///
  /// - Parameters:
  ///   - other: an input whose gradient it computes before that one.
  ///   - text: what the instruction says instead of the op's formulas.
  ///   - alsoBias: whether it computes the gradient of the fused bias, too.
  public mutating func backward(
    _ call: KernelCall, ofInput index: Int, after other: Int? = nil, text: String? = nil,
    alsoBias: Bool = false
  ) {
    let inputs = (other.map { [$0] } ?? []) + [index]
    let gradients = inputs.map { gradient(ofInput: $0) }
    var results = gradients.map(\.name)
    var text = text ?? gradients.map(\.text).joined(separator: ", ")
    if alsoBias, let bias = fusion?.bias {
      results.append(graph[bias].name.gradient)
      text += ", \(graph[bias].name.gradient) = its sum over the batch"
    }
    backwardSteps.append(
      Step(
        call: call,
        instruction: Instruction(
          phase: .backward, operation: op.name, results: results,
          operands: [node.name.gradient, node.name] + node.inputs.map { graph[$0].name },
          shape: input(inputs[0]).shape, text: text)))
  }

  /// What is written for an input, and how it is computed.
  private func gradient(ofInput index: Int) -> (name: TensorName, text: String) {
    let names = node.inputs.map { graph[$0].name }
    var result = names[index].gradient
    var formula = op.gradientFormula(
      ofInput: index, names.map(\.text), output: gradientName)
    let activated = graph[node.inputs[index]]
    if absorbedSlope != .identity || takesKeptSlopes, index == op.inputThatTakesSlope,
      let activation = activated.op?.name, let before = activated.inputs.first
    {
      // What is written is already the gradient of what the activation was applied to.
      result = graph[before].name.gradient
      formula = "(\(formula)) × the slope of \(activation)"
    }
    return (result, "\(result) \(accumulates(input: index) ? "+=" : "=") \(formula)")
  }

  /// Emits what computes the gradients of several inputs at once.
  public mutating func backward(_ call: KernelCall, ofInputs indices: [Int]) {
    let names = node.inputs.map { graph[$0].name }
    let lines = indices.map { index in
      let formula = op.gradientFormula(
        ofInput: index, names.map(\.text), output: node.name.text)
      return "\(names[index].gradient) \(accumulates(input: index) ? "+=" : "=") \(formula)"
    }
    backwardSteps.append(
      Step(
        call: call,
        instruction: Instruction(
          phase: .backward, operation: op.name, results: indices.map { names[$0].gradient },
          operands: [node.name.gradient, node.name] + names,
          shape: indices.first.map { input($0).shape } ?? Shape(),
          text: lines.joined(separator: ", "))))
  }

  /// For a kernel that writes the gradients of several inputs in one way: whether it must add them.
  /// If it must for some, what the others' are added to becomes zero first.
  public mutating func zeroUnlessAllReplace(_ inputs: [Int]) -> Bool {
    guard inputs.contains(where: { accumulates(input: $0) }) else { return false }
    zeroForAdding(to: inputs)
    return true
  }

  /// For a kernel that can only add: makes the gradients of these inputs zero where nothing has
  /// been sent to them yet.
  public mutating func zeroForAdding(to inputs: [Int]) {
    for index in inputs where !accumulates(input: index) {
      guard let slot = inputGradient(index) else { continue }
      backward(
        kernels.fill(slot.offset, count: slot.size, with: 0),
        preparing: "\(inputName(index)).gradient = 0")
    }
  }

  /// What the gradient that arrives is called without its last part.
  private var gradientName: String {
    guard fusedPool != nil, let pooled = fusion?.absorbed.last else { return node.name.text }
    return "unpooled \(graph[pooled].name)"
  }

  /// Emits what a backward kernel needs to be done before it.
  public mutating func backward(_ call: KernelCall, preparing text: String) {
    backwardSteps.append(Step(call: call, instruction: preparation(.backward, text)))
  }

  private func preparation(_ phase: Phase, _ text: String) -> Instruction {
    Instruction(
      phase: phase, operation: op.name, results: [],
      operands: node.inputs.map { graph[$0].name }, shape: Shape(), text: text)
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
