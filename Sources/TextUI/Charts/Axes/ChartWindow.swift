/// Which part of a long history a chart shows, and where its cursor stands.
///
/// A value with pure methods: each gives the window that follows. While its right end is the newest
/// measurement, it stays there as more arrive; a window that shows everything goes on showing
/// everything.
///
///     window = window.extended(to: Double(step))            // the run goes on
///     window = window.responding(to: key, over: curves) ?? window
///     LineChart(curves, x: window.x(title: "step"), y: window.y(for: curves),
///               cursor: window.cursor)
public struct ChartWindow: Hashable, Sendable {
  /// How the y axis is found.
  public enum Height: Hashable, Sendable {
    /// Always the same.
    case fixed(Axis)
    /// The next 1, 2 or 5 × 10ⁿ around what is seen, and around zero if that is said.
    case fitted(includingZero: Bool = true)
    /// The powers of ten around what is seen.
    case fittedLogarithmic
  }

  /// From the first to the newest measurement, in the units of the x axis.
  public private(set) var history: ClosedRange<Double>
  /// The part that is seen, within the history.
  public private(set) var shown: ClosedRange<Double>
  /// Where values are read off; nil if nowhere.
  public private(set) var cursor: Double?
  /// How x is spread; zooming keeps ratios on a logarithmic axis.
  public var scale: Axis.Scale
  /// How the y axis is found.
  public var height: Height

  /// The whole of a history, without a cursor.
  public init(
    _ history: ClosedRange<Double> = 0...1, scale: Axis.Scale = .linear,
    height: Height = .fitted()
  ) {
    // Mended as an axis is, so that every other number here is one.
    let axis = Axis(history.lowerBound, history.upperBound, scale: scale)
    self.history = axis.low...axis.high
    shown = self.history
    self.scale = scale
    self.height = height
  }

  /// Whether there is nothing beside what is seen.
  public var isWhole: Bool { shown == history }
  /// Whether the newest measurement is seen, so that the window moves on with it.
  public var isFollowing: Bool { shown.upperBound >= history.upperBound }

  /// The same when the history reaches to `newest`; it never becomes shorter.
  public func extended(to newest: Double) -> ChartWindow {
    guard newest.isFinite, newest > history.upperBound else { return self }
    var window = self
    window.history = history.lowerBound...min(newest, Axis.reach)
    if isWhole {
      window.shown = window.history
    } else if isFollowing {
      window = window.placed(positions(shown, in: window.axis), slidTo: 1)
    }
    return window
  }

  /// Shows a part that is `factor` times as long, so nearer below 1. What lies at `anchor` stays
  /// where it is on the screen: the cursor if nothing is said, else the end that is followed, else
  /// the middle.
  public func zoomed(by factor: Double, about anchor: Double? = nil) -> ChartWindow {
    guard factor > 0, factor.isFinite else { return self }
    let axis = axis
    let part = positions(shown, in: axis)
    let inSight = [anchor, cursor].compactMap { $0 }.first { shown.contains($0) }
    let middle = (part.lowerBound + part.upperBound) / 2
    let fixed =
      inSight.flatMap(axis.position) ?? (isFollowing && !isWhole ? part.upperBound : middle)
    let factor = max(factor, Self.shortest / max(part.upperBound - part.lowerBound, 1e-300))
    return placed(
      fixed + (part.lowerBound - fixed) * factor...fixed + (part.upperBound - fixed) * factor)
  }

  /// Shows what lies `share` of a window further right, or left if it is negative.
  public func panned(by share: Double) -> ChartWindow {
    guard share.isFinite else { return self }
    let part = positions(shown, in: axis)
    let way = min(max(share * (part.upperBound - part.lowerBound), -1), 1)
    return placed(part.lowerBound + way...part.upperBound + way)
  }

  /// As much as now, up to the newest measurement.
  public func followingNewest() -> ChartWindow { placed(positions(shown, in: axis), slidTo: 1) }

  /// All of the history.
  public func showingAll() -> ChartWindow {
    var window = self
    window.shown = history
    return window
  }

  /// With the cursor at `x`, or at the end of the history beyond which `x` lies; if that is not
  /// seen, the window moves just far enough.
  public func withCursor(at x: Double?) -> ChartWindow {
    var window = self
    guard let x, !x.isNaN else {
      window.cursor = nil
      return window
    }
    let place = min(max(x, history.lowerBound), history.upperBound)
    window.cursor = place
    guard !shown.contains(place), let target = axis.position(place) else { return window }
    let part = positions(shown, in: axis)
    let way = target - (place < shown.lowerBound ? part.lowerBound : part.upperBound)
    return window.placed(part.lowerBound + way...part.upperBound + way)
  }

  /// The axis for the part that is seen. All of a history ends at the next 1, 2 or 5 × 10ⁿ, so that
  /// the axis does not move with every step of a run.
  public func x(title: String = "", ticks: [Double]? = nil) -> Axis {
    guard isWhole, scale == .linear else {
      return Axis(shown.lowerBound, shown.upperBound, scale: scale, title: title, ticks: ticks)
    }
    var axis = Axis.fitting(
      [history.lowerBound, history.upperBound], includingZero: false, title: title)
    axis.low = history.lowerBound
    axis.fixedTicks = ticks
    return axis
  }

  /// The axis for what is seen of the series.
  public func y(for series: [Series]) -> Axis {
    switch height {
    case .fixed(let axis): axis
    case .fitted(let includingZero):
      Axis.fitting(seen(of: series), includingZero: includingZero)
    case .fittedLogarithmic: Axis.fitting(seen(of: series), scale: .logarithmic)
    }
  }

  private func seen(of series: [Series]) -> [Double] {
    series.flatMap { series in
      series.points.lazy.filter { shown.contains($0.x) }.map(\.y).filter(\.isFinite)
    }
  }

  /// The history from 0 to 1, as it is spread on the screen.
  private var axis: Axis { Axis(history.lowerBound, history.upperBound, scale: scale) }

  /// Less than a millionth of the history is not worth a window.
  private static let shortest = 1e-6

  private func positions(_ range: ClosedRange<Double>, in axis: Axis) -> ClosedRange<Double> {
    let low = axis.position(range.lowerBound) ?? 0
    return low...max(low, axis.position(range.upperBound) ?? 1)
  }

  /// The window on a part of the history, moved back if it reaches beyond it. `end` says where its
  /// right end comes to lie.
  private func placed(_ part: ClosedRange<Double>, slidTo end: Double? = nil) -> ChartWindow {
    var window = self
    let length = part.upperBound - part.lowerBound
    let low = end.map { $0 - length } ?? min(max(part.lowerBound, 0), 1 - length)
    guard length < 1 - 1e-9, low > 0 || length > 0 else { return window.showingAll() }
    let first = max(0, low)
    let last = min(1, low + length)
    // The ends of the history are meant exactly, whatever rounding makes of them.
    let lower = first < 1e-12 ? history.lowerBound : axis.value(at: first)
    let upper = last > 1 - 1e-12 ? history.upperBound : axis.value(at: last)
    window.shown = lower...max(lower, upper)
    return window
  }
}
