/// A network that reads a sequence, unrolled: one column a time step, from the token below through
/// the hidden state to the answer above, and between the states arrows as strong as what they carry.
public struct UnrolledSequence: Widget {
  /// One time step.
  public struct Step: Hashable, Sendable {
    /// What is read.
    public var token: String
    /// The hidden units after it has been read, within −1...1.
    public var state: [Double]
    /// The likeliest answer; empty for none.
    public var answer: String
    /// Its share; nil where there are no shares.
    public var share: Double?
    /// How far each gate is open, 0...1, in the order of `gateNames`.
    public var gates: [Double]
    /// Which number of a network the share is; nil for none.
    public var shareNumber: NumberMark?
    /// Which the units of the state are, along the first row; nil for none.
    public var stateNumbers: NumberGrid?
    /// Which the gates are; empty for none.
    public var gateNumbers: [NumberMark] = []

    /// A step that answers nothing and has no gates unless it is said so.
    public init(
      _ token: String, state: [Double], answer: String = "", share: Double? = nil,
      gates: [Double] = []
    ) {
      self.token = token
      self.state = state
      self.answer = answer
      self.share = share
      self.gates = gates
    }
  }

  /// What arrows between the states stand for.
  public enum Flow: Hashable, Sendable {
    /// The state that is handed on.
    case forward
    /// The slope of the loss that comes back, violet.
    case backward
  }

  /// In the order of time.
  public var steps: [Step]
  /// How strong the arrow after each step is, 0...1; one less than there are steps. Empty means
  /// that all are alike and have no numbers.
  public var links: [Double]
  /// Which way arrows point, and what they mean.
  public var flow: Flow
  /// Names of the gates.
  public var gateNames: [String]
  /// The step that keys act on.
  public var focus: Int?

  /// States handed on, without strengths unless they are given.
  public init(
    _ steps: [Step], links: [Double] = [], flow: Flow = .forward, gateNames: [String] = [],
    focus: Int? = nil
  ) {
    self.steps = steps
    self.links = links
    self.flow = flow
    self.gateNames = gateNames
    self.focus = focus
  }

  public var summary: String {
    guard !steps.isEmpty else { return "no steps" }
    var words = steps.count == 1 ? "1 step" : "\(steps.count) steps"
    words += " of \(steps[0].state.count) units: " + steps.map(\.token).joined(separator: " ")
    if let focus, steps.indices.contains(focus) {
      words += "; chosen \(steps[focus].token)"
      if !steps[focus].answer.isEmpty {
        words += ", answers \(steps[focus].answer)"
        if let share = steps[focus].share { words += " \(Numbers.percent(share, decimals: 0))" }
      }
    }
    if let weakest = links.filter(\.isFinite).min(), let strongest = links.filter(\.isFinite).max()
    {
      let name = flow == .backward ? "gradient" : "flow"
      words += "; \(name) between steps from \(Numbers.significant(weakest, digits: 2))"
      words += " to \(Numbers.significant(strongest, digits: 2))"
    }
    return words
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, !steps.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let layout = UnrolledLayout(self, in: area)
    drawNames(layout, on: &surface, in: area)
    for index in layout.first..<layout.first + layout.shown {
      guard let column = layout.column(of: index) else { continue }
      drawStep(index, column, layout, on: &surface)
      if let next = layout.column(of: index + 1) {
        drawLink(index, from: column.endColumn, to: next.column, layout, on: &surface)
      }
    }
    drawHidden(layout, on: &surface, in: area)
  }

  /// What the rows are, at the left.
  private func drawNames(_ layout: UnrolledLayout, on surface: inout Surface, in area: Rect) {
    guard layout.names > 0 else { return }
    func write(_ name: String, _ row: Int?) {
      guard let row else { return }
      surface.write(StyledText.muted(name), column: area.column, row: row)
    }
    write("answer", layout.answerRow)
    write("state", layout.state.row + (layout.state.rows - 1) / 2)
    write("token", layout.tokenRow)
    for (index, name) in gateNames.enumerated() where index < layout.gates.rows {
      write(name, layout.gates.row + index)
    }
  }

  private func drawStep(
    _ index: Int, _ column: Rect, _ layout: UnrolledLayout, on surface: inout Surface
  ) {
    let step = steps[index]
    let isFocused = index == focus
    let role: Role = isFocused ? .focus : .ink
    func write(_ text: StyledText, _ row: Int?) {
      guard let row else { return }
      let text = text.truncated(to: column.columns + 2)
      let start = column.column + (column.columns - text.width) / 2
      surface.write(text, column: start, row: row)
    }
    write(StyledText(step.token, role, isFocused ? .bold : []), layout.tokenRow)
    write(StyledText(step.answer, isFocused ? .focus : .strong, .bold), layout.answerRow)
    if let share = step.share, let row = layout.shareRow {
      write(
        StyledText(Numbers.cell(share), isFocused ? .strong : .muted).asking(
          step.shareNumber, share), row)
    }
    for row in [layout.riseRow, step.answer.isEmpty ? nil : layout.leaveRow] {
      guard let row else { continue }
      surface.write(.up, column: column.column + column.columns / 2, row: row, style: Style(.muted))
    }
    let state = Rect(
      column: column.column, row: layout.state.row, columns: column.columns,
      rows: layout.state.rows)
    drawState(step, on: &surface, in: state)
    if isFocused {
      for row in layout.state.row..<layout.state.endRow {
        surface.write(.chosen, column: column.column - 1, row: row, style: Style(.focus, .bold))
      }
    }
    for (gate, value) in step.gates.prefix(layout.gates.rows).enumerated() {
      let place = Rect(
        column: column.column, row: layout.gates.row + gate, columns: column.columns, rows: 1)
      ProgressRule(value, heavy: Style(role), light: Style(.grid)).draw(on: &surface, in: place)
      surface.mark(
        step.gateNumbers.indices.contains(gate) ? step.gateNumbers[gate] : nil, value: value,
        in: place)
    }
  }

  /// A strip of one half row a unit, or as many units as there are half rows.
  private func drawState(_ step: Step, on surface: inout Surface, in area: Rect) {
    let state = step.state
    guard !state.isEmpty, !area.isEmpty else { return }
    let grid = ValueGrid(state.map { [$0] })
    var zoom = area.rows * 2 / state.count
    // Where there are no half rows, units must not share one.
    if zoom > 1, !surface.look.hasHalfRows { zoom -= zoom % 2 }
    let height = zoom >= 1 ? state.count * zoom : area.rows * 2
    var canvas = PixelCanvas(Size(columns: area.columns, rows: (height + 1) / 2), ramp: .signed)
    for y in 0..<height {
      let value = grid.sample(x: 0, of: 1, y: y, of: height)
      for x in 0..<area.columns where value.isFinite { canvas[x, y] = value }
    }
    canvas.draw(on: &surface, at: area.origin)
    guard zoom >= 1 else { return }
    for unit in state.indices {
      let (top, end) = (unit * zoom, (unit + 1) * zoom)
      surface.mark(
        step.stateNumbers?.mark(row: 0, column: unit), value: state[unit],
        in: Rect(
          column: area.column, row: area.row + top / 2, columns: area.columns,
          rows: (end + 1) / 2 - top / 2),
        half: zoom > 1 ? .all : unit.isMultiple(of: 2) ? .upper : .lower)
    }
  }

  /// As thick as it is strong, with its number below.
  private func drawLink(
    _ index: Int, from start: Int, to end: Int, _ layout: UnrolledLayout,
    on surface: inout Surface
  ) {
    let strength = links.indices.contains(index) ? links[index] : nil
    let size = min(max(strength ?? 0.5, 0), 1)
    let room = end - start - 1
    guard room >= 2, !size.isNaN else { return }
    let row = layout.state.row + (layout.state.rows - 1) / 2
    let style: Style =
      switch flow {
      case .forward: Style(size < 0.02 ? .faint : .ink)
      case .backward:
        Shade.isNeeded(in: surface.look) || size >= 0.75
          ? Style(.gradient) : Style(Ramp.gradient.ink(0.3 + 0.6 * size))
      }
    let dots = strength == nil ? 1 : size >= 0.75 ? 4 : size >= 0.4 ? 3 : size >= 0.12 ? 2 : 1
    var canvas = DotCanvas(Size(columns: room - 1, rows: 1), look: surface.look)
    let pattern: Stroke.Pattern = size < 0.02 ? .dotted : .solid
    // Arrow heads point from the middle of their cell, which is nearer to the third dot.
    let first = dots == 1 ? 2 : (4 - dots) / 2
    for offset in 0..<dots {
      let y = Double(first + offset) + 0.5
      canvas.draw(
        [Dot(0.5, y), Dot(Double(canvas.width) - 0.5, y)],
        Stroke(style, pattern: pattern, isThick: dots >= 3 && surface.look.glyphs == .ascii))
    }
    switch flow {
    case .forward:
      canvas.draw(on: &surface, at: Point(column: start, row: row))
      surface.write(.higher, column: start + room - 1, row: row, style: style)
    case .backward:
      surface.write(.lower, column: start, row: row, style: style)
      canvas.draw(on: &surface, at: Point(column: start + 1, row: row))
    }
    guard let strength, room >= 3, layout.state.rows >= 3 else { return }
    let text = StyledText(
      Numbers.cell(strength), flow == .backward ? .gradient : .muted)
    surface.write(text, column: start + (room - text.width + 1) / 2, row: row + 1)
  }

  private func drawHidden(_ layout: UnrolledLayout, on surface: inout Surface, in area: Rect) {
    let row = layout.tokenRow
    if layout.first > 0 {
      surface.write(.ellipsis, column: layout.start - 2, row: row, style: Style(.muted))
    }
    if layout.first + layout.shown < steps.count {
      surface.write(.ellipsis, column: area.endColumn - 1, row: row, style: Style(.muted))
    }
  }

  /// The step at a cell of the screen when the sequence is drawn in `area`.
  public func step(at point: Point, in area: Rect) -> Int? {
    guard area.contains(point), !steps.isEmpty else { return nil }
    let layout = UnrolledLayout(self, in: area)
    return (layout.first..<layout.first + layout.shown).first { index in
      layout.column(of: index).map {
        ($0.column - 1..<$0.endColumn + 1).contains(point.column)
      } ?? false
    }
  }
}
