internal import Kernels

/// What this machine computes with.
public struct ComputingPower: Equatable, Sendable {
  /// The processor's own name for itself; may be empty.
  public let processor: String
  /// The vector instructions that fast plans use: `avx512`, `avx2`, `vector128`.
  public let instructions: String
  /// What OpenBLAS takes the processor for; nil where it is not installed.
  public let openBLAS: String?

  /// Asks the processor, and opens OpenBLAS if it is there.
  public static func found() -> ComputingPower {
    ComputingPower(
      processor: processorName(), instructions: InstructionSet.best.rawValue,
      openBLAS: OpenBLAS.isAvailable ? OpenBLAS.coreName : nil)
  }
}
