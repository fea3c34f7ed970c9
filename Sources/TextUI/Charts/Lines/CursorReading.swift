/// What a chart's cursor reads off: the value of every series at the sample nearest to it.
struct CursorReading {
  /// One series.
  struct Value {
    let series: Series
    let index: Int
    let point: ChartPoint

    /// The sign on its curve.
    var marker: Marker { series.marker ?? Self.markers[index % Self.markers.count] }
    var number: String { Numbers.significant(point.y) }

    private static let markers: [Marker] = [.disc, .circle, .triangle, .square, .diamond]
  }

  /// Where the line stands: at a sample, not beside it.
  let x: Double
  /// In the order of the series, without those that have nothing to read.
  let values: [Value]
  private let axis: Axis

  /// Nil if there is no cursor, or no sample.
  init?(_ chart: LineChart) {
    guard let cursor = chart.cursor, !cursor.isNaN else { return nil }
    let nearest = chart.series.compactMap { $0.nearest(to: cursor)?.x }
    guard
      let x = nearest.min(by: { ($0 - cursor).magnitude < ($1 - cursor).magnitude })
    else { return nil }
    self.x = x
    axis = chart.x
    values = chart.series.enumerated().compactMap { index, series in
      series.nearest(to: x).map { Value(series: series, index: index, point: $0) }
    }
  }

  /// As it is written at the axis.
  var place: String { Numbers.significant(x, digits: 4).trimmedPlaces }

  /// `update 320: training 0.0123, validation 1.42`.
  var sentence: String {
    let name = axis.title.isEmpty ? "cursor at" : axis.title
    let read = values.map { value in
      value.series.name.isEmpty ? value.number : "\(value.series.name) \(value.number)"
    }
    return "\(name) \(place): " + read.joined(separator: ", ")
  }

  /// As a head line: the place, and every curve's sample and value, in columns that do not move.
  func line(in look: Look, columns: Int) -> StyledText {
    func text(hasNames: Bool, isSteady: Bool) -> StyledText {
      let title = axis.title.isEmpty ? "at" : axis.title
      var text = isSteady ? StyledText.muted(title + " ") : StyledText()
      text += StyledText(place, .focus, .bold)
      for value in values {
        text += StyledText("  ") + value.series.sample(in: look)
        if hasNames, !value.series.name.isEmpty { text += .muted(" " + value.series.name) }
        let number = isSteady ? Numbers.padded(value.number, to: 6) : value.number
        text += StyledText(" " + number, .strong, .bold)
      }
      return text
    }
    let choices = [
      text(hasNames: true, isSteady: true), text(hasNames: false, isSteady: true),
      text(hasNames: false, isSteady: false),
    ]
    return (choices.first { $0.width <= columns } ?? choices[2]).truncated(to: columns)
  }
}

extension String {
  /// Without the zeros that end a number's places: `320.0` is `320`.
  fileprivate var trimmedPlaces: String {
    guard contains("."), !contains("e") else { return self }
    var short = self
    while short.hasSuffix("0") { short.removeLast() }
    if short.hasSuffix(".") { short.removeLast() }
    return short
  }
}
