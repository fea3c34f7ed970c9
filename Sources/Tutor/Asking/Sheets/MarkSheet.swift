internal import Compute
internal import Course
internal import TextUI

/// A place on a plot to be marked: the arrows move a line along one of its axes.
struct MarkSheet: AnswerSheet {
  let plot: PlotReading
  let mark: PlotReading.Mark
  /// Where the line is: the share of the axis, 0...1.
  var share = 0.5
  /// Whether it was moved by the learner.
  var isPlaced = false

  /// How far a key moves the line: a sixtieth of the axis, and of the long way a tenth.
  private static let notch = 1.0 / 60

  init(_ plot: PlotReading, _ mark: PlotReading.Mark) {
    self.plot = plot
    self.mark = mark
  }

  private var scale: PlotScale { PlotScale(plot, mark.axis) }
  /// Where the line is, in the units of the axis.
  var value: Double { scale.value(at: share) }

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    let isAcross = mark.axis == .x
    let across = Binding<SheetAction>.pair(
      .turn, isAcross ? "move the line" : "far", .left, .right, priority: isAcross ? 9 : 6,
      help: isAcross ? "Move the line" : "Move it a tenth of the way")
    let upwards = Binding<SheetAction>.pair(
      .move, isAcross ? "far" : "move the line", .up, .down, priority: isAcross ? 6 : 9,
      help: isAcross ? "Move it a tenth of the way" : "Move the line")
    return (isAcross ? across + upwards : upwards + across) + [
      Binding(.act, "mark it here", .commit, priority: 8, help: "Answer with this place")
    ]
  }

  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    let isAcross = mark.axis == .x
    switch action {
    case .left: return move(by: isAcross ? -Self.notch : -0.1)
    case .right: return move(by: isAcross ? Self.notch : 0.1)
    case .down: return move(by: isAcross ? -0.1 : -Self.notch)
    case .up: return move(by: isAcross ? 0.1 : Self.notch)
    case .commit:
      return isPlaced ? .answer(.mark(value)) : .problem("Move the line first.")
    case .pick, .tick, .carry, .edit, .raise, .lower, .leaveField, .enterField, .openLab:
      return .unmoved
    }
  }

  private mutating func move(by shares: Double) -> SheetOutcome {
    // Whole notches, so that the ends of the axis are its ends.
    let target = min(max(0, ((share + shares) / Self.notch).rounded() * Self.notch), 1)
    isPlaced = true
    guard target != share else { return .unmoved }
    share = target
    return .changed
  }

  /// The mouse has pressed a place of the axis.
  mutating func press(share: Double) -> SheetOutcome {
    self.share = min(max(0, share), 1)
    isPlaced = true
    return .changed
  }

  mutating func show(_ answer: Answer) {
    guard case .mark(let value) = answer else { return }
    share = scale.share(of: value)
    isPlaced = true
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    let place: StyledText =
      isPlaced
      ? StyledText.muted("\(look.label)  ") + .strong(Numbers.significant(value))
        + .muted(" \(axis.label)")
      : .muted("Move the line to the place that is asked for.")
    var lines: [TextView.Block] = [.paragraph(place)]
    if let problem = look.problem { lines.append(.paragraph(StyledText(problem, .strong))) }
    return [.text(TextView(lines, isCompact: true))]
  }

  private var axis: PlotReading.Axis { mark.axis == .x ? plot.x : plot.y }

  func picture(_ look: SheetLook) -> (any ColumnWidget)? {
    PlotPicture(
      plot: plot, order: Array(plot.curves.indices), axis: mark.axis,
      mark: isPlaced || look.isFocused ? value : nil,
      band: look.showsKey || look.verdict?.isRight == true ? plot.band(of: mark) : nil)
  }

  // MARK: As a conversation

  func plainLines(_ prose: Prose) -> [String] { PlotPicture.plainLines(plot) }

  var plainRange: String {
    let range = plot.extent(of: mark.axis)
    return "\(axis.label), from \(Numbers.tick(range.lowerBound)) to "
      + Numbers.tick(range.upperBound)
  }

  mutating func read(_ line: String) -> SheetOutcome? {
    guard let value = NumberInput.parse(line) else { return nil }
    let range = plot.extent(of: mark.axis)
    guard range.contains(value) else {
      return .problem(
        "The plot goes from \(Numbers.tick(range.lowerBound)) to "
          + "\(Numbers.tick(range.upperBound)).")
    }
    show(.mark(value))
    return .answer(.mark(value))
  }

  func plainText(_ answer: Answer) -> String {
    if case .mark(let value) = answer { Numbers.significant(value) } else { "" }
  }
}

/// The way between the values of an axis and the share of its length.
struct PlotScale {
  let range: ClosedRange<Double>
  private let axis: PlotReading.Axis

  init(_ plot: PlotReading, _ name: PlotReading.AxisName) {
    range = plot.extent(of: name)
    axis = name == .x ? plot.x : plot.y
  }

  func value(at share: Double) -> Double { axis.place(at: share, of: range) }

  func share(of value: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard high > low else { return 0 }
    let share =
      axis.isLogarithmic && low > 0 && value > 0
      ? PortableMath.log(value / low) / PortableMath.log(high / low) : (value - low) / (high - low)
    return min(max(0, share), 1)
  }
}
