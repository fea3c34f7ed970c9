internal import Kernels

/// An instruction that runs an op's own loops.
struct ReferenceCall: Sendable {
  enum Direction: Sendable {
    case forward
    /// The gradient of one input.
    case backward(input: Int)
  }

  /// Where a value lies, and its gradient if there is one.
  struct Place: Sendable {
    let value: Slot
    let gradient: Slot?
  }

  let op: any Op
  let direction: Direction
  let inputs: [Place]
  let output: Place

  func run(in memory: UnsafeMutablePointer<Float>, examples: Int, step: UInt64) {
    func operand(_ place: Place, wantsGradient: Bool) -> Operands<Float>.Operand {
      Operands<Float>.Operand(
        value: place.value.view(in: memory, examples: examples),
        gradient: wantsGradient
          ? place.gradient?.view(in: memory, examples: examples) : nil)
    }
    let wanted: Int? =
      switch direction {
      case .forward: nil
      case .backward(let input): input
      }
    let output = operand(output, wantsGradient: wanted != nil)
    // Places that the op does not have repeat the output, which it never asks for.
    let operands = Operands<Float>(
      inputs: InlineArray { index in
        index < inputs.count ? operand(inputs[index], wantsGradient: wanted == index) : output
      },
      result: output, step: step)
    switch direction {
    case .forward: op.forward(operands)
    case .backward: op.backward(operands)
    }
  }
}
