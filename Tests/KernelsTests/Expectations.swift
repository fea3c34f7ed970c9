import Testing

/// Expects two lists to have the same length and elements that differ by at most
/// `tolerance · max(1, |b|)`.
func expectClose(
  _ a: [Float], _ b: [Float], tolerance: Float,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard a.count == b.count else {
    Issue.record("\(a.count) numbers, not \(b.count)", sourceLocation: sourceLocation)
    return
  }
  let worst = zip(a, b).map { abs($0 - $1) / max(1, abs($1)) }.reduce(0) { $1 <= $0 ? $0 : $1 }
  #expect(worst <= tolerance, "\(a) is not \(b)", sourceLocation: sourceLocation)
}
