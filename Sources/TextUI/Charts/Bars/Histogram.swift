/// How often values lie where: columns over a numeric axis, in eighths of a cell.
///
/// Columns to the left of zero are negative, those to the right positive, and zero is marked where
/// both are there. What lies outside of the bins is counted at the ends, apart from the rest.
public struct Histogram: Widget {
  /// Some values and what they have in common.
  public struct Bin: Hashable, Sendable {
    /// From its lower bound up to, not including, its upper one; the last bin includes both.
    public var range: ClosedRange<Double>
    /// How many values lie there; less than 0 is taken for 0.
    public var count: Int

    /// A count in a range.
    public init(_ range: ClosedRange<Double>, _ count: Int) {
      self.range = range
      self.count = count
    }
  }

  /// From left to right, each beginning where the one before ends, and equally wide.
  public var bins: [Bin]
  /// How many values lie below the first bin.
  public var below: Int
  /// How many values lie above the last bin.
  public var above: Int
  /// How many values were no numbers; they are in no bin.
  public var notNumbers: Int
  /// At the left of the head line.
  public var title: StyledText
  /// At the right of the head line; nil counts the values.
  public var note: StyledText?
  /// What is measured, with its unit, below the plot.
  public var axisTitle: String
  /// Dotted lines with a few words: the mean, a threshold.
  public var moments: [LineChart.Moment]
  /// The end of the counts axis; nil fits it to the largest bin.
  public var limit: Int?
  /// Whether colours tell the signs of the values.
  public var isSigned: Bool

  /// Bins that were counted elsewhere.
  public init(
    bins: [Bin], below: Int = 0, above: Int = 0, notNumbers: Int = 0,
    title: StyledText = StyledText(), note: StyledText? = nil, axisTitle: String = "",
    moments: [LineChart.Moment] = [], limit: Int? = nil, isSigned: Bool = true
  ) {
    self.bins = bins
    self.below = below
    self.above = above
    self.notNumbers = notNumbers
    self.title = title
    self.note = note
    self.axisTitle = axisTitle
    self.moments = moments
    self.limit = limit
    self.isSigned = isSigned
  }

  /// Counts values in bins of 1, 2 or 5 × 10ⁿ, of which one begins at zero.
  ///
  /// - Parameters:
  ///   - range: what the bins span, widened to whole bins; nil spans all values.
  ///   - bins: about how many there are.
  public init(
    _ values: [Double], range: ClosedRange<Double>? = nil, bins: Int = 20,
    title: StyledText = StyledText(), note: StyledText? = nil, axisTitle: String = "",
    moments: [LineChart.Moment] = [], limit: Int? = nil, isSigned: Bool = true
  ) {
    self.init(
      bins: [], title: title, note: note, axisTitle: axisTitle, moments: moments, limit: limit,
      isSigned: isSigned)
    count(values, range: range, bins: max(1, min(bins, 1_000)))
  }

  /// The mean of what can be drawn of the values, as a dotted line with its number: `mean +0.12`.
  public static func mean(of values: [Double]) -> LineChart.Moment? {
    let finite = values.filter(\.isFinite)
    guard !finite.isEmpty else { return nil }
    let mean = finite.reduce(0) { $0 + $1 / Double(finite.count) }
    return LineChart.Moment(at: mean, "mean " + Numbers.significant(mean, sign: .always))
  }

  /// How many values there are, in bins and beside them.
  public var total: Int { bins.reduce(below + above) { $0 + max(0, $1.count) } }

  public var summary: String {
    let name = title.isEmpty ? "" : title.plain + ": "
    guard total > 0, let most = bins.max(by: { $0.count < $1.count }) else {
      return name + "nothing counted yet"
    }
    var words = "\(name)\(Numbers.grouped(total)) values"
    if let first = bins.first, let last = bins.last {
      words += " from \(Numbers.tick(first.range.lowerBound))"
      words += " to \(Numbers.tick(last.range.upperBound))"
      words += ", most of them, \(Numbers.grouped(most.count)), between "
      words += "\(Numbers.tick(most.range.lowerBound)) and \(Numbers.tick(most.range.upperBound))"
      if below > 0 {
        words += ", \(Numbers.grouped(below)) below \(Numbers.tick(first.range.lowerBound))"
      }
      if above > 0 {
        words += ", \(Numbers.grouped(above)) above \(Numbers.tick(last.range.upperBound))"
      }
    }
    if notNumbers > 0 { words += ", \(Numbers.grouped(notNumbers)) not a number" }
    for moment in moments where !moment.label.isEmpty { words += ", \(moment.label)" }
    return words
  }

  private mutating func count(_ values: [Double], range: ClosedRange<Double>?, bins: Int) {
    let finite = values.filter(\.isFinite)
    notNumbers = values.filter(\.isNaN).count
    let infinite = values.count - finite.count - notNumbers
    above = values.filter { $0 == .infinity }.count
    below = infinite - above
    guard let lowest = range?.lowerBound ?? finite.min(),
      let highest = range?.upperBound ?? finite.max()
    else { return }
    let span = Axis(lowest, max(highest, lowest))
    let step = Ticks.step(across: span.high - span.low, parts: bins)
    let first = (span.low / step + 1e-9).rounded(.down)
    let count = Int(max(1, min(2_000, (span.high / step - 1e-9).rounded(.up) - first)))
    var counts = Array(repeating: 0, count: count)
    for value in finite {
      let place = value / step - first
      if place < -1e-9 {
        below += 1
      } else if place > Double(count) + 1e-9 {
        above += 1
      } else {
        counts[min(max(0, Int(place)), count - 1)] += 1
      }
    }
    self.bins = counts.enumerated().map { index, count in
      Bin((first + Double(index)) * step...(first + Double(index + 1)) * step, count)
    }
  }
}
