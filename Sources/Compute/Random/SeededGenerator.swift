internal import Kernels

/// Random numbers that depend on a seed and on names alone: the same on every machine.
///
/// `split(_:)` gives each purpose (each layer's weights, each epoch's order) numbers of its own,
/// so that a layer more or a batch less does not change the others.
///
///     var weights = SeededGenerator(seed: 7).split("hidden.weight")
///     weights.uniform(in: -0.5...0.5)
public struct SeededGenerator: Equatable, Sendable {
  private let key: SIMD2<UInt32>
  /// Words drawn so far.
  public private(set) var position: UInt64
  private var block = SIMD4<UInt32>()

  /// Equal seeds give equal numbers; neighbouring seeds give unrelated ones.
  public init(seed: UInt64) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    position = 0
  }

  /// A generator of its own for a purpose; it does not depend on what this one has drawn.
  public func split(_ name: String) -> SeededGenerator {
    // FNV-1a, since Swift's own hash differs from run to run.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return split(hash)
  }

  /// A generator of its own for a numbered purpose, such as an epoch.
  public func split(_ number: UInt64) -> SeededGenerator {
    // The last word sets these blocks apart from those that are drawn.
    let block = Philox.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32), 0, .max),
      key: key)
    return SeededGenerator(seed: UInt64(block[0]) | UInt64(block[1]) << 32)
  }

  /// The next 32 random bits.
  public mutating func next() -> UInt32 {
    let word = Int(position & 3)
    if word == 0 {
      let counter = position >> 2
      block = Philox.block(
        counter: SIMD4(
          UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32), 0, 0),
        key: key)
    }
    position += 1
    return block[word]
  }

  /// Evenly distributed in 0 ..< 1, in steps of 2⁻²⁴.
  public mutating func uniform() -> Float { Float(next() >> 8) * 0x1p-24 }

  /// Evenly distributed between the bounds.
  public mutating func uniform(in range: ClosedRange<Float>) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// A whole number of 0 ..< bound, all equally likely (Lemire's multiplication).
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0 && bound <= Int(UInt32.max), "below: \(bound) is out of range.")
    let bound = UInt32(bound)
    var product = UInt64(next()) * UInt64(bound)
    // Below the bound a few of the products are one too many; a division tells which.
    if UInt32(truncatingIfNeeded: product) < bound {
      let refused = (0 &- bound) % bound
      while UInt32(truncatingIfNeeded: product) < refused {
        product = UInt64(next()) * UInt64(bound)
      }
    }
    return Int(product >> 32)
  }

  /// Normally distributed with mean 0 and standard deviation 1 (Marsaglia's polar method).
  public mutating func normal() -> Float {
    while true {
      let u = Double(next()) * 0x1p-31 - 1
      let v = Double(next()) * 0x1p-31 - 1
      let square = u * u + v * v
      if square > 0 && square < 1 {
        return Float(u * (-2 * Double.log(square) / square).squareRoot())
      }
    }
  }

  /// Brings the elements into a random order (Fisher and Yates), every order equally likely.
  @inlinable
  public mutating func shuffle<Element>(_ elements: UnsafeMutableBufferPointer<Element>) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  /// Brings the elements into a random order, every order equally likely.
  @inlinable
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    elements.withUnsafeMutableBufferPointer { shuffle($0) }
  }
}
