internal import Compute
internal import Labs
internal import Learning
internal import TextUI

// What keys do.
extension DebuggerScreen {
  mutating func press(_ key: Key) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    return perform(binding.action, key: key)
  }

  /// What an action does, and asks for; then what has to be known of what is shown now.
  mutating func perform(_ action: DebuggerAction, key: Key? = nil) -> [ScreenRequest] {
    let requests = requests(of: action, key: key)
    return requests + watchRequests()
  }

  private mutating func requests(of action: DebuggerAction, key: Key?) -> [ScreenRequest] {
    switch action {
    case .step: return run(.move(by: 1))
    case .back: return run(.move(by: -1))
    case .goal(let goal): return run(.run(until: goal))
    case .run: return run(.run(until: .breakpoint))
    case .interrupt: return [.ask(.interrupt)]
    case .restart: return origin.map { run(.go(to: $0)) } ?? []
    case .breakpoint: return toggle(.instruction(plan.row))
    case .notFinite: return toggle(.notFinite)
    case .threshold: openThreshold()
    case .nextPane: movePane(by: 1)
    case .previousPane: movePane(by: -1)
    case .up: move(rows: -1, columns: 0)
    case .down: move(rows: 1, columns: 0)
    case .left: move(rows: 0, columns: -1)
    case .right: move(rows: 0, columns: 1)
    case .nextPart: leaf(by: 1)
    case .previousPart: leaf(by: -1)
    case .nextTable: _ = choice.cursor.moveLeading(by: 1)
    case .previousTable: _ = choice.cursor.moveLeading(by: -1)
    case .turnSide:
      if choice.turn(in: report) { noteTensor() }
    case .open: openChosen()
    case .ascend: why.ascend()
    case .maker: openMaker()
    case .culprit: openCulprit()
    case .edit: openEdit()
    case .zero: return changePart(.zero)
    case .hold: return changePart(.hold)
    case .changes: tool = .changes(choice: 0)
    case .takeBack: return [.ask(.undo)]
    case .redo: return [.ask(.redo)]
    case .nudgeUp: return nudge(by: nudge.amount)
    case .nudgeDown: return nudge(by: -nudge.amount)
    case .largerNudge: nudge = nudge.moved(by: -1) ?? nudge
    case .smallerNudge: nudge = nudge.moved(by: 1) ?? nudge
    case .blanks: takeMoreBlanks()
    case .fill: fill(key)
    case .rule: blanks.turnRule()
    case .leaveBlanks: pane = .plan
    case .type: type(key)
    case .takeTool: return takeTool()
    case .closeTool: tool = nil
    case .removeLine: return removeLine()
    case .fault(let action): return perform(action, key: key)
    case .close: return close()
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }

  // MARK: Through the run

  /// Goes somewhere, and the plan's cursor with it.
  private mutating func run(_ command: StepCommand) -> [ScreenRequest] {
    plan.follow()
    return [.ask(command)]
  }

  private func toggle(_ breakpoint: Breakpoint) -> [ScreenRequest] {
    let others = report.breakpoints.filter { $0 != breakpoint }
    let isSet = others.count < report.breakpoints.count
    return [.ask(.stop(at: isSet ? others : others + [breakpoint]))]
  }

  /// Lets go of a tensor that was left open, or closes the screen.
  private mutating func close() -> [ScreenRequest] {
    if choice.unpin(row, in: report) { return [] }
    return [.ask(.close), .close]
  }

  // MARK: What is looked at

  private mutating func movePane(by count: Int) {
    let panes = DebuggerPane.allCases.filter { $0 != .blanks || blanks.isOn }
    let place = (panes.firstIndex(of: pane) ?? 0) + count
    pane = panes[(place % panes.count + panes.count) % panes.count]
  }

  private mutating func move(rows: Int, columns: Int) {
    guard tool == nil else { return moveInTool(by: rows) }
    switch pane {
    case .plan: chooseRow(plan.row + rows)
    case .opened where why.isOpen: chooseReason(by: rows + columns)
    case .opened:
      // In a list, sideways is to the slope beside the value.
      if choice.cursor.isList, columns != 0 {
        if (columns > 0) == (choice.side == .value), choice.turn(in: report) { noteTensor() }
      } else {
        _ = choice.cursor.move(rows: rows, columns: columns)
      }
    case .network:
      parameter = min(max(0, parameter + rows), max(0, report.parameters.count - 1))
    case .blanks: fill(rows < 0 ? .up : .down)
    }
  }

  /// Opens an instruction of the plan.
  mutating func chooseRow(_ number: Int) {
    plan.choose(number, of: report.rows.count)
    why.close()
    choice.open(row, in: report)
    noteOpened()
  }

  /// To the next part of the plan, or the next tensor of the instruction.
  private mutating func leaf(by count: Int) {
    switch pane {
    case .plan:
      if let number = PlanList(report.rows).section(from: plan.row, by: count) {
        chooseRow(number)
      }
    case .opened:
      if let row, choice.leaf(by: count, in: row, report) { noteTensor() }
    case .network, .blanks: break
    }
  }

  // MARK: Why

  /// The number in the explanation that is chosen.
  var chosenReason: ElementReading? {
    guard let current = why.current, let explanation = report.explanation(of: current.element)
    else { return nil }
    let elements = WhyTerms(explanation).elements
    return elements.indices.contains(current.choice) ? elements[current.choice] : nil
  }

  /// How many numbers there are to choose from.
  var reasonCount: Int {
    why.current.flatMap { report.explanation(of: $0.element) }
      .map { WhyTerms($0).elements.count } ?? 0
  }

  private mutating func chooseReason(by count: Int) {
    guard let current = why.current else { return }
    _ = why.choose(current.choice + count, of: reasonCount)
  }

  /// Asks why, one number further down; or opens the chosen parameter.
  private mutating func openChosen() {
    if pane == .blanks { return fill(.enter) }
    if pane == .network {
      guard report.parameters.indices.contains(parameter) else { return }
      let name = report.parameters[parameter].name
      choice.pin(choice.side == .slope ? name.gradient : name, in: report)
      why.close()
      pane = .opened
      return noteTensor()
    }
    if why.isOpen, pane == .opened {
      guard let reason = chosenReason else { return }
      why.descend(to: reason.element)
      noteAsked(.tensor(reason.element.name, step: report.position.step))
    } else if let element = choice.element {
      why.open(element)
      noteAsked(.tensor(element.name, step: report.position.step))
      pane = .opened
    }
  }

  /// Opens the instruction that made the number.
  private mutating func openMaker() {
    guard let current = why.current,
      let instruction = report.explanation(of: current.element)?.instruction
    else { return }
    chooseRow(instruction)
    pane = .plan
  }

  /// Where numbers that are not finite come up first: a parameter that came so, or what an
  /// instruction has made.
  var notFinitePlace: TensorName? {
    let parameter = report.parameters.first {
      $0.readiness == .given && $0.summary.notFiniteCount > 0
    }
    if let parameter { return parameter.name }
    return report.results.lazy.compactMap { $0 }.first {
      $0.readiness != .toCome && $0.summary.notFiniteCount > 0
    }?.name
  }

  private mutating func openCulprit() {
    guard let name = notFinitePlace else { return }
    choice.pin(name, in: report)
    why.close()
    hunt = .number
    noteTensor()
    // It may be in sight already.
    findNotFinite()
    descendToCulprit()
  }
}
