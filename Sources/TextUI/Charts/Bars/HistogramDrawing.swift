extension Histogram {
  /// Draws the columns over their axis, those of what lies outside at the ends.
  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let hasHead = area.rows >= 4 && (!title.isEmpty || note?.isEmpty == false || total > 0)
    if hasHead { drawHead(on: &surface, in: area.top(1)) }
    let body = hasHead ? area.dropTop(area.rows >= 12 ? 2 : 1) : area
    guard let plan = Plan(self, in: body) else {
      PlotFrame(x: Axis(0, 1, title: axisTitle), y: Axis(0, 1), in: body).draw(on: &surface)
      return
    }
    plan.frame.draw(on: &surface)
    var canvas = DotCanvas(plan.frame.plot.size, look: surface.look)
    if isSigned, plan.frame.x.low < 0, plan.frame.x.high > 0 {
      draw(.init(at: 0), on: &canvas, plan, style: Style(.faint))
    }
    canvas.draw(on: &surface, at: plan.frame.plot.origin)
    for (index, bin) in plan.bins.enumerated() {
      drawColumn(
        bin.count, role: role(of: bin.range), on: &surface,
        columns: plan.columns(ofBin: index), plan)
    }
    drawEnds(on: &surface, plan)
    drawMoments(on: &surface, plan)
  }

  private func drawHead(on surface: inout Surface, in line: Rect) {
    var words = "\(Numbers.grouped(total)) values"
    if notNumbers > 0 { words += ", \(Numbers.grouped(notNumbers)) NaN" }
    let note = note ?? .muted(words)
    let width = surface.write(
      title.truncated(to: line.columns), column: line.column, row: line.row)
    if width + 2 + note.width <= line.columns {
      surface.write(note, endColumn: line.endColumn, row: line.row)
    }
  }

  private func role(of range: ClosedRange<Double>) -> Role {
    guard isSigned else { return .ink }
    let slack = (range.upperBound - range.lowerBound) * 1e-6
    if range.lowerBound >= -slack { return .positive }
    return range.upperBound <= slack ? .negative : .muted
  }

  private func drawColumn(
    _ count: Int, role: Role, on surface: inout Surface, columns: Range<Int>, _ plan: Plan
  ) {
    let plot = plan.frame.plot
    // Something is always seen of a bin that is not empty.
    let share = Double(max(0, count)) / plan.frame.y.high
    let height = min(plot.rows * 8, Int((min(share, 1) * Double(plot.rows * 8)).rounded()))
    let eighths = count > 0 ? max(1, height) : 0
    for step in 0..<(eighths + 7) / 8 {
      let cell = Self.cell(
        filled: min(8, eighths - step * 8), role, in: surface.look)
      for column in columns { surface[column, plot.endRow - 1 - step] = cell }
    }
  }

  /// Negative columns have another texture where there are no colours.
  private static func cell(filled: Int, _ role: Role, in look: Look) -> Cell {
    let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let style = Style(role)
    switch look.glyphs {
    case .ascii: return Cell(role == .negative ? "-" : role == .positive ? "+" : "#", style)
    case .blocks: return Cell(filled > 5 ? "█" : "▄", style)
    case .braille:
      if look.colors == .none, role == .negative, filled > 4 { return Cell("▒", style) }
      return Cell(blocks[filled - 1], style)
    }
  }

  /// What lies outside: a column of its own at each end, with what it means below.
  private func drawEnds(on surface: inout Surface, _ plan: Plan) {
    let frame = plan.frame
    let ends: [(Int, Range<Int>, String)] = [
      (below, plan.columnsBelow, "<" + Numbers.tick(bins.first?.range.lowerBound ?? 0)),
      (above, plan.columnsAbove, ">" + Numbers.tick(bins.last?.range.upperBound ?? 0)),
    ]
    for (count, columns, text) in ends where !columns.isEmpty {
      drawColumn(count, role: .muted, on: &surface, columns: columns, plan)
      surface.rule(column: columns.lowerBound, row: frame.plot.endRow, columns: columns.count)
      guard frame.hasLabelsBelow else { continue }
      let label = StyledText.muted(text)
      let isLeft = columns.upperBound <= frame.plot.column
      if isLeft {
        surface.write(label, endColumn: columns.upperBound, row: frame.plot.endRow + 1)
      } else {
        surface.write(label, column: columns.lowerBound, row: frame.plot.endRow + 1)
      }
    }
  }

  private func drawMoments(on surface: inout Surface, _ plan: Plan) {
    let frame = plan.frame
    for moment in moments {
      guard let column = frame.column(of: moment.x) else { continue }
      for row in frame.plot.row..<frame.plot.endRow {
        let below = surface[column, row]
        // Over a column, the line is cut out of it; its top stays as it is.
        let isFull = ["█", "▒", "+", "-", "#"].contains(below.character)
        let isFree = [" ", "┈", "."].contains(below.character)
        guard isFull || isFree else { continue }
        let sign: Character = surface.look.glyphs == .ascii ? ":" : "┊"
        surface[column, row] = Cell(
          sign,
          isFull
            ? Style(below.style.foreground, on: .standard, .reverse) : Style(.strong, .bold))
      }
      let text = StyledText.strong(moment.label)
      guard !text.isEmpty, frame.plot.rows >= 3 else { continue }
      if column + 2 + text.width <= frame.plot.endColumn {
        surface.write(text, column: column + 2, row: frame.plot.row)
      } else if column - 1 - text.width >= frame.plot.column {
        surface.write(text, endColumn: column - 1, row: frame.plot.row)
      }
    }
  }

  private func draw(
    _ moment: LineChart.Moment, on canvas: inout DotCanvas, _ plan: Plan, style: Style
  ) {
    guard let column = plan.frame.column(of: moment.x) else { return }
    for y in stride(from: 0, to: canvas.height, by: canvas.dotDistance) {
      canvas.set(x: (column - plan.frame.plot.column) * 2, y: y, style: style, ascii: ":")
    }
  }

  /// Where columns stand: every bin takes the same number of screen columns, and neighbours are
  /// counted together where there are more bins than columns.
  struct Plan {
    let frame: PlotFrame
    let bins: [Bin]
    let columnsBelow: Range<Int>
    let columnsAbove: Range<Int>
    private let width: Int

    init?(_ histogram: Histogram, in area: Rect) {
      guard let first = histogram.bins.first, let last = histogram.bins.last,
        first.range.lowerBound < last.range.upperBound
      else { return nil }
      let labels = area.columns >= 24 && area.rows >= 5
      let ends = (histogram.below > 0 ? 1 : 0, histogram.above > 0 ? 1 : 0)
      let left = "<" + Numbers.tick(first.range.lowerBound)
      let right = ">" + Numbers.tick(last.range.upperBound)
      let (leftRoom, rightRoom) = (
        ends.0 * (labels ? left.displayWidth + 1 : 2),
        ends.1 * (labels ? right.displayWidth + 1 : 2)
      )
      // Counts are labelled at the left, before the bins are laid out.
      let free = area.columns - leftRoom - rightRoom - (labels ? 5 : 0)
      guard free >= 1 else { return nil }
      var bins = histogram.bins
      while bins.count > free { bins = Self.merged(bins) }
      let most = max(bins.map(\.count).max() ?? 0, histogram.below, histogram.above, 1)
      let y = Axis.fitting([Double(histogram.limit ?? most)])
      var x = Axis(first.range.lowerBound, last.range.upperBound, title: histogram.axisTitle)
      let probe = PlotFrame(x: x, y: y, in: area)
      let labelColumns = probe.plot.column - area.column
      let room = area.columns - labelColumns - leftRoom - rightRoom
      while bins.count > max(1, room) { bins = Self.merged(bins) }
      x.low = bins[0].range.lowerBound
      x.high = bins[bins.count - 1].range.upperBound
      width = max(1, room / bins.count)
      let columns = min(max(0, room), width * bins.count)
      frame = PlotFrame(
        x: x, y: y, in: area.left(labelColumns + leftRoom + columns), insetLeft: leftRoom)
      self.bins = bins
      let plot = frame.plot
      columnsBelow =
        ends.0 == 0 ? 0..<0 : plot.column - 1 - min(2, leftRoom - 1)..<plot.column - 1
      columnsAbove =
        ends.1 == 0 ? 0..<0 : plot.endColumn + 1..<plot.endColumn + 1 + min(2, rightRoom - 1)
    }

    /// The screen columns of a bin; a gap between neighbours where there is room for one.
    func columns(ofBin index: Int) -> Range<Int> {
      let start = frame.plot.column + index * width
      return start..<start + (width > 3 ? width - 1 : width)
    }

    /// Two bins become one, neither of them over both sides of zero: an empty bin is put before
    /// the first, or after the last, where they do not come out even.
    private static func merged(_ bins: [Bin]) -> [Bin] {
      guard let first = bins.first else { return [] }
      let step = first.range.upperBound - first.range.lowerBound
      if bins.count == 2 {
        return [
          Bin(
            first.range.lowerBound...first.range.lowerBound + 2 * step,
            max(0, first.count) + max(0, bins[1].count))
        ]
      }
      let zero = bins.firstIndex { $0.range.lowerBound >= -step * 1e-6 } ?? 0
      let low = first.range.lowerBound - (zero % 2 == 0 ? 0 : step)
      let counts = (zero % 2 == 0 ? [] : [0]) + bins.map { max(0, $0.count) }
      return stride(from: 0, to: counts.count, by: 2).map { index in
        let start = low + Double(index) * step
        return Bin(start...start + 2 * step, counts[index...].prefix(2).reduce(0, +))
      }
    }
  }
}
