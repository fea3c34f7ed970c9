internal import Compute

/// A law of diminishing returns, fitted to what was measured.
///
///     loss = floor + factor · size^(−exponent)
struct PowerLaw: Equatable, Sendable {
  /// What no size gets below.
  let floor: Double
  let factor: Double
  let exponent: Double

  /// The law with the least squared error: for each of many floors a straight line through the
  /// logarithms, and of those the one that lies nearest. Nil for fewer than three points, or where
  /// the loss does not fall.
  init?(sizes: [Double], losses: [Double]) {
    guard sizes.count >= 3, sizes.count == losses.count, let least = losses.min(), least > 0,
      sizes.allSatisfy({ $0 > 0 })
    else { return nil }
    var best: (error: Double, law: PowerLaw)?
    for step in 0..<200 {
      let floor = least * Double(step) / 200
      guard let law = PowerLaw(floor: floor, sizes, losses) else { continue }
      let error = zip(sizes, losses).reduce(0) {
        let miss = law.loss(at: $1.0) - $1.1
        return $0 + miss * miss
      }
      if error < best?.error ?? .infinity { best = (error, law) }
    }
    guard let best else { return nil }
    self = best.law
  }

  /// The straight line through the logarithms above one floor.
  private init?(floor: Double, _ sizes: [Double], _ losses: [Double]) {
    let x = sizes.map(PortableMath.log)
    let y = losses.map { PortableMath.log($0 - floor) }
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    let spread = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let common = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    guard spread > 0, common < 0 else { return nil }
    self.floor = floor
    exponent = -common / spread
    factor = PortableMath.exp(meanY + exponent * meanX)
  }

  /// What it says of a size.
  func loss(at size: Double) -> Double {
    floor + factor * PortableMath.exp(-exponent * PortableMath.log(size))
  }
}
