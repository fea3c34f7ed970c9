internal import Compute
internal import Learning

/// A number a year, to be continued: the sunspots, or a plain wave beside them.
struct YearSeries: Sendable {
  /// As settings name it.
  enum Kind: String, CaseIterable, Sendable { case sunspots, sine }

  /// The year of the first number.
  static let begin = 1700
  /// The first year that is forecast and not learned from.
  static let test = 1920

  /// From 1700 on; of sunspots in hundreds.
  let values: [Double]
  /// The straight-line rule on nine years: its weights, the latest year first, and its offset.
  let line: [Double]

  /// The year after the last.
  var end: Int { Self.begin + values.count }
  /// Years that are forecast.
  var testYears: Range<Int> { Self.test..<end }

  /// The table of nine years and the tenth, put back together.
  init(sunspots table: DataTable) {
    let first = table.rowCount > 0 ? Array(table.row(0).dropLast()) : []
    let rest = (0..<table.rowCount).compactMap { table.row($0).last }
    self.init((first + rest).map(Double.init))
  }

  /// A wave of 10.7 years between 0.1 and 0.9, as long as the other series.
  static let sine = YearSeries(
    (0..<309).map { 0.5 + 0.4 * PortableMath.sin(2 * .pi * Double($0) / 10.7) })

  private init(_ values: [Double]) {
    self.values = values
    line = Self.line(through: values, until: Self.test - Self.begin)
  }

  /// The number of a year.
  func value(_ year: Int) -> Double {
    values.indices.contains(year - Self.begin) ? values[year - Self.begin] : .nan
  }

  /// The years before one of them, the earliest first.
  func window(before year: Int, years: Int) -> [Double] {
    (year - years..<year).map(value)
  }

  /// Windows with the year after each.
  func data(_ years: Range<Int>, window: Int) -> Dataset {
    let all = years.filter { $0 - window >= Self.begin }
    return Dataset(
      inputs: all.flatMap { self.window(before: $0, years: window).map(Float.init) },
      inputShape: Shape(window, 1),
      targets: .values(all.map { Float(value($0)) }, shape: Shape(1)))
  }

  /// Years to learn from.
  func training(window: Int) -> Dataset { data(Self.begin..<Self.test, window: window) }
  /// Years to be forecast.
  func unseen(window: Int) -> Dataset { data(testYears, window: window) }

  // MARK: Simple rules

  /// What anyone can forecast with.
  enum Rule: String, CaseIterable, Sendable {
    /// Next year is like this year.
    case last
    /// Next year is like the one eleven years before.
    case eleven
    /// Weights for nine years, fitted by least squares to the years before 1920.
    case line

    var title: String {
      switch self {
      case .last: "last year's value"
      case .eleven: "eleven years ago"
      case .line: "straight-line rule, 9 years"
      }
    }
  }

  /// A rule's forecast from the years before, the earliest first; at least eleven of them.
  func forecast(_ rule: Rule, from past: [Double]) -> Double {
    switch rule {
    case .last: past.last ?? .nan
    case .eleven: past.count >= 11 ? past[past.count - 11] : .nan
    case .line:
      (line.last ?? 0)
        + zip(past.reversed(), line.dropLast()).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// A rule's forecasts for the years of the test, each from true years.
  func forecasts(_ rule: Rule) -> [Double] {
    testYears.map { forecast(rule, from: window(before: $0, years: 11)) }
  }

  /// How far forecasts for the years of the test are off: the root of the mean square.
  func error(of forecasts: [Double]) -> Double {
    guard !forecasts.isEmpty else { return .nan }
    let squares = zip(forecasts, testYears).map { ($0 - value($1)) * ($0 - value($1)) }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }

  /// The line with the least squares through nine years and the next, by the normal equations.
  private static func line(through values: [Double], until end: Int) -> [Double] {
    let terms = 10
    guard values.count >= end, end > 9 else { return [] }
    var rows = [[Double]](repeating: [Double](repeating: 0, count: terms + 1), count: terms)
    for year in 9..<end {
      let past = (1...9).map { values[year - $0] } + [1, values[year]]
      for row in 0..<terms {
        for column in 0...terms { rows[row][column] += past[row] * past[column] }
      }
    }
    // A pure wave leaves many such lines; a little weight on the diagonal takes the smallest.
    for row in 0..<terms { rows[row][row] += 1e-6 }
    for pivot in 0..<terms {
      let largest = (pivot..<terms).max { rows[$0][pivot].magnitude < rows[$1][pivot].magnitude }
      rows.swapAt(pivot, largest ?? pivot)
      guard rows[pivot][pivot] != 0 else { continue }
      for row in 0..<terms where row != pivot {
        let ratio = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...terms { rows[row][column] -= ratio * rows[pivot][column] }
      }
    }
    return (0..<terms).map { rows[$0][$0] == 0 ? 0 : rows[$0][terms] / rows[$0][$0] }
  }
}
