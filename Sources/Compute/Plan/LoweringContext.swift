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
  /// The activation whose slope the gradient of `inputThatTakesSlope` is to be multiplied by; the
  /// activation's output is that input.
  public let absorbedSlope: Activation
  let graph: Graph
  let value: Graph.Value
  let op: any Op
  /// By the number of the node that each begins at.
  let fusions: [Int: Fusion]
  /// Whether the slope to absorb is one that lies in `absorbedSlopes`.
  let takesKeptSlopes: Bool
  let fusion: Fusion?
  /// Whether an earlier kernel has done the forward work.
  public let isAbsorbed: Bool
  let gradientOrder: [[Int]]
  /// Whether the gradients of parameters are zeroed when a step begins, and those of all values,
  /// as a reader expects.
  let zeroesParameters: Bool
  let zeroesValues: Bool
  /// Where the temporaries of all ops begin.
  let temporaryBase: Int
  var layout: ArenaLayout
  var references: [ReferenceCall]
  var forwardSteps: [Step] = []
  var backwardSteps: [Step] = []
  /// Floats of temporaries in use.
  var temporarySize = 0

  private var node: Graph.Node { graph[value] }

  /// Where an input lies.
  public func input(_ index: Int) -> Slot { slot(of: node.inputs[index]) }

  /// What an input is called.
  public func inputName(_ index: Int) -> TensorName { graph[node.inputs[index]].name }

  /// The most examples that a batch may have.
  public var examples: Int { graph.batch }

  /// How many inputs there are.
  public var inputCount: Int { node.inputs.count }

  /// Where an input's gradient lies; nil if nothing depends on it by way of this op.
  public func inputGradient(_ index: Int) -> Slot? {
    let input = node.inputs[index].index
    return op.differentiates(input: index) && gradientOrder[input].contains(value.index)
      ? layout.gradients[input] : nil
  }

  /// Where the output lies.
  public var output: Slot { slot(of: fusion?.absorbed.last ?? value) }

  /// Where the op's auxiliary of this number lies.
  public func auxiliary(_ index: Int) -> Slot { slot(of: graph.auxiliaries(of: value)[index]) }

  /// Where the output's gradient lies.
  public var outputGradient: Slot {
    guard let slot = layout.gradients[value.index] else {
      preconditionFailure("\(node.name) has no gradient.")
    }
    return slot
  }

  /// Whether anything asks for the output's gradient, and so whether there is a backward.
  public var hasOutputGradient: Bool { layout.gradients[value.index] != nil }

  /// Whether the gradient of an input must be added to what is there, since another op has already
  /// sent it one, or since it is a parameter in a plan that zeroes their gradients.
  public func accumulates(input index: Int) -> Bool {
    let input = node.inputs[index]
    if zeroesParameters && graph[input].isParameter { return true }
    let order = gradientOrder[input.index]
    return order.first != value.index || node.inputs[..<index].contains(input)
  }

  /// Where the gradient of the fused bias goes if this op is to compute it, and whether it must be
  /// added to what is there.
  public var fusedBiasGradient: (slot: Slot, accumulates: Bool)? {
    guard op.computesBiasGradient, let bias = fusion?.bias, let adder = fusion?.absorbed.first,
      let slot = layout.gradients[bias.index]
    else { return nil }
    return (slot, gradientOrder[bias.index].first != adder.index)
  }

  /// Whether the op that this bias is added to computes the bias's gradient as well.
  var isBiasGradientComputed: Bool {
    isAbsorbed && graph[node.inputs[0]].op?.computesBiasGradient == true
  }

  /// The bias that the forward kernel is to add.
  public var fusedBias: Slot? { fusion?.bias.map(slot(of:)) }
  /// The function that the forward kernel is to apply.
  public var fusedActivation: Activation { fusion?.activation ?? .identity }
  /// Where the forward kernel is to write the slopes of that function; nil if backward can do without.
  public var fusedSlopes: ArenaMatrix? { layout.slopes[value.index] }
  /// Where the slopes of this activation lie, if the kernel that applied it has kept them.
  public var keptSlopes: ArenaMatrix? { slopes(of: value) }
  /// The kept slopes that the gradient of `inputThatTakesSlope` is to be multiplied by.
  public var absorbedSlopes: ArenaMatrix? {
    guard takesKeptSlopes, let index = op.inputThatTakesSlope else { return nil }
    return slopes(of: node.inputs[index])
  }

  private func slopes(of activation: Graph.Value) -> ArenaMatrix? {
    layout.slopes.first { head, _ in
      fusions[head]?.absorbed.last == activation
    }?.value
  }

  /// The window of the maximum pool that the forward kernel is to apply after that.
  public var fusedPool: PixelSize? { fusion?.pool }
  /// Where the forward kernel writes, after all that it does.
  public var fusedOutput: Slot { output }
  /// The gradient that arrives at the backward kernel: that of the output, or of what a fused pool
  /// leaves of it.
  public var fusedOutputGradient: Slot {
    guard fusedPool != nil, let pooled = fusion?.absorbed.last else { return outputGradient }
    guard let slot = layout.gradients[pooled.index] else {
      preconditionFailure("\(graph[pooled].name) has no gradient.")
    }
    return slot
  }

  /// Room for a matrix that lives for the whole step; zero at the start.
  public mutating func scratch(rows: Int, columns: Int) -> ArenaMatrix {
    layout.placeScratch(rows: rows, columns: columns)
  }

  /// A matrix of numbers that are known when the plan is compiled and never change.
  ///
  /// - Parameter scalars: row after row.
  public mutating func constant(_ scalars: [Float], rows: Int, columns: Int) -> ArenaMatrix {
    layout.placeConstant(scalars, rows: rows, columns: columns)
  }

  /// Where the gradient of the op's auxiliary of this number lies; there is one only if asked for.
  public mutating func auxiliaryGradient(_ index: Int) -> Slot {
    layout.placeGradient(of: graph.auxiliaries(of: value)[index], in: graph)
  }

  /// Room for a matrix that only consecutive instructions of this op use: what other ops leave
  /// there is not zero.
  public mutating func temporary(rows: Int, columns: Int) -> ArenaMatrix {
    let slot = Slot(offset: temporaryBase + temporarySize, shape: Shape(rows, columns))
    temporarySize += slot.size
    return slot.matrix
  }

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

  /// Emits what a forward kernel needs to be done before it.
  public mutating func forward(_ call: KernelCall, preparing text: String) {
    guard !isAbsorbed else { return }
    forwardSteps.append(
      Step(call: call, instruction: preparation(.forward, text)))
  }

  /// Emits what computes the gradient of an input.
  ///
  /// - Parameters:
  ///   - text: what the instruction says instead of the op's formula.
  ///   - alsoBias: whether it computes the gradient of the fused bias, too.
  public mutating func backward(
    _ call: KernelCall, ofInput index: Int, text: String? = nil, alsoBias: Bool = false
  ) {
    let names = node.inputs.map { graph[$0].name }
    var result = names[index].gradient
    var formula = op.gradientFormula(
      ofInput: index, names.map(\.text), output: gradientName)
    if absorbedSlope != .identity, index == op.inputThatTakesSlope,
      let before = graph[node.inputs[index]].inputs.first
    {
      // What is written is already the gradient of what the activation was applied to.
      result = graph[before].name.gradient
      formula = "(\(formula)) × the slope of \(absorbedSlope.name)"
    }
    let sign = accumulates(input: index) ? "+=" : "="
    var results = [result]
    var text = text ?? "\(result) \(sign) \(formula)"
    if alsoBias, let bias = fusion?.bias {
      results.append(graph[bias].name.gradient)
      text += ", \(results[1]) = its sum over the batch"
    }
    backwardSteps.append(
      Step(
        call: call,
        instruction: Instruction(
          phase: .backward, operation: op.name, results: results,
          operands: [node.name.gradient, node.name] + names, shape: input(index).shape,
          text: text)))
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

// The op's own loops, which are right for every op.
extension LoweringContext {
  /// Emits them: forward in stages where the plan shows everything, and backward for one input at
  /// a time unless the op wants all at once.
  public mutating func lowerToReference() {
    let auxiliaries = graph.auxiliaries(of: value)
    let stages = op.stageCount(for: node.inputs.map { graph[$0].shape })
    let isSeen = zeroesValues && stages > 1
    let ranges = isSeen ? (0..<stages).map { $0..<$0 + 1 } : [0..<stages]
    for range in ranges {
      forward(
        reference(.forward, range),
        text: isSeen
          ? staged(op.formula(names.map(\.text)), range, of: node.name)
          : fusion.map { _ in "\(node.name) = \(op.formula(names.map(\.text)))" })
    }
    forwardOfAbsorbed()
    guard computesGradients, hasOutputGradient else { return }
    let wanted = node.inputs.indices.filter { index in
      inputGradient(index) != nil && !(sharesGradient && op.inputThatPassesGradient == index)
    }
    guard !wanted.isEmpty else { return }
    for auxiliary in auxiliaries { _ = layout.placeGradient(of: auxiliary, in: graph) }
    zeroGradients(of: wanted, and: auxiliaries)
    if op.computesGradientsJointly {
      for range in ranges.reversed() { backwardOfAll(wanted, range, isSeen: isSeen) }
    } else {
      for index in wanted {
        backward(reference(.backward(inputs: [index]), 0..<stages), ofInput: index)
      }
    }
    multiplyByAbsorbedSlope()
    addBiasGradient()
  }

  /// What the op's kernel would have done for the bias that was to ride along.
  private mutating func addBiasGradient() {
    guard let bias = fusion?.bias, let adder = fusion?.absorbed.first, let op = graph[adder].op,
      let (gradient, accumulates) = fusedBiasGradient
    else { return }
    let name = graph[bias].name.gradient
    if !accumulates {
      backward(
        kernels.fill(gradient.offset, count: gradient.size, with: 0), preparing: "\(name) = 0")
    }
    let sum = ReferenceCall.Place(value: slot(of: adder), gradient: layout.gradients[adder.index])
    references.append(
      ReferenceCall(
        op: op, direction: .backward(inputs: [1]), stages: 0..<1,
        inputs: [sum, ReferenceCall.Place(value: slot(of: bias), gradient: gradient)],
        auxiliaries: [], output: sum))
    backward(
      .callback(references.count - 1),
      preparing: "\(name) += the sum of \(node.name).gradient over the batch")
  }

  /// What the op's kernel would have done on the way, where its result lies.
  private mutating func forwardOfAbsorbed() {
    for absorbed in fusion?.absorbed ?? [] {
      let node = graph[absorbed]
      guard let op = node.op else { continue }
      if let slopes = fusedSlopes, absorbed == fusion?.absorbed.last {
        keepSlopes(slopes, of: slot(of: absorbed))
      }
      let output = ReferenceCall.Place(value: slot(of: absorbed), gradient: nil)
      references.append(
        ReferenceCall(
          op: op, direction: .forward, stages: 0..<1,
          inputs: node.inputs.map { ReferenceCall.Place(value: slot(of: $0), gradient: nil) },
          auxiliaries: [], output: output))
      forward(
        .callback(references.count - 1),
        text: "\(node.name) = \(op.formula(node.inputs.map { graph[$0].name.text }))")
    }
  }

  /// Of the function that is to be applied to what lies in `sum`: 1 times its slopes.
  private mutating func keepSlopes(_ slopes: ArenaMatrix, of sum: Slot) {
    forward(kernels.fill(slopes.offset, count: sum.size, with: 1), preparing: "slopes = 1")
    forward(
      kernels.activateBackward(
        fusedActivation, at: sum.matrix, gradient: slopes.offset, into: slopes.offset,
        accumulates: false, rows: sum.rowCount),
      preparing: "slopes × the slope of \(fusedActivation.name)")
  }

  /// What the op's kernel would have done on the way back.
  private mutating func multiplyByAbsorbedSlope() {
    guard let index = op.inputThatTakesSlope, let gradient = inputGradient(index) else { return }
    if let slopes = absorbedSlopes {
      backward(
        kernels.multiplyBySlopes(
          slopes, gradient: gradient.offset, into: gradient.offset, accumulates: false,
          rows: input(index).rowCount),
        preparing: "\(inputName(index)).gradient × its slopes")
    }
    guard absorbedSlope != .identity else { return }
    backward(
      kernels.activateBackward(
        absorbedSlope, at: input(index).matrix, gradient: gradient.offset, into: gradient.offset,
        accumulates: false, rows: input(index).rowCount),
      preparing: "\(inputName(index)).gradient × the slope of \(absorbedSlope.name)")
  }

  private var names: [TensorName] { node.inputs.map { graph[$0].name } }

  private func staged(_ formula: String, _ range: Range<Int>, of name: TensorName) -> String {
    "\(name) at time \(range.lowerBound + 1) = \(formula)"
  }

  private mutating func backwardOfAll(_ inputs: [Int], _ range: Range<Int>, isSeen: Bool) {
    let results = inputs.map { names[$0].gradient }
    let list = results.map(\.text).joined(separator: ", ")
    let time = isSeen ? " from time \(range.lowerBound + 1)" : ""
    backwardSteps.append(
      Step(
        call: reference(.backward(inputs: inputs), range),
        instruction: Instruction(
          phase: .backward, operation: op.name, results: results,
          operands: [node.name.gradient, node.name] + names, shape: node.shape,
          text: "\(list) += the shares of \(node.name).gradient\(time)")))
  }

  /// The loops add to gradients, so those that nothing has been added to must be zero, as all are
  /// where the plan zeroes them at the start of the step.
  private mutating func zeroGradients(of inputs: [Int], and auxiliaries: [Graph.Value]) {
    for auxiliary in auxiliaries {
      if let slot = layout.gradients[auxiliary.index] {
        backward(
          kernels.fill(slot.offset, count: slot.size, with: 0),
          preparing: "\(graph[auxiliary].name).gradient = 0")
      }
    }
    if !zeroesValues { zeroForAdding(to: inputs) }
  }

  private mutating func reference(
    _ direction: ReferenceCall.Direction, _ stages: Range<Int>
  ) -> KernelCall {
    let inputs = node.inputs.indices.map { index in
      ReferenceCall.Place(value: input(index), gradient: inputGradient(index))
    }
    let auxiliaries = graph.auxiliaries(of: value).map { auxiliary in
      ReferenceCall.Place(
        value: slot(of: auxiliary), gradient: layout.gradients[auxiliary.index])
    }
    references.append(
      ReferenceCall(
        op: op, direction: direction, stages: stages, inputs: inputs, auxiliaries: auxiliaries,
        output: ReferenceCall.Place(value: output, gradient: layout.gradients[value.index])))
    return .callback(references.count - 1)
  }
}
