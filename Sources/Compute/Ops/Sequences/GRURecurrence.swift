public import Kernels

/// Gated recurrent units (Cho et al. 2014), as PyTorch's `nn.GRU`.
///
///     r = sigmoid(x(t) · W_rᵀ + b_r + h(t − 1) · U_rᵀ + c_r)
///     z = sigmoid(x(t) · W_zᵀ + b_z + h(t − 1) · U_zᵀ + c_z)
///     m = h(t − 1) · U_nᵀ + c_n
///     n = tanh(x(t) · W_nᵀ + b_n + r m)
///     h(t) = (1 − z) n + z h(t − 1)
///
/// Shapes as in `RecurrentOp`, G = 3; the rows of weight_ih are W_r, W_z, W_n, those of weight_hh
/// U_r, U_z, U_n, and so are the biases. Beside h it writes `gates` [n × T × 3·H], which are r, z
/// and n, and `recall` [n × T × H], which is m: what the state says to n before r lets it pass. A
/// time step has three stages: r, z and m; n; h.
///
///     n.gradient += h.gradient (1 − z),  z.gradient += h.gradient (h(t − 1) − n)
///     m.gradient += n.gradient (1 − n²) r,  r.gradient += n.gradient (1 − n²) m
///     h(t − 1).gradient += h.gradient z
///
/// and from the gates to weights, x and h(t − 1) as in `TanhRecurrence`.
public struct GRURecurrence: RecurrentOp {
  public let name = "gru"
  public let cell = RecurrentCell.gru
  public let hasBias: Bool
  public var gateCount: Int { 3 }

  /// With five inputs, or without biases three.
  public init(hasBias: Bool = true) { self.hasBias = hasBias }

  public func auxiliaries(for inputs: [Shape]) -> [Auxiliary] {
    let (x, units) = (inputs[0], inputs[2].columns)
    return [
      Auxiliary("gates", shape: Shape(x.extents[0], x.extents[1], 3 * units)),
      Auxiliary("recall", shape: Shape(x.extents[0], x.extents[1], units)),
    ]
  }

  @specialized(where Scalar == Float)
  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let recurrence = Recurrence(operands, hasBias: hasBias)
    let (gates, recall) = (operands.auxiliary(0), operands.auxiliary(1))
    let (hidden, units) = (operands.output, recurrence.units)
    for number in operands.stages {
      let stage = GatedStage(number)
      let time = stage.time
      for example in 0..<recurrence.examples {
        switch stage.part {
        case .gates:
          for gate in 0..<2 * units {
            gates[example, time, gate] = Scalar.sigmoid(
              recurrence.inputSum(example, time, gate: gate)
                + recurrence.hiddenSum(example, time, gate: gate))
          }
          for unit in 0..<units {
            recall[example, time, unit] = recurrence.hiddenSum(
              example, time, gate: 2 * units + unit)
          }
        case .memory:
          for unit in 0..<units {
            let (r, m) = (gates[example, time, unit], recall[example, time, unit])
            gates[example, time, 2 * units + unit] = Scalar.tanh(
              recurrence.inputSum(example, time, gate: 2 * units + unit) + r * m)
          }
        case .state:
          for unit in 0..<units {
            let (z, n) = (
              gates[example, time, units + unit], gates[example, time, 2 * units + unit]
            )
            hidden[example, time, unit] =
              (1 - z) * n + z * recurrence.previous(example, time, unit)
          }
        }
      }
    }
  }

  @specialized(where Scalar == Float)
  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let recurrence = Recurrence(operands, hasBias: hasBias)
    let (gates, recall) = (operands.auxiliary(0), operands.auxiliary(1))
    let (gatesGradient, recallGradient) = (
      operands.auxiliaryGradient(0), operands.auxiliaryGradient(1)
    )
    let (arriving, units) = (operands.outputGradient, recurrence.units)
    for time in operands.stages.reversed() {
      for example in 0..<recurrence.examples {
        for unit in 0..<units {
          let (reset, update, new) = (unit, units + unit, 2 * units + unit)
          let (r, z) = (gates[example, time, reset], gates[example, time, update])
          let n = gates[example, time, new]
          let gradient = arriving[example, time, unit]
          gatesGradient[example, time, new] += gradient * (1 - z)
          gatesGradient[example, time, update] +=
            gradient * (recurrence.previous(example, time, unit) - n)
          let delta = gatesGradient[example, time, new] * (1 - n * n)
          recallGradient[example, time, unit] += delta * r
          gatesGradient[example, time, reset] += delta * recall[example, time, unit]
          if time > 0 { arriving[example, time - 1, unit] += gradient * z }

          let resetDelta = gatesGradient[example, time, reset] * r * (1 - r)
          let updateDelta = gatesGradient[example, time, update] * z * (1 - z)
          let recalled = recallGradient[example, time, unit]
          recurrence.spreadInput(resetDelta, example, time, gate: reset)
          recurrence.spreadInput(updateDelta, example, time, gate: update)
          recurrence.spreadInput(delta, example, time, gate: new)
          recurrence.spreadHidden(resetDelta, example, time, gate: reset, to: arriving)
          recurrence.spreadHidden(updateDelta, example, time, gate: update, to: arriving)
          recurrence.spreadHidden(recalled, example, time, gate: new, to: arriving)
        }
      }
    }
  }

  public func formula(_ operands: [String]) -> String {
    "(1 − z) × n + z × previous, (r, z) = sigmoid(\(inputPart(operands)) + "
      + "\(hiddenPart(operands))), n = tanh(\(inputPart(operands)) + r × "
      + "(\(hiddenPart(operands))))"
  }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    let delta = "δ = gates.gradient × their slope"
    let recalled = delta + ", for n times r"
    return switch index {
    case 0: "δ · \(operands[1]), \(delta)"
    case 1: "the sum over time of δᵀ · \(operands[0]), \(delta)"
    case 2: "the sum over time of δᵀ · previous \(output), \(recalled)"
    case 3: "the sum over time and batch of δ, \(delta)"
    default: "the sum over time and batch of δ, \(recalled)"
    }
  }
}

extension GRURecurrence {
  /// Three for each time step: reset and update, candidate, state.
  public func stageCount(for inputs: [Shape]) -> Int {
    inputs[0].extents[1] * GatedStage.perTimeStep
  }

  public func stage(_ number: Int, reading operands: [String]) -> OpStage {
    let stage = GatedStage(number)
    switch stage.part {
    case .gates:
      return OpStage(
        time: stage.time, part: "gates", results: [.auxiliary(0), .auxiliary(1)],
        operands: gateOperands(operands.count, at: stage.time), letters: "r, z",
        formula: "sigmoid(\(inputPart(operands)) + \(hiddenPart(operands))), "
          + "recall = \(hiddenPart(operands))")
    case .memory:
      let read = [0, 1] + (hasBias ? [3] : [])
      return OpStage(
        time: stage.time, part: "candidate", results: [.auxiliary(0)],
        operands: read.map { .input($0) } + [.auxiliary(0), .auxiliary(1)], letters: "n",
        formula: "tanh(\(inputPart(operands)) + r × recall)")
    case .state:
      return OpStage(
        time: stage.time, part: "state", results: [.output], operands: [.auxiliary(0)],
        formula: "(1 − z) × n + z × previous")
    }
  }

  public func stage(of element: OpElement, in operands: borrowing Operands<Float>) -> Int {
    let (_, time, column, _) = operands.view(element.tensor).coordinates(of: element.index)
    let part: GatedStage.Part =
      switch element.tensor {
      case .auxiliary(0): column < 2 * operands.output.extents[2] ? .gates : .memory
      case .auxiliary: .gates
      case .input, .output: .state
      }
    return GatedStage(part, at: time).number
  }

  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    let units = operands.output.extents[2]
    let (n, time, column, _) = operands.view(element.tensor).coordinates(of: element.index)
    func gate(_ number: Int) -> RuleElement {
      operands.element(.auxiliary(0), n, time, number * units + column % units)
    }
    switch element.tensor {
    case .input: return nil
    case .auxiliary(0):
      let input = inputSum(n, time, gate: column, in: operands)
      guard column < 2 * units else {
        let recall = operands.element(.auxiliary(1), n, time, column % units)
        return .function(
          .activation(.tanh), .products(input + [ElementProduct(gate(0), recall)]))
      }
      return .function(
        .activation(.sigmoid),
        .products(input + hiddenSum(n, time, gate: column, in: operands)))
    case .auxiliary:
      return .products(hiddenSum(n, time, gate: 2 * units + column, in: operands))
    case .output:
      let new = ElementRule.product([
        .difference(.constant(1), .element(gate(1))), .element(gate(2)),
      ])
      guard time > 0 else { return new }
      let before = operands.element(.output, n, time - 1, column)
      return .sum([new, .products([ElementProduct(gate(1), before)])])
    }
  }
}
