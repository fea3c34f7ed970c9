public import Kernels

/// An op that reads a sequence from its first time step to its last and carries a state along.
///
///     x [n × T × E], weight_ih [G·H × E], weight_hh [G·H × H], bias_ih [G·H], bias_hh [G·H]
///     hidden [n × T × H]: the state after each time step
///
/// The state before the first step is zero. One op is the whole loop over time; a plan that shows
/// everything has an instruction for each time step, forward and, from the last to the first,
/// backward. Backward adds to `hidden.gradient` at t − 1 what reaches it by way of the state at t,
/// so that in the end it is the whole gradient of the loss for the state after each step.
public protocol RecurrentOp: Op {
  /// What the kernels call it.
  var cell: RecurrentCell { get }
  /// G: how many numbers of a time step each unit computes with weights of its own.
  var gateCount: Int { get }
  /// Whether inputs 3 and 4 are biases; without them there are three inputs.
  var hasBias: Bool { get }
}

extension RecurrentOp {
  /// T
  public func stageCount(for inputs: [Shape]) -> Int { inputs[0].extents[1] }
  /// Yes: all gradients are found on one way back through time.
  public var computesGradientsJointly: Bool { true }
  /// Yes: it adds what comes back through time.
  public var addsToOutputGradient: Bool { true }
  /// Kernels run along the gates.
  public func storageOrder(ofInput index: Int) -> AxisOrder? {
    index == 1 || index == 2 ? .swapped : nil
  }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(hasBias ? 5 : 3, inputs)
    let (x, inputWeights, hiddenWeights) = (inputs[0], inputs[1], inputs[2])
    guard x.rank == 3, x.extents[1] > 0 else {
      throw ShapeError(
        "\(name): \(x) is no batch of sequences; give [examples × time steps × numbers].")
    }
    guard hiddenWeights.rank == 2, hiddenWeights.rows == gateCount * hiddenWeights.columns else {
      throw ShapeError(
        "\(name): weights \(hiddenWeights) do not lead from a state to its \(gateCount) "
          + "gate\(gateCount == 1 ? "" : "s"); they need \(gateCount) times as many rows as "
          + "columns.")
    }
    let (gates, units) = (hiddenWeights.rows, hiddenWeights.columns)
    guard inputWeights == Shape(gates, x.columns) else {
      throw ShapeError(
        "\(name): weights \(inputWeights) do not fit \(x) and \(units) units; they need the "
          + "shape \(Shape(gates, x.columns)).")
    }
    for bias in inputs.dropFirst(3) where bias != Shape(gates) {
      throw ShapeError(
        "\(name): a bias of \(bias) does not fit \(units) units; it needs one number a gate, "
          + "\(Shape(gates)).")
    }
    return Shape(x.extents[0], x.extents[1], units)
  }

  /// Names of what a time step reads, for formulas: `x · weight_ihᵀ + bias_ih`.
  func inputPart(_ operands: [String]) -> String {
    "\(operands[0]) · \(operands[1])ᵀ" + (hasBias ? " + \(operands[3])" : "")
  }
  /// `previous · weight_hhᵀ + bias_hh`
  func hiddenPart(_ operands: [String]) -> String {
    "previous · \(operands[2])ᵀ" + (hasBias ? " + \(operands[4])" : "")
  }
}
