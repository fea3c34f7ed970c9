/// What one instruction of a plan does, for a reader. What it executes is a `KernelCall`.
public struct Instruction: Equatable, Sendable, CustomStringConvertible {
  /// The part of the step that it belongs to.
  public let phase: Phase
  /// The op or optimizer that it comes from, such as `tanh` or `adam`.
  public let operation: String
  /// Which part of the op's work it is, where a plan shows several: `gates`.
  public internal(set) var part: String?
  /// What it changes, the most important first.
  public let results: [TensorName]
  /// What it reads.
  public let operands: [TensorName]
  /// The shape of the first result.
  public let shape: Shape
  /// `hidden = tanh(hidden.sum)`
  public let text: String

  /// `forward  hidden = tanh(hidden.sum)`
  public var description: String {
    phase.rawValue.padding(to: 10) + text
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
