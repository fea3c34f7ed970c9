public import Kernels

/// What an op's reference loops read and write in one step.
///
/// Trivial data: building one allocates nothing.
public struct Operands<Scalar: ReferenceScalar>: ~Copyable {
  static var maximumInputs: Int { 6 }
  static var maximumAuxiliaries: Int { 3 }
  static var maximumRank: Int { TensorView<Scalar>.maximumRank }

  /// A value, and where its gradient is to be added or read, if anyone wants it.
  struct Operand {
    var value: TensorView<Scalar>
    var gradient: TensorView<Scalar>?
  }

  private let inputs: InlineArray<6, Operand>
  private let auxiliaries: InlineArray<3, Operand>
  private let result: Operand
  /// How many inputs there are.
  public let inputCount: Int
  /// Which stages to compute, of as many as the op has forward, or in `backward` on the way back;
  /// all of them but for a plan that shows each. Backward goes through them from the last to the
  /// first.
  public let stages: Range<Int>
  /// Updates done so far, which a random op draws its numbers by.
  public let step: UInt64

  init(
    inputs: InlineArray<6, Operand>, auxiliaries: InlineArray<3, Operand>, result: Operand,
    inputCount: Int, stages: Range<Int>, step: UInt64
  ) {
    self.inputs = inputs
    self.inputCount = inputCount
    self.auxiliaries = auxiliaries
    self.result = result
    self.stages = stages
    self.step = step
  }

  /// The value of an input.
  public func input(_ index: Int) -> TensorView<Scalar> { inputs[index].value }

  /// Where the gradient of an input is added up; nil if nothing depends on it.
  public func inputGradient(_ index: Int) -> TensorView<Scalar>? { inputs[index].gradient }

  /// What the op writes beside its output.
  public func auxiliary(_ index: Int) -> TensorView<Scalar> { auxiliaries[index].value }

  /// The gradient of the loss for an auxiliary, zero when backward begins; only there in
  /// `backward`.
  public func auxiliaryGradient(_ index: Int) -> TensorView<Scalar> {
    required(auxiliaries[index].gradient)
  }

  /// The value that the op makes.
  public var output: TensorView<Scalar> { result.value }

  /// The gradient of the loss for the output; only there in `backward`.
  public var outputGradient: TensorView<Scalar> { required(result.gradient) }

  private func required(_ gradient: TensorView<Scalar>?) -> TensorView<Scalar> {
    guard let gradient else {
      preconditionFailure("The gradient of an output exists only in backward.")
    }
    return gradient
  }
}
