public import Testing

/// Expects two lists to have the same length and elements that differ by at most
/// `tolerance · max(1, |b|)`. No list at all is a failure, and so is a NaN.
public func expectClose<Scalar: BinaryFloatingPoint>(
  _ a: [Scalar]?, _ b: [Scalar], tolerance: Scalar,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let a, a.count == b.count else {
    Issue.record(
      "\(a.map { "\($0.count)" } ?? "no") numbers, not \(b.count)", sourceLocation: sourceLocation)
    return
  }
  let isClose = zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
  #expect(isClose, "\(a) is not \(b)", sourceLocation: sourceLocation)
}
