internal import Kernels

/// Where a recurrent op's kernels find their operands.
extension RecurrentOp {
  /// A few instructions for the whole sequence, or the reference loops where an operand lies in a
  /// way that the kernels do not know.
  public func lower(_ context: inout LoweringContext) {
    let (x, hidden) = (context.input(0), context.output)
    guard x.isBatched, x.order.isRowMajor,
      (1..<context.inputCount).allSatisfy({ context.input($0).isParameter }),
      context.input(1).isTransposed, context.input(2).isTransposed
    else { return context.lowerToReference() }
    let kernels = RecurrentKernels(
      context.kernels, cell, steps: x.shape.extents[1], inputs: x.shape.columns,
      units: hidden.shape.columns)
    let room = kernels.room(examples: context.examples)
    let history =
      context.hasOutputGradient
      ? context.scratch(rows: 1, columns: room.history).offset
      : context.temporary(rows: 1, columns: room.history).offset
    let (gates, extra) =
      auxiliaries(for: [x.shape, context.input(1).shape, context.input(2).shape]).isEmpty
      ? (nil, nil) : (context.auxiliary(0).matrix, context.auxiliary(1).matrix)

    let workspace = context.temporary(rows: 1, columns: max(room.forward, room.backward)).offset
    context.forward(
      kernels.pack(parameters(context.input), into: workspace),
      preparing: "\(context.inputName(1)), \(context.inputName(2)) packed for the next products")
    context.forward(
      kernels.forward(
        x.matrix, into: hidden.matrix, gates: gates, extra: extra, history: history,
        workspace: workspace))

    guard context.hasOutputGradient else { return }
    let gradients = (0..<context.inputCount).map { context.inputGradient($0) }
    context.backward(
      kernels.turn(parameters(context.input), into: workspace),
      preparing: "\(context.inputName(1)), \(context.inputName(2)) turned for the next products")
    let backward = kernels.backward(
      context.outputGradient.matrix, to: gradients[0]?.matrix,
      accumulates: context.accumulates(input: 0), gates: gates, extra: extra,
      history: history, workspace: workspace)
    if gradients[0] == nil {
      context.backward(backward, preparing: "the gradient of every state, back through time")
    } else {
      context.backward(backward, ofInput: 0)
    }
    let indices = Array(1..<context.inputCount)
    let places = indices.compactMap { gradients[$0] }
    guard places.count == indices.count else { return }
    let adds = context.zeroUnlessAllReplace(indices)
    context.backward(
      kernels.gradients(
        parameters { places[$0 - 1] }, from: workspace, accumulates: adds),
      ofInputs: indices)
  }

  private func parameters(_ slot: (Int) -> Slot) -> RecurrentParameters {
    RecurrentParameters(
      inputWeights: slot(1).matrix, stateWeights: slot(2).matrix,
      biases: hasBias ? (slot(3).offset, slot(4).offset) : nil)
  }
}
