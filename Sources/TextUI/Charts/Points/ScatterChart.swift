/// Points over two axes, by class or by value, with curves through them.
///
/// Classes differ by their markers, and by colour where two of them have colours of their own. On
/// `shading`, points have the colour of a value instead.
public struct ScatterChart: Widget {
  /// What points have in common.
  public struct Group: Hashable, Sendable {
    /// As the legend names it; empty keeps it out of the legend.
    public var name: String
    /// Its sign.
    public var marker: Marker
    /// Its colour.
    public var role: Role

    /// A group with a sign and a colour.
    public init(_ name: String, marker: Marker = .disc, role: Role = .ink) {
      self.name = name
      self.marker = marker
      self.role = role
    }

    /// Groups for several classes: the two that have colours of their own first.
    public static func classes(_ names: [String]) -> [Group] {
      names.enumerated().map { index, name in
        let role: Role =
          index == 0 ? .classA : index == 1 ? .classB : index % 2 == 0 ? .ink : .muted
        return Group(name, marker: .number(index), role: role)
      }
    }
  }

  /// One point.
  public struct Example: Hashable, Sendable {
    /// Where it lies.
    public var place: ChartPoint
    /// The index of its group.
    public var group: Int
    /// What it is shaded by.
    public var value: Double?
    /// What it is called when it is in focus.
    public var name: String

    /// A point, x first.
    public init(_ x: Double, _ y: Double, group: Int = 0, value: Double? = nil, name: String = "") {
      place = ChartPoint(x, y)
      self.group = group
      self.value = value
      self.name = name
    }
  }

  /// What is drawn, at the left of the head line; it gives way to the legend.
  public var title: StyledText
  /// Later ones in front.
  public var examples: [Example]
  /// What their signs mean.
  public var groups: [Group]
  /// Across, with its title below the plot.
  public var x: Axis
  /// Upwards; its title is not shown, so that `title` has to name it.
  public var y: Axis
  /// Behind the points: a fitted line, the truth.
  public var curves: [Series]
  /// The colours of points that have values.
  public var shading: Ramp
  /// The value at the end of `shading`; nil is the largest magnitude.
  public var limit: Double?
  /// The index of the example that keys act on; its place is read off at both axes.
  public var focus: Int?
  /// At the right of the head line; the first to give way.
  public var note: StyledText

  /// Points on the given axes, by default all of one group.
  public init(
    title: StyledText = StyledText(), _ examples: [Example], groups: [Group] = [Group("")],
    x: Axis, y: Axis, curves: [Series] = [], shading: Ramp = .signed, limit: Double? = nil,
    focus: Int? = nil, note: StyledText = StyledText()
  ) {
    self.title = title
    self.examples = examples
    self.groups = groups
    self.x = x
    self.y = y
    self.curves = curves
    self.shading = shading
    self.limit = limit
    self.focus = focus
    self.note = note
  }

  /// The example whose mark is nearest to a cell of the screen when the chart is drawn in `area`; nil
  /// if the mouse is beside the plot, or if there is no example within it.
  public func example(atColumn column: Int, row: Int, in area: Rect) -> Int? {
    let frame = chart.frame(in: area)
    guard frame.plot.contains(column: column, row: row) else { return nil }
    return examples.indices.compactMap { index -> (index: Int, distance: Int)? in
      guard let cell = cell(of: examples[index].place, frame) else { return nil }
      return (index, abs(cell.column - column) + 2 * abs(cell.row - row))
    }.min { $0.distance < $1.distance }?.index
  }

  /// The example next to the one in focus from left to right, `direction` being −1 or +1.
  public func neighbour(of index: Int?, direction: Int) -> Int? {
    let order = examples.indices.sorted {
      (examples[$0].place.x, $0) < (examples[$1].place.x, $1)
    }
    guard let index, let place = order.firstIndex(of: index) else { return order.first }
    return order[min(max(0, place + direction), order.count - 1)]
  }

  public var summary: String {
    let name = title.isEmpty ? "scatter plot" : title.plain
    guard !examples.isEmpty else { return "\(name): no examples" }
    var words = "\(name): \(examples.count) examples"
    let named = groups.enumerated().filter { !$0.element.name.isEmpty }.map { index, group in
      "\(examples.filter { $0.group == index }.count) \(group.name)"
    }
    if !named.isEmpty { words += ", " + named.joined(separator: ", ") }
    if let correlation {
      words += ", correlation \(Numbers.fixed(correlation, decimals: 2, sign: .always))"
    }
    if let focused { words += "; " + sentence(focused) }
    return words
  }

  /// Pearson's r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²); nil if one of them does not vary.
  public var correlation: Double? {
    let points = examples.map(\.place).filter { $0.x.isFinite && $0.y.isFinite }
    guard points.count > 1 else { return nil }
    let count = Double(points.count)
    let (meanX, meanY) = (
      points.reduce(0) { $0 + $1.x / count }, points.reduce(0) { $0 + $1.y / count }
    )
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for point in points {
      let (dx, dy) = (point.x - meanX, point.y - meanY)
      xx += dx * dx
      yy += dy * dy
      xy += dx * dy
    }
    let product = xx.squareRoot() * yy.squareRoot()
    return product > 0 && product.isFinite ? xy / product : nil
  }

  var focused: Example? {
    focus.flatMap { examples.indices.contains($0) ? examples[$0] : nil }
  }

  private func sentence(_ example: Example) -> String {
    var words = example.name.isEmpty ? "example" : example.name
    words += " at \(x.title.isEmpty ? "x" : x.title) \(Numbers.significant(example.place.x)), "
    words += "\(y.title.isEmpty ? "y" : y.title) \(Numbers.significant(example.place.y))"
    if groups.indices.contains(example.group), !groups[example.group].name.isEmpty {
      words += ", \(groups[example.group].name)"
    }
    if let value = example.value {
      words += ", value \(Numbers.significant(value, sign: .always))"
    }
    return words
  }

  /// The axes, the curves and the head line are those of a line chart.
  var chart: LineChart {
    LineChart(title: title.isEmpty && hasLegend ? " " : title, curves, x: x, y: y, note: note)
  }

  var hasLegend: Bool { groups.contains { !$0.name.isEmpty } }

  func cell(of place: ChartPoint, _ frame: PlotFrame) -> Point? {
    guard let column = frame.column(of: place.x), let row = frame.row(of: place.y) else {
      return nil
    }
    return Point(column: column, row: row)
  }
}
