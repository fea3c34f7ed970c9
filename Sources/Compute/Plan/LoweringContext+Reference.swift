internal import Kernels

// The op's own loops, which are right for every op.
extension LoweringContext {
  /// Emits them: forward in stages where the plan shows everything, and backward for one input at
  /// a time unless the op wants all at once.
  public mutating func lowerToReference() {
    let auxiliaries = graph.auxiliaries(of: value)
    let shapes = node.inputs.map { graph[$0].shape }
    let stages = op.stageCount(for: shapes)
    if zeroesValues && stages > 1 {
      for stage in 0..<stages {
        forward(
          reference(.forward, stage..<stage + 1),
          doing: op.stage(stage, reading: names.map(\.text)))
      }
    } else {
      forward(
        reference(.forward, 0..<stages),
        text: fusion.map { _ in "\(node.name) = \(op.formula(names.map(\.text)))" })
    }
    forwardOfAbsorbed()
    guard computesGradients, hasOutputGradient else { return }
    let wanted = node.inputs.indices.filter { index in
      inputGradient(index) != nil && !(sharesGradient && op.inputThatPassesGradient == index)
    }
    guard !wanted.isEmpty else { return }
    for auxiliary in auxiliaries { _ = layout.placeGradient(of: auxiliary, in: graph) }
    zeroGradients(of: wanted, and: auxiliaries)
    let backwardStages = op.backwardStageCount(for: shapes)
    if op.computesGradientsJointly {
      let isSeen = zeroesValues && backwardStages > 1
      let ranges =
        isSeen ? (0..<backwardStages).map { $0..<$0 + 1 } : [0..<backwardStages]
      for range in ranges.reversed() { backwardOfAll(wanted, range, isSeen: isSeen) }
    } else {
      for index in wanted {
        backward(reference(.backward(inputs: [index]), 0..<backwardStages), ofInput: index)
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
