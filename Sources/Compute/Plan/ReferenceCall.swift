internal import Kernels

/// An instruction that runs an op's own loops.
struct ReferenceCall: Sendable {
  enum Direction: Sendable {
    case forward
    /// The gradients of these inputs.
    case backward(inputs: [Int])
  }

  /// Where a value lies, and its gradient if there is one.
  struct Place: Sendable {
    let value: Slot
    let gradient: Slot?
  }

  let op: any Op
  let direction: Direction
  let stages: Range<Int>
  let inputs: [Place]
  let auxiliaries: [Place]
  let output: Place

  func run(in memory: UnsafeMutablePointer<Float>, examples: Int, step: UInt64) {
    func operand(_ place: Place, wantsGradient: Bool) -> Operands<Float>.Operand {
      Operands<Float>.Operand(
        value: place.value.view(in: memory, examples: examples),
        gradient: wantsGradient
          ? place.gradient?.view(in: memory, examples: examples) : nil)
    }
    let isBackward: Bool =
      switch direction {
      case .forward: false
      case .backward: true
      }
    func isWanted(_ input: Int) -> Bool {
      switch direction {
      case .forward: false
      case .backward(let inputs): inputs.contains(input)
      }
    }
    let output = operand(output, wantsGradient: isBackward)
    // Places that the op does not have repeat the output, which it never asks for.
    let operands = Operands<Float>(
      inputs: InlineArray { index in
        index < inputs.count
          ? operand(inputs[index], wantsGradient: isWanted(index)) : output
      },
      auxiliaries: InlineArray { index in
        index < auxiliaries.count
          ? operand(auxiliaries[index], wantsGradient: isBackward) : output
      },
      result: output, inputCount: inputs.count, stages: stages, step: step)
    if isBackward { op.backward(operands) } else { op.forward(operands) }
  }
}
