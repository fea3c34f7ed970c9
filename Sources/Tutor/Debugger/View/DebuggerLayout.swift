internal import TextUI

/// Where the panes stand: side by side where there is room, one behind the other where there is not.
struct DebuggerLayout: Equatable, Sendable {
  let grid: ScreenGrid
  let plan: Rect
  /// The opened instruction; nil where the network is in its place.
  let opened: Rect?
  /// What is asked about; nil where it is in the place of the opened instruction.
  let why: Rect?
  /// The network or the list of parameters; nil where it is behind another pane.
  let network: Rect?
  /// The loss, and what was measured.
  let strip: Rect
  /// Rows with a rule from `column` on, so many columns long.
  let rules: [Rect]

  /// - Parameters:
  ///   - pane: Who has the keys: a pane that has no place of its own gets one then.
  ///   - networkRows: How many rows the network or its list needs.
  ///   - isDrawn: Whether it is a picture, which says more beside the numbers than a list does.
  ///   - stripRows: How many rows there are to say of the loss and what was measured.
  ///   - isAsking: Whether a number is asked about.
  init(
    _ size: Size, pane: DebuggerPane, networkRows: Int, isDrawn: Bool, stripRows: Int,
    isAsking: Bool
  ) {
    let grid = ScreenGrid(size)
    // A column more at the left, for marks that hang in the margin.
    let body = grid.body
    if body.columns >= 150 {
      self.init(wide: body, grid, stripRows: stripRows, isAsking: isAsking)
    } else if body.columns >= 90 {
      self.init(
        pairIn: body, grid, pane: pane, networkRows: networkRows,
        leastOpened: isDrawn ? 15 : 26, stripRows: stripRows)
    } else {
      self.init(stackIn: body, grid, pane: pane, stripRows: stripRows)
    }
  }

  private init(
    _ grid: ScreenGrid, plan: Rect, opened: Rect?, why: Rect? = nil, network: Rect?, strip: Rect,
    rules: [Rect]
  ) {
    (self.grid, self.plan, self.opened, self.why) = (grid, plan, opened, why)
    (self.network, self.strip, self.rules) = (network, strip, rules)
  }

  /// The plan above, one other pane below it.
  private init(stackIn body: Rect, _ grid: ScreenGrid, pane: DebuggerPane, stripRows: Int) {
    let stripRows = min(body.rows >= 16 && stripRows > 4 ? 2 : 1, body.rows)
    let rest = body.dropBottom(stripRows)
    let planRows = min(rest.rows, max(4, rest.rows * 2 / 5))
    let lower = rest.dropTop(planRows + 1)
    self.init(
      grid, plan: ScreenGrid.hanging(rest.top(planRows)), opened: pane == .network ? nil : lower,
      network: pane == .network ? lower : nil, strip: body.bottom(stripRows),
      rules: [rest.line(planRows)])
  }

  /// The plan at the left, above what was measured; the others at the right.
  private init(
    pairIn body: Rect, _ grid: ScreenGrid, pane: DebuggerPane, networkRows: Int, leastOpened: Int,
    stripRows: Int
  ) {
    let left = body.left(body.columns >= 110 ? (body.columns - 4) / 2 : (body.columns - 3) / 2)
    let right = body.dropLeft(left.columns + (body.columns >= 110 ? 4 : 3))
    let stripRows = min(left.rows / 2, stripRows)
    let plan = ScreenGrid.hanging(left.dropBottom(stripRows + 1))
    let strip = left.bottom(stripRows)
    var rules = [left.dropBottom(stripRows).bottom(1)]
    let opened = right.dropBottom(networkRows + 1)
    if opened.rows >= leastOpened {
      rules.append(right.line(opened.rows))
      self.init(
        grid, plan: plan, opened: opened, network: right.bottom(networkRows), strip: strip,
        rules: rules)
    } else {
      self.init(
        grid, plan: plan, opened: pane == .network ? nil : right,
        network: pane == .network ? right : nil, strip: strip, rules: rules)
    }
  }

  /// Plan, instruction and network side by side; what is asked about below the instruction.
  private init(wide body: Rect, _ grid: ScreenGrid, stripRows: Int, isAsking: Bool) {
    let parts = body.split(into: 3, gutter: 5)
    // A curve may be taller here than where there is little room.
    let stripRows = min(body.rows / 3, stripRows > 4 ? 16 : stripRows)
    let middle = parts[1]
    let whyRows = isAsking ? middle.rows * 2 / 5 : 1
    self.init(
      grid, plan: ScreenGrid.hanging(parts[0].dropBottom(stripRows + 1)),
      opened: middle.dropBottom(whyRows + 1), why: middle.bottom(whyRows), network: parts[2],
      strip: parts[0].bottom(stripRows),
      rules: [
        parts[0].dropBottom(stripRows).bottom(1), middle.dropBottom(whyRows).bottom(1),
      ])
  }
}
