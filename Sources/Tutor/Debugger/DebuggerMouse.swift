internal import Labs
internal import TextUI

// The mouse does what keys do: what is pressed is chosen, and pressed again it is opened.
extension DebuggerScreen {
  mutating func press(_ region: HitRegion) -> [ScreenRequest] {
    if fault?.isShown == true { return pressPanel(region) }
    guard isOpen, !report.isRunning else { return [] }
    if tool != nil { return pressTool(region) }
    switch (region.owner, region.part) {
    case (DebuggerOwner.plan, .item(let number)):
      let isOpen = pane == .plan && plan.row == number
      pane = .plan
      if isOpen { return perform(.open) }
      chooseRow(number)
    case (DebuggerOwner.plan, _): pane = .plan
    case (DebuggerOwner.opened, .cell(let row, let column)): return pressCell(row, column)
    case (DebuggerOwner.opened, .head(let slot)):
      pane = .opened
      if let row = self.row { choice.open(slot: slot, of: row, in: report) }
      noteTensor()
    case (DebuggerOwner.opened, _): pane = .opened
    case (DebuggerOwner.why, .item(let number)):
      let isChosen = pane == .opened && why.current?.choice == number
      pane = .opened
      if isChosen { return perform(.open) }
      _ = why.choose(number, of: .max)
    case (DebuggerOwner.why, _): pane = .opened
    case (DebuggerOwner.network, .item(let number)), (DebuggerOwner.network, .cell(let number, _)):
      let isChosen = pane == .network && parameter == number
      pane = .network
      parameter = min(max(0, number), max(0, report.parameters.count - 1))
      if isChosen { return perform(.open) }
    case (DebuggerOwner.network, _): pane = .network
    case (DebuggerOwner.blanks, .item(let number)):
      pane = .blanks
      blanks.choose(number)
    case (DebuggerOwner.blanks, _): pane = .blanks
    default: return []
    }
    return watchRequests()
  }

  /// A number of the opened tensor; columns beyond its own are those of its slopes.
  private mutating func pressCell(_ row: Int, _ column: Int) -> [ScreenRequest] {
    let before = choice
    let isSlope = column >= choice.cursor.columns
    choice.cursor.go(row: row, column: isSlope ? column - choice.cursor.columns : column)
    choice.turn(to: isSlope ? .slope : .value)
    let isAgain = pane == .opened && choice == before
    pane = .opened
    if isAgain { return perform(.open) }
    return watchRequests()
  }

  private mutating func pressTool(_ region: HitRegion) -> [ScreenRequest] {
    guard region.owner == DebuggerOwner.tool, case .item(let line) = region.part else { return [] }
    switch tool {
    case .parts(var menu) where menu.options.indices.contains(line):
      if menu.choice == line { return perform(.takeTool) }
      menu.choice = line
      tool = .parts(menu)
    case .changes: tool = .changes(choice: line)
    case .parts, .entry, nil: break
    }
    return []
  }

  /// The wheel goes through the pane below the pointer.
  mutating func turnWheel(_ event: MouseEvent, over panes: [HitRegion]) -> [ScreenRequest] {
    guard isOpen, tool == nil, fault?.isShown != true, let owner = panes.first?.owner else {
      return []
    }
    switch owner {
    case DebuggerOwner.plan: pane = .plan
    case DebuggerOwner.opened, DebuggerOwner.why: pane = .opened
    case DebuggerOwner.network: pane = .network
    case DebuggerOwner.blanks: pane = .blanks
    default: return []
    }
    return perform(event.action == .wheelUp ? .up : .down)
  }
}
