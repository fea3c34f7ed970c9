internal import Compute
internal import Learning

/// Many years ahead: what a network says if each of its forecasts is taken for true and read as the
/// next year, computed from its weights.
struct Outlook: Equatable, Sendable {
  /// The first year that is forecast.
  let from: Int
  /// Forecasts from true years up to `from`, and from own forecasts after that.
  let free: [Double]
  /// The straight-line rule's, done in the same way.
  let line: [Double]
  /// How far both are off so many years ahead (at index 0 a year): the root of the mean square over
  /// all years from which so many lie before the end. Empty while training goes on.
  let errors: [Double]
  let lineErrors: [Double]

  /// - Parameters:
  ///   - isThorough: Whether errors are measured, which takes some milliseconds; otherwise those of
  ///     `before` are kept.
  init?(
    _ report: RunReport, _ net: MemoryNet, _ series: YearSeries, from: Int, years: Int,
    isThorough: Bool, after before: Outlook?
  ) {
    guard let walk = YearWalk(report, net) else { return nil }
    self.from = from
    let past = series.window(before: from, years: max(net.steps, 11))
    free = walk.free(past, years: years)
    line = Self.lineFree(series, past, years: years)
    guard isThorough else {
      (errors, lineErrors) = (before?.errors ?? [], before?.lineErrors ?? [])
      return
    }
    // Every third year is enough to begin at.
    let starts = Array(stride(from: YearSeries.test, through: series.end - years, by: 3))
    let paths = starts.map { start in
      let past = series.window(before: start, years: max(net.steps, 11))
      return (start, walk.free(past, years: years), Self.lineFree(series, past, years: years))
    }
    func misses(_ path: ((Int, [Double], [Double])) -> [Double]) -> [Double] {
      (0..<years).map { ahead in
        let squares = paths.map { entry in
          let miss = path(entry)[ahead] - series.value(entry.0 + ahead)
          return miss * miss
        }
        return (squares.reduce(0, +) / Double(max(1, squares.count))).squareRoot()
      }
    }
    errors = misses { $0.1 }
    lineErrors = misses { $0.2 }
  }

  private static func lineFree(_ series: YearSeries, _ past: [Double], years: Int) -> [Double] {
    var all = past
    for _ in 0..<years { all.append(series.forecast(.line, from: all)) }
    return Array(all.suffix(years))
  }
}

/// A network that forecasts a year from the years before, step by step in plain arithmetic.
struct YearWalk {
  private let walk: CellWalk
  private let window: Int
  private let weights: [Float]
  private let offsets: [Float]

  /// Nil where the weights have not been reported.
  init?(_ report: RunReport, _ net: MemoryNet) {
    guard let walk = CellWalk(net.cell, report.snapshot.values, named: MemoryNet.memory),
      let weights = report.snapshot.values["answer.weight"],
      let offsets = report.snapshot.values["answer.bias"]
    else { return nil }
    self.walk = walk
    window = net.steps
    self.weights = weights
    self.offsets = offsets
  }

  /// The year after some years.
  func forecast(_ past: some BidirectionalCollection<Double>) -> Double {
    var moment = walk.beginning
    for value in past.suffix(window) {
      moment = walk.step(after: moment, reading: CollectionOfOne(value))
    }
    return CellWalk.dense(moment.state, weights, offsets).first ?? .nan
  }

  /// Years after some years, each read as if it were true.
  func free(_ past: [Double], years: Int) -> [Double] {
    var all = past
    for _ in 0..<years { all.append(forecast(all)) }
    return Array(all.suffix(years))
  }
}
