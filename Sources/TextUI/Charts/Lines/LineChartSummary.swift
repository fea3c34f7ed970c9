extension LineChart {
  /// Each series from its first to its last value, which way it went, where it was lowest and
  /// highest, and what the cursor reads.
  public var summary: String {
    let name = title.isEmpty ? "chart" : title.plain
    let curves = series.compactMap(sentence)
    if curves.isEmpty { return "\(name): nothing measured yet" }
    let ends =
      x.title.isEmpty ? "" : ", \(x.title) \(Numbers.tick(x.low)) to \(Numbers.tick(x.high))"
    let read = CursorReading(self).map { "; " + $0.sentence } ?? ""
    return curves.joined(separator: "; ") + ends + read
  }

  private func sentence(of series: Series) -> String? {
    // What is not shown is not said, unless nothing of it is shown.
    let finite = series.points.filter { $0.y.isFinite }
    let seen = finite.filter { $0.x >= x.low && $0.x <= x.high }
    let values = seen.isEmpty ? finite : seen
    guard let first = values.first, let last = values.last else { return nil }
    let name = series.name.isEmpty ? title.plain : series.name
    let way = last.y > first.y ? "rising" : last.y < first.y ? "falling" : "level"
    var words = "\(name) \(Numbers.significant(first.y)) → \(Numbers.significant(last.y)), \(way)"
    // Of a curve that goes on as it went there is nothing to add.
    if let trend = Trend(values), let lastWay = trend.lastWay, lastWay != trend.way {
      words += ", \(lastWay.rawValue) at the end"
    }
    // A turn says more than the ends: the best loss lies in the middle of an overfitted run.
    if let lowest = values.min(by: { $0.y < $1.y }),
      let highest = values.max(by: { $0.y < $1.y })
    {
      let margin = (highest.y - lowest.y) * 0.1
      let ends = [first.y, last.y]
      if (ends.min() ?? 0) - lowest.y > margin { words += ", lowest " + place(lowest) }
      if highest.y - (ends.max() ?? 0) > margin { words += ", highest " + place(highest) }
    }
    if let left = series.divergence {
      words += ", then \(spoken(left.value)) at \(Numbers.tick(left.x)): it diverged"
    }
    return words
  }

  private func place(_ point: ChartPoint) -> String {
    "\(Numbers.significant(point.y)) at \(Numbers.tick(point.x))"
  }

  private func spoken(_ value: Double) -> String {
    value.isNaN ? "not a number" : value < 0 ? "minus infinity" : "infinity"
  }
}
