/// A function over a plane, as colours, with the data on top: a decision surface, or the surface of
/// a regression.
///
/// Where ramps have no colours, contours stand for them: one line where the sign changes and
/// stipples on the negative side, or five levels of a one-sided ramp.
public struct PlaneChart: Widget {
  /// An example at its place.
  public struct Example: Hashable, Sendable {
    /// Its class, and so its mark: a is `●`, b is `×`.
    public enum Class: Hashable, Sendable { case a, b }

    /// In the units of the x axis; one outside of it is not drawn.
    public var x: Double
    /// In the units of the y axis.
    public var y: Double
    /// What it is, whatever the surface says there.
    public var label: Class
    /// Whether it was kept from training: its mark is hollow, `○` or `+`.
    public var isTest: Bool
    /// What a regression is to give here, on the scale of the surface; its cell then has the colour
    /// of that value, and stands out where the surface has another. Nil has the colour of its class.
    public var target: Double?

    /// An example, x first.
    public init(
      _ x: Double, _ y: Double, _ label: Class, isTest: Bool = false, target: Double? = nil
    ) {
      self.x = x
      self.y = y
      self.label = label
      self.isTest = isTest
      self.target = target
    }

    /// An example of a regression: a place and the value that belongs there.
    public init(_ x: Double, _ y: Double, target: Double, isTest: Bool = false) {
      self.init(x, y, target < 0 ? .b : .a, isTest: isTest, target: target)
    }
  }

  /// The function, row by row from the top, at places of equal distance that begin and end at the
  /// bounds of the axes; empty for the data alone.
  public var values: [[Double]]
  /// The colours of the function.
  public var ramp: Ramp
  /// The number at the end of the ramp.
  public var limit: Double
  /// Across.
  public var x: Axis
  /// Upwards.
  public var y: Axis
  /// The data, in front of the surface; later ones cover earlier ones.
  public var examples: [Example]
  /// A way over the plane, the walk of a gradient descent; its end is marked.
  public var path: [ChartPoint]
  /// What is drawn, at the left of the head line, with the legend beside it; empty has no head.
  public var title: StyledText
  /// At the right of the head line; the first to give way.
  public var note: StyledText
  /// Whether only the side of zero is shown, and not how far from it.
  public var isDiscrete: Bool
  /// Values along which a line is drawn, ±0.8 for where a classifier is sure; zero is a thick line.
  public var contours: [Double]
  /// Whether examples that lie on the wrong side of zero stand out.
  public var marksErrors: Bool
  /// The index of the example that keys act on; its place is read off at the axes.
  public var focus: Int?
  /// Lines over the plane, in front of the surface: where another classifier draws its border.
  public var curves: [Series]
  /// What its values are the answers of; nil if they cannot be asked about.
  public var answers: Answers?

  /// By default a decision surface from class B at −1 to class A at +1.
  public init(
    _ values: [[Double]], ramp: Ramp = .classes, limit: Double = 1, x: Axis, y: Axis,
    examples: [Example] = [], path: [ChartPoint] = [], title: StyledText = StyledText(),
    note: StyledText = StyledText(), isDiscrete: Bool = false, contours: [Double] = [],
    marksErrors: Bool = false, focus: Int? = nil, curves: [Series] = []
  ) {
    self.values = values
    self.ramp = ramp
    self.limit = limit
    self.x = x
    self.y = y
    self.examples = examples
    self.path = path
    self.title = title
    self.note = note
    self.isDiscrete = isDiscrete
    self.contours = contours
    self.marksErrors = marksErrors
    self.focus = focus
    self.curves = curves
  }

  /// What the surface says at a place of the plane; nil outside of it, or without a surface.
  public func value(at point: ChartPoint) -> Double? {
    let grid = ValueGrid(values)
    guard !grid.isEmpty, let across = x.position(point.x), let up = y.position(point.y),
      (0...1).contains(across), (0...1).contains(up)
    else { return nil }
    let value = grid.interpolated(across, 1 - up)
    return value.isFinite ? value : nil
  }

  /// Whether the surface puts an example on the other side of zero than where it belongs.
  public func isWrong(_ example: Example) -> Bool {
    guard example.target == nil, let value = value(at: ChartPoint(example.x, example.y)) else {
      return false
    }
    return example.label == .a ? value < 0 : value >= 0
  }

  /// The place of the plane under a cell of the screen when the chart is drawn in `area`; nil beside
  /// the plane.
  public func point(atColumn column: Int, row: Int, in area: Rect) -> ChartPoint? {
    frame(in: area).point(atColumn: column, row: row)
  }

  /// The example whose mark is nearest to a cell of the screen when the chart is drawn in `area`, at
  /// most two columns away.
  public func example(atColumn column: Int, row: Int, in area: Rect) -> Int? {
    let frame = frame(in: area)
    return examples.indices.compactMap { index -> (index: Int, distance: Int)? in
      guard let cell = frame.cell(ChartPoint(examples[index].x, examples[index].y)) else {
        return nil
      }
      let (across, down) = (abs(cell.column - column), abs(cell.row - row) * 2)
      return across + down <= 2 ? (index, across + down) : nil
    }.min { $0.distance < $1.distance }?.index
  }

  public var summary: String {
    var words = title.isEmpty ? "" : title.plain + ": "
    words += values.isEmpty ? "plane" : "surface over the plane"
    if examples.contains(where: { $0.target != nil }) {
      words += ", \(examples.count) examples"
    } else if !examples.isEmpty {
      let a = examples.filter { $0.label == .a }.count
      words += ", \(a) examples of A and \(examples.count - a) of B"
    }
    let tests = examples.filter(\.isTest).count
    if tests > 0 { words += ", \(tests) of them for testing" }
    if marksErrors, !values.isEmpty, !examples.isEmpty {
      words += ", \(examples.filter(isWrong).count) on the wrong side"
    }
    if path.count > 1 { words += ", a path of \(path.count - 1) steps" }
    if let focused { words += "; " + sentence(focused) }
    return words
  }

  /// The example that keys act on.
  var focused: Example? {
    focus.flatMap { examples.indices.contains($0) ? examples[$0] : nil }
  }

  private func sentence(_ example: Example) -> String {
    let names = [x.title.isEmpty ? "x" : x.title, y.title.isEmpty ? "y" : y.title]
    var words = "example at \(names[0]) \(Numbers.significant(example.x)), "
    words += "\(names[1]) \(Numbers.significant(example.y))"
    if let target = example.target {
      words += ", target \(Numbers.significant(target, sign: .always))"
    } else {
      words += example.label == .a ? ", class A" : ", class B"
    }
    if let value = value(at: ChartPoint(example.x, example.y)) {
      words += ", surface \(Numbers.significant(value, sign: .always))"
      if isWrong(example) { words += ", wrong" }
    }
    return words
  }
}
