/// Which elements dropout keeps at which step: a function of the seed, the step and the element's
/// number alone, so that backward need not remember it and a run can be repeated.
///
///     mask = 1 / (1 − p) with probability 1 − p, else 0
public struct DropoutMask: Hashable, Sendable {
  /// Where the numbers come from; each layer has a seed of its own.
  public let seed: UInt64
  /// What the upper 24 bits of an element's random word are compared with.
  let threshold: UInt32
  /// What a kept element is multiplied by.
  let scale: Float

  /// - Parameter probability: that an element is dropped, 0 ... 1; at 1 all are, as in PyTorch.
  public init(probability: Double, seed: UInt64) {
    precondition(
      probability >= 0 && probability <= 1, "A probability cannot be \(probability).")
    self.seed = seed
    threshold = UInt32((probability * 0x1p24).rounded(.up))
    scale = probability < 1 ? Float(1 / (1 - probability)) : 0
  }

  /// What the element at this place of a padded row is multiplied by.
  ///
  /// - Parameter number: the places before it, counted along the rows with their padding.
  public func factor(at number: Int, step: UInt64) -> Float {
    // A block of four words serves four elements that lie 16 apart, as vectors of 16 want it.
    let counter = UInt64(number / 64 * 16 + number % 16)
    let block = Philox.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32),
        UInt32(truncatingIfNeeded: step), UInt32(truncatingIfNeeded: step >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    return block[number % 64 / 16] >> 8 >= threshold ? scale : 0
  }
}
