public import Kernels

/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al.
/// 2000), as PyTorch's `nn.LSTM`.
///
///     i, f, g, o = the four parts of x(t) · weight_ihᵀ + bias_ih + h(t − 1) · weight_hhᵀ + bias_hh,
///                  the third after tanh, the others after sigmoid
///     c(t) = f c(t − 1) + i g
///     h(t) = o tanh(c(t))
///
/// Shapes as in `RecurrentOp`, G = 4. Beside h it writes `gates` [n × T × 4·H], the four parts
/// after their functions, and `cell` [n × T × H], which is c. A time step has a stage for each of the
/// three lines.
///
///     o.gradient += h.gradient tanh(c),  c.gradient += h.gradient o (1 − tanh(c)²)
///     i.gradient += c.gradient g,  g.gradient += c.gradient i,  f.gradient += c.gradient c(t − 1)
///     c(t − 1).gradient += c.gradient f
///
/// and from the gates to weights, x and h(t − 1) as in `TanhRecurrence`.
public struct LSTMRecurrence: RecurrentOp {
  public let name = "lstm"
  public let cell = RecurrentCell.lstm
  public let hasBias: Bool
  public var gateCount: Int { 4 }

  /// With five inputs, or without biases three.
  public init(hasBias: Bool = true) { self.hasBias = hasBias }

  public func auxiliaries(for inputs: [Shape]) -> [Auxiliary] {
    let (x, units) = (inputs[0], inputs[2].columns)
    return [
      Auxiliary("gates", shape: Shape(x.extents[0], x.extents[1], 4 * units)),
      Auxiliary("cell", shape: Shape(x.extents[0], x.extents[1], units)),
    ]
  }

  @specialized(where Scalar == Float)
  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let recurrence = Recurrence(operands, hasBias: hasBias)
    let (gates, cell) = (operands.auxiliary(0), operands.auxiliary(1))
    let (hidden, units) = (operands.output, recurrence.units)
    for number in operands.stages {
      let stage = GatedStage(number)
      let time = stage.time
      for example in 0..<recurrence.examples {
        switch stage.part {
        case .gates:
          for gate in 0..<4 * units {
            let sum =
              recurrence.inputSum(example, time, gate: gate)
              + recurrence.hiddenSum(example, time, gate: gate)
            gates[example, time, gate] =
              isCandidate(gate, units) ? Scalar.tanh(sum) : Scalar.sigmoid(sum)
          }
        case .memory:
          for unit in 0..<units {
            let (i, f, g, _) = parts(of: gates, example, time, unit, units)
            let before = time == 0 ? 0 : cell[example, time - 1, unit]
            cell[example, time, unit] = f * before + i * g
          }
        case .state:
          for unit in 0..<units {
            let (_, _, _, o) = parts(of: gates, example, time, unit, units)
            hidden[example, time, unit] = o * Scalar.tanh(cell[example, time, unit])
          }
        }
      }
    }
  }

  @specialized(where Scalar == Float)
  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let recurrence = Recurrence(operands, hasBias: hasBias)
    let (gates, cell) = (operands.auxiliary(0), operands.auxiliary(1))
    let (gatesGradient, cellGradient) = (
      operands.auxiliaryGradient(0), operands.auxiliaryGradient(1)
    )
    let (arriving, units) = (operands.outputGradient, recurrence.units)
    for time in operands.stages.reversed() {
      for example in 0..<recurrence.examples {
        for unit in 0..<units {
          let (i, f, g, o) = parts(of: gates, example, time, unit, units)
          let squeezed = Scalar.tanh(cell[example, time, unit])
          let gradient = arriving[example, time, unit]
          cellGradient[example, time, unit] += gradient * o * (1 - squeezed * squeezed)
          let memory = cellGradient[example, time, unit]
          gatesGradient[example, time, unit] += memory * g
          gatesGradient[example, time, 2 * units + unit] += memory * i
          gatesGradient[example, time, 3 * units + unit] += gradient * squeezed
          guard time > 0 else { continue }
          gatesGradient[example, time, units + unit] += memory * cell[example, time - 1, unit]
          cellGradient[example, time - 1, unit] += memory * f
        }
        for gate in 0..<4 * units {
          let value = gates[example, time, gate]
          let slope = isCandidate(gate, units) ? 1 - value * value : value * (1 - value)
          let delta = gatesGradient[example, time, gate] * slope
          recurrence.spreadInput(delta, example, time, gate: gate)
          recurrence.spreadHidden(delta, example, time, gate: gate, to: arriving)
        }
      }
    }
  }

  /// Whether a gate is one of those called g.
  private func isCandidate(_ gate: Int, _ units: Int) -> Bool { gate / units == 2 }

  private func parts<Scalar>(
    of gates: TensorView<Scalar>, _ example: Int, _ time: Int, _ unit: Int, _ units: Int
  ) -> (i: Scalar, f: Scalar, g: Scalar, o: Scalar) {
    (
      gates[example, time, unit], gates[example, time, units + unit],
      gates[example, time, 2 * units + unit], gates[example, time, 3 * units + unit]
    )
  }

  public func formula(_ operands: [String]) -> String {
    "o × tanh(cell), cell = f × previous cell + i × g, "
      + "(i, f, g, o) = gates(\(inputPart(operands)) + \(hiddenPart(operands)))"
  }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    let delta = "δ = gates.gradient × their slope"
    return switch index {
    case 0: "δ · \(operands[1]), \(delta)"
    case 1: "the sum over time of δᵀ · \(operands[0]), \(delta)"
    case 2: "the sum over time of δᵀ · previous \(output), \(delta)"
    default: "the sum over time and batch of δ, \(delta)"
    }
  }
}

extension LSTMRecurrence {
  /// Three for each time step: gates, cell, state.
  public func stageCount(for inputs: [Shape]) -> Int {
    inputs[0].extents[1] * GatedStage.perTimeStep
  }

  public func stage(_ number: Int, reading operands: [String]) -> OpStage {
    let stage = GatedStage(number)
    switch stage.part {
    case .gates:
      return OpStage(
        time: stage.time, part: "gates", results: [.auxiliary(0)],
        operands: gateOperands(operands.count, at: stage.time), letters: "i, f, o",
        formula: "sigmoid(s), g = tanh(s), s = \(inputPart(operands)) + \(hiddenPart(operands))")
    case .memory:
      return OpStage(
        time: stage.time, part: "cell", results: [.auxiliary(1)], operands: [.auxiliary(0)],
        formula: "f × previous cell + i × g")
    case .state:
      return OpStage(
        time: stage.time, part: "state", results: [.output],
        operands: [.auxiliary(0), .auxiliary(1)], formula: "o × tanh(cell)")
    }
  }

  public func stage(of element: OpElement, in operands: borrowing Operands<Float>) -> Int {
    let part: GatedStage.Part =
      switch element.tensor {
      case .auxiliary(0): .gates
      case .auxiliary: .memory
      case .input, .output: .state
      }
    return GatedStage(part, at: time(of: element, in: operands)).number
  }

  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    let units = operands.output.extents[2]
    let (n, time, column, _) = operands.view(element.tensor).coordinates(of: element.index)
    func gate(_ number: Int) -> RuleElement {
      operands.element(.auxiliary(0), n, time, number * units + column)
    }
    switch element.tensor {
    case .input: return nil
    case .auxiliary(0):
      return .function(
        .activation(isCandidate(column, units) ? .tanh : .sigmoid),
        .products(
          inputSum(n, time, gate: column, in: operands)
            + hiddenSum(n, time, gate: column, in: operands)))
    case .auxiliary:
      let new = ElementProduct(gate(0), gate(2))
      guard time > 0 else { return .products([new]) }
      let before = operands.element(.auxiliary(1), n, time - 1, column)
      return .products([ElementProduct(gate(1), before), new])
    case .output:
      let cell = operands.element(.auxiliary(1), n, time, column)
      return .product([.element(gate(3)), .function(.activation(.tanh), .element(cell))])
    }
  }
}
