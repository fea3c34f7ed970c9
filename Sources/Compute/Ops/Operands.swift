public import Kernels

/// What an op's reference loops read and write in one step.
///
/// Trivial data: building one allocates nothing.
public struct Operands<Scalar: ReferenceScalar>: ~Copyable {
  static var maximumInputs: Int { 4 }
  static var maximumRank: Int { TensorView<Scalar>.maximumRank }

  /// A value, and where its gradient is to be added or read, if anyone wants it.
  struct Operand {
    var value: TensorView<Scalar>
    var gradient: TensorView<Scalar>?
  }

  private let inputs: InlineArray<4, Operand>
  private let result: Operand
  /// Updates done before this step; what random ops draw their numbers by.
  public let step: UInt64

  init(inputs: InlineArray<4, Operand>, result: Operand, step: UInt64 = 0) {
    self.inputs = inputs
    self.result = result
    self.step = step
  }

  /// The value of an input.
  public func input(_ index: Int) -> TensorView<Scalar> { inputs[index].value }

  /// Where the gradient of an input is added up; nil if nothing depends on it.
  public func inputGradient(_ index: Int) -> TensorView<Scalar>? { inputs[index].gradient }

  /// The value that the op makes.
  public var output: TensorView<Scalar> { result.value }

  /// The gradient of the loss for the output; only there in `backward`.
  public var outputGradient: TensorView<Scalar> {
    guard let gradient = result.gradient else {
      preconditionFailure("The gradient of an output exists only in backward.")
    }
    return gradient
  }
}
