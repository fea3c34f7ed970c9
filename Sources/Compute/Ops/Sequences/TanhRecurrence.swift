public import Kernels

/// The plain recurrent network (Elman 1990), as PyTorch's `nn.RNN`.
///
///     h(t) = tanh(x(t) · weight_ihᵀ + bias_ih + h(t − 1) · weight_hhᵀ + bias_hh)
///     δ(t) = h(t).gradient (1 − h(t)²)
///     h(t − 1).gradient += δ(t) · weight_hh,  x(t).gradient += δ(t) · weight_ih
///     weight_hh.gradient += Σ δ(t)ᵀ · h(t − 1),  weight_ih.gradient += Σ δ(t)ᵀ · x(t)
///     bias_hh.gradient += Σ δ(t),  bias_ih.gradient += Σ δ(t)
///
/// Shapes as in `RecurrentOp`, G = 1.
public struct TanhRecurrence: RecurrentOp {
  public let name = "rnn"
  public let cell = RecurrentCell.tanh
  public let hasBias: Bool
  public var gateCount: Int { 1 }

  /// With five inputs, or without biases three.
  public init(hasBias: Bool = true) { self.hasBias = hasBias }

  @specialized(where Scalar == Float)
  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let recurrence = Recurrence(operands, hasBias: hasBias)
    let hidden = operands.output
    for time in operands.stages {
      for example in 0..<recurrence.examples {
        for unit in 0..<recurrence.units {
          hidden[example, time, unit] = Scalar.tanh(
            recurrence.inputSum(example, time, gate: unit)
              + recurrence.hiddenSum(example, time, gate: unit))
        }
      }
    }
  }

  @specialized(where Scalar == Float)
  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let recurrence = Recurrence(operands, hasBias: hasBias)
    let (hidden, arriving) = (operands.output, operands.outputGradient)
    for time in operands.stages.reversed() {
      for example in 0..<recurrence.examples {
        for unit in 0..<recurrence.units {
          let h = hidden[example, time, unit]
          let delta = arriving[example, time, unit] * (1 - h * h)
          recurrence.spreadInput(delta, example, time, gate: unit)
          recurrence.spreadHidden(delta, example, time, gate: unit, to: arriving)
        }
      }
    }
  }

  public func formula(_ operands: [String]) -> String {
    "tanh(\(inputPart(operands)) + \(hiddenPart(operands)))"
  }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    let delta = "δ = \(output).gradient × (1 − \(output)²)"
    return switch index {
    case 0: "δ · \(operands[1]), \(delta)"
    case 1: "the sum over time of δᵀ · \(operands[0]), \(delta)"
    case 2: "the sum over time of δᵀ · previous \(output), \(delta)"
    default: "the sum over time and batch of δ, \(delta)"
    }
  }
}

extension TanhRecurrence {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    guard element.tensor == .output else { return nil }
    let (n, time, unit, _) = operands.output.coordinates(of: element.index)
    return .function(
      .activation(.tanh),
      .products(
        inputSum(n, time, gate: unit, in: operands)
          + hiddenSum(n, time, gate: unit, in: operands)))
  }
}
