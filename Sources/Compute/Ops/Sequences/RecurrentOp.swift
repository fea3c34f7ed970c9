public import Kernels

/// An op that reads a sequence from its first time step to its last and carries a state along.
///
///     x [n × T × E], weight_ih [G·H × E], weight_hh [G·H × H], bias_ih [G·H], bias_hh [G·H]
///     hidden [n × T × H]: the state after each time step
///
/// The state before the first step is zero. One op is the whole loop over time; a plan that shows
/// everything has an instruction for each time step, or with gates one for each part of it (see
/// `GatedStage`), and from the last to the first one for each on the way back. Backward adds to `hidden.gradient` at t − 1 what reaches it by way of the state at t,
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
  /// T
  public func backwardStageCount(for inputs: [Shape]) -> Int { inputs[0].extents[1] }
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
  /// What gates are made of at a time: so many inputs, and the state before unless it is zero.
  func gateOperands(_ inputs: Int, at time: Int) -> [OpTensor] {
    (0..<inputs).map { .input($0) } + (time > 0 ? [.output] : [])
  }
}

// What recurrent ops say of single elements: see `rule(of:in:)`.
extension RecurrentOp {
  /// Yes: gates and states beside the output are steps on the way back through time.
  public var auxiliariesPassGradients: Bool { true }

  /// The time step.
  public func stage(of element: OpElement, in operands: borrowing Operands<Float>) -> Int {
    time(of: element, in: operands)
  }

  /// The time step.
  public func backwardStage(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> Int {
    time(of: element, in: operands)
  }

  /// The time step that an element of the output, an auxiliary or the sequence belongs to.
  func time(of element: OpElement, in operands: borrowing Operands<Float>) -> Int {
    operands.view(element.tensor).coordinates(of: element.index).1
  }

  /// What the input says to a gate at a time, as addends.
  func inputSum(
    _ n: Int, _ time: Int, gate: Int, in operands: borrowing Operands<Float>
  ) -> [ElementProduct] {
    (hasBias ? [ElementProduct(operands.element(.input(3), gate))] : [])
      + (0..<operands.input(0).extents[2]).map { k in
        ElementProduct(
          operands.element(.input(1), gate, k), operands.element(.input(0), n, time, k))
      }
  }

  /// What the state before a time says to a gate, as addends.
  func hiddenSum(
    _ n: Int, _ time: Int, gate: Int, in operands: borrowing Operands<Float>
  ) -> [ElementProduct] {
    let bias = hasBias ? [ElementProduct(operands.element(.input(4), gate))] : []
    guard time > 0 else { return bias }
    return bias
      + (0..<operands.output.extents[2]).map { k in
        ElementProduct(
          operands.element(.input(2), gate, k), operands.element(.output, n, time - 1, k))
      }
  }

  /// For an input its time step, for a state the next one, for a weight all times of its gate, and
  /// for an auxiliary what its unit makes of it in this time step and the next.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let hidden = operands.output
    let (examples, times, units) = (hidden.extents[0], hidden.extents[1], hidden.extents[2])
    let tensors: [(tensor: OpTensor, columns: Int)] =
      [(.output, units)]
      + (gateCount == 1
        ? []
        : [(.auxiliary(0), gateCount * units), (.auxiliary(1), units)])
    /// All that is made at a time, of one unit if one is given.
    func made(_ n: Int, _ time: Int, unit: Int? = nil) -> [OpElement] {
      guard time < times else { return [] }
      return tensors.flatMap { tensor, columns in
        (0..<columns).filter { unit == nil || $0 % units == unit }.map {
          OpElement(tensor, (n * times + time) * columns + $0)
        }
      }
    }
    switch element.tensor {
    case .input(0):
      let (n, time, _, _) = operands.input(0).coordinates(of: element.index)
      return made(n, time)
    case .input(let place):
      let gate = place < 3 ? element.index / operands.input(place).columns : element.index
      return (0..<examples).flatMap { n in
        (0..<times).flatMap { time in made(n, time, unit: gate % units) }
      }
    case .output:
      let (n, time, _, _) = hidden.coordinates(of: element.index)
      return made(n, time + 1)
    case .auxiliary:
      let (n, time, column, _) = operands.view(element.tensor).coordinates(of: element.index)
      return made(n, time, unit: column % units) + made(n, time + 1, unit: column % units)
    }
  }
}
