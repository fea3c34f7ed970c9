/// Where a curve began, where it is, and which way it went, in words.
///
///     Trend([(1, 0.69), …, (200, 0.31)]).words(of: "step")
///     // "0.69 → 0.31 in 200 steps, falling; last 20 steps flat"
///
/// Noise does not count as a way: what moved by less than two standard errors of its neighbours'
/// jumps, or by less than two parts in a hundred, is flat.
public struct Trend: Equatable, Sendable {
  /// Which way.
  public enum Way: String, Equatable, Sendable { case rising, falling, flat }

  /// The value that it began with.
  public let first: Double
  /// The value that it has now.
  public let last: Double
  /// From the first to the last value.
  public let way: Way
  /// The way of the last tenth; nil where that is too few points.
  public let lastWay: Way?
  /// How far x has come.
  public let span: Double

  /// A trend of points from left to right; nil where none of them is a number.
  ///
  /// - Parameter span: How far x has come, where the points do not reach from end to end.
  public init?(_ points: [ChartPoint], span: Double? = nil) {
    let found = points.filter { $0.x.isFinite && $0.y.isFinite }
    guard let first = found.first, let last = found.last else { return nil }
    self.first = first.y
    self.last = last.y
    self.span = span ?? last.x - first.x
    let values = found.map(\.y)
    way = Self.way(from: first.y, to: last.y, error: 0)
    let count = found.count / 10
    guard count >= 2 else {
      lastWay = nil
      return
    }
    let tail = values.suffix(count)
    let before = values.dropLast(count).suffix(count)
    lastWay = Self.way(
      from: Self.mean(before), to: Self.mean(tail), error: 2 * Self.error(values.suffix(2 * count)))
  }

  /// `0.694 → 0.312 in 200 steps, falling; last 20 steps flat`
  ///
  /// - Parameter unit: What x counts, in the singular; empty leaves the counts out.
  public func words(of unit: String = "") -> String {
    if span == 0 { return Numbers.significant(last) }
    var words = "\(Numbers.significant(first)) → \(Numbers.significant(last))"
    if !unit.isEmpty { words += " in \(Self.count(span, unit))" }
    words += ", \(way.rawValue)"
    guard let lastWay, lastWay != way else { return words }
    let tail = unit.isEmpty ? "lately" : "last \(Self.count(span / 10, unit))"
    return words + "; \(tail) \(lastWay.rawValue)"
  }

  private static func count(_ number: Double, _ unit: String) -> String {
    let text = number.magnitude < 1e9 ? Numbers.grouped(Int(number.rounded())) : "many"
    if text == "1" { return "1 \(unit)" }
    // `pass` has its own plural; `steps` is one.
    let ending = unit.hasSuffix("ss") ? "es" : unit.hasSuffix("s") ? "" : "s"
    return "\(text) \(unit)\(ending)"
  }

  private static func way(from first: Double, to last: Double, error: Double) -> Way {
    let least = max(error, 0.02 * max(first.magnitude, last.magnitude))
    if (last - first).magnitude <= least { return .flat }
    return last > first ? .rising : .falling
  }

  private static func mean(_ values: some Collection<Double>) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// The standard error of a mean of that many neighbours, by how much neighbours differ.
  private static func error(_ values: some Collection<Double>) -> Double {
    let jumps = zip(values, values.dropFirst()).map { $1 - $0 }
    guard !jumps.isEmpty else { return 0 }
    let variance = jumps.reduce(0) { $0 + $1 * $1 } / Double(jumps.count) / 2
    return (2 * variance / Double(max(1, values.count / 2))).squareRoot()
  }
}
