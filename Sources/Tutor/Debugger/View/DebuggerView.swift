internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// The names under which the panes of the debugger are drawn.
enum DebuggerOwner {
  static let plan = "debugger plan"
  static let opened = "debugger opened"
  static let why = "debugger why"
  static let network = "debugger network"
  static let blanks = "debugger blanks"
  static let tool = "debugger tool"
  static let fault = "debugger fault"
}

// How the screen looks.
extension DebuggerScreen {
  func draw(on surface: inout Surface) {
    let network = network
    let layout = DebuggerLayout(
      surface.size, pane: pane, networkRows: networkRows(network),
      isDrawn: network != nil, stripRows: stripRows, isAsking: why.isOpen || blanks.isOn)
    surface.draw(
      Header(path: ["Debugger", title], state: headerState, progress: progress),
      in: layout.grid.header)
    if let fault, fault.isShown, fault.failure == nil {
      surface.draw(FaultPanel(game: fault), in: layout.grid.body, as: DebuggerOwner.fault)
    } else if isOpen {
      drawPanes(on: &surface, layout, network)
    } else {
      drawWaiting(on: &surface, in: layout.grid.body)
    }
    if let tool {
      surface.pane(
        DebuggerOwner.tool, in: layout.grid.body.bottom(ToolSheet.rows(of: tool, report))
      ) { surface in
        surface.draw(
          ToolSheet(tool: tool, report: report),
          in: layout.grid.body.bottom(ToolSheet.rows(of: tool, report)))
      }
    }
    surface.draw(KeyHints(footerHints(bindings)), in: layout.grid.footer, as: Pane.footer)
  }

  private func drawPanes(
    on surface: inout Surface, _ layout: DebuggerLayout, _ network: NetworkReading?
  ) {
    for rule in layout.rules {
      surface.rule(column: rule.column, row: rule.row, columns: rule.columns)
    }
    surface.draw(
      PlanPane(report: report, chosen: plan.row, isFocused: pane == .plan, secrets: secrets),
      in: layout.plan, as: DebuggerOwner.plan)
    surface.draw(
      LossStrip(report: reportWithoutAnswers, nudge: nudge, canNudge: canNudge && pane != .blanks),
      in: layout.strip)
    if let area = layout.opened {
      if pane == .blanks, layout.why == nil {
        surface.draw(blankPanel, in: area, as: DebuggerOwner.blanks)
      } else if why.isOpen, layout.why == nil {
        surface.draw(whyPane, in: area, as: DebuggerOwner.why)
      } else {
        surface.draw(openedPane, in: area, as: DebuggerOwner.opened)
      }
    }
    if let area = layout.why {
      if why.isOpen, pane != .blanks {
        surface.draw(whyPane, in: area, as: DebuggerOwner.why)
      } else if blanks.isOn {
        surface.draw(blankPanel, in: area, as: DebuggerOwner.blanks)
      } else {
        surface.write(
          StyledText.muted("Enter on a number asks why it is what it is.")
            .truncated(to: area.columns), column: area.column, row: area.row)
      }
    }
    if let area = layout.network {
      surface.draw(networkPane(network), in: area, as: DebuggerOwner.network)
    }
  }

  private var whyPane: WhyPane {
    WhyPane(report: report, chain: why, isFocused: pane == .opened, secrets: secrets)
  }

  private var openedPane: OpenedPane {
    OpenedPane(
      report: report, row: choice.pinned == nil ? row : nil, slot: choice.slot, tensor: tensorPane,
      element: choice.element)
  }

  private func networkPane(_ network: NetworkReading?) -> NetworkPane {
    var unit: Int?
    if let name = choice.name {
      unit = report.isParameter(name) ? choice.cursor.place.first : choice.cursor.place.last
    }
    return NetworkPane(
      report: report, network: network, parameter: parameter,
      example: choice.name.map(report.isParameter) == false ? choice.cursor.place.first ?? 0 : 0,
      opened: choice.name, unit: unit, isFocused: pane == .network, secrets: secrets)
  }

  /// Tiles of the widest layer below each other, or a line for each parameter.
  private func networkRows(_ network: NetworkReading?) -> Int {
    guard let network else { return 3 + min(12, report.parameters.count) }
    let units = ([network.input] + network.layers.map(\.output)).map {
      report.extents(of: $0)?.last ?? 1
    }
    return 4 + 5 * min(4, units.max() ?? 1)
  }

  /// The loss and a hint; what was measured and changed; the curve.
  private var stripRows: Int {
    let isCurve = report.losses.buckets.count > 1
    return report.nudge != nil || !report.interventions.isEmpty ? 7 : isCurve ? 9 : 4
  }

  // MARK: Header

  /// `step 3 · instruction 13 of 21 · ◂ backward`
  private var headerState: StyledText {
    guard isOpen else { return StyledText() }
    let place = report.position
    let count = report.rows.count
    var text = StyledText.muted("step \(Numbers.grouped(place.step + 1)) · ")
    text +=
      place.instruction == 0
      ? .muted("before instruction 1 of \(count)")
      : .muted("instruction ") + .strong(String(place.instruction)) + .muted(" of \(count)")
    if report.isRunning { return text + StyledText(" · running", .strong) }
    guard place.instruction > 0 else { return text }
    return text + .muted(" · ") + phaseText(report.rows[place.instruction - 1].phase)
  }

  private func phaseText(_ phase: Phase) -> StyledText {
    switch phase {
    case .zero: .muted(phase.title)
    case .forward: StyledText("▸ forward", .ink)
    case .backward: StyledText("◂ backward", .gradient)
    case .update: StyledText("↓ update", .ink)
    }
  }

  private var progress: Double? {
    guard isOpen else { return report.progress.map { Double($0.step) / Double(max(1, $0.steps)) } }
    return Double(report.position.instruction) / Double(max(1, report.rows.count))
  }

  /// Why there is nothing to walk through yet.
  private func drawWaiting(on surface: inout Surface, in area: Rect) {
    if let failure = report.failure ?? fault?.failure {
      surface.draw(
        Notice(.wrong, title: "This run cannot be opened.", StyledText(failure)), in: area)
    } else if let progress = report.progress {
      surface.draw(
        WorkProgress(
          "Computing the run again up to where it stood", done: progress.step,
          total: progress.steps, unit: "steps"), in: area.top(2))
    } else {
      surface.write(.muted("Opening the run …"), column: area.column, row: area.row)
    }
  }
}
