internal import Kernels

/// What the reference loops of recurrent ops have in common: the sums that a time step begins
/// with, and on the way back the shares of a sum's gradient.
struct Recurrence<Scalar: ReferenceScalar> {
  private let x: TensorView<Scalar>
  private let inputWeights: TensorView<Scalar>
  private let hiddenWeights: TensorView<Scalar>
  private let inputBias: TensorView<Scalar>?
  private let hiddenBias: TensorView<Scalar>?
  private let xGradient: TensorView<Scalar>?
  private let inputWeightsGradient: TensorView<Scalar>?
  private let hiddenWeightsGradient: TensorView<Scalar>?
  private let inputBiasGradient: TensorView<Scalar>?
  private let hiddenBiasGradient: TensorView<Scalar>?
  /// The states after each time step: [n × T × H].
  let hidden: TensorView<Scalar>

  /// - Parameter hasBias: whether inputs 3 and 4 are there.
  init(_ operands: borrowing Operands<Scalar>, hasBias: Bool) {
    (x, inputWeights, hiddenWeights) = (operands.input(0), operands.input(1), operands.input(2))
    inputBias = hasBias ? operands.input(3) : nil
    hiddenBias = hasBias ? operands.input(4) : nil
    xGradient = operands.inputGradient(0)
    inputWeightsGradient = operands.inputGradient(1)
    hiddenWeightsGradient = operands.inputGradient(2)
    inputBiasGradient = hasBias ? operands.inputGradient(3) : nil
    hiddenBiasGradient = hasBias ? operands.inputGradient(4) : nil
    hidden = operands.output
  }

  /// n
  var examples: Int { hidden.extents[0] }
  /// H
  var units: Int { hidden.extents[2] }

  /// The state of a unit before a time step.
  func previous(_ example: Int, _ time: Int, _ unit: Int) -> Scalar {
    time == 0 ? 0 : hidden[example, time - 1, unit]
  }

  /// What the input says to a gate: x(t) · weight_ihᵀ + bias_ih.
  func inputSum(_ example: Int, _ time: Int, gate: Int) -> Scalar {
    var sum = inputBias?[gate] ?? 0
    for k in 0..<x.extents[2] { sum += x[example, time, k] * inputWeights[gate, k] }
    return sum
  }

  /// What the state says to a gate: hidden(t − 1) · weight_hhᵀ + bias_hh.
  func hiddenSum(_ example: Int, _ time: Int, gate: Int) -> Scalar {
    var sum = hiddenBias?[gate] ?? 0
    guard time > 0 else { return sum }
    for k in 0..<units { sum += hidden[example, time - 1, k] * hiddenWeights[gate, k] }
    return sum
  }

  /// Adds the shares of the gradient for `inputSum`.
  func spreadInput(_ gradient: Scalar, _ example: Int, _ time: Int, gate: Int) {
    for k in 0..<x.extents[2] {
      xGradient?[example, time, k] += gradient * inputWeights[gate, k]
      inputWeightsGradient?[gate, k] += gradient * x[example, time, k]
    }
    inputBiasGradient?[gate] += gradient
  }

  /// Adds the shares of the gradient for `hiddenSum`, those of the state to `hiddenGradient`.
  func spreadHidden(
    _ gradient: Scalar, _ example: Int, _ time: Int, gate: Int,
    to hiddenGradient: TensorView<Scalar>
  ) {
    hiddenBiasGradient?[gate] += gradient
    guard time > 0 else { return }
    for k in 0..<units {
      hiddenGradient[example, time - 1, k] += gradient * hiddenWeights[gate, k]
      hiddenWeightsGradient?[gate, k] += gradient * hidden[example, time - 1, k]
    }
  }
}
