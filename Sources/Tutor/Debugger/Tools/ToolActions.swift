internal import Compute
internal import Course
internal import Labs
internal import Learning
internal import TextUI

// Changing numbers, and what lies over the panes for it.
extension DebuggerScreen {
  /// The chosen number; nil while it is not known or still to come.
  var chosenFigure: Figure? {
    let figures = tensorPane.figures
    return choice.side == .slope ? figures?.slope : figures?.value
  }

  /// Whether the chosen number can be set and held.
  var canChange: Bool {
    guard !why.isOpen, choice.element != nil, let figure = chosenFigure else { return false }
    return figure.readiness != .toCome && !figure.isHidden
  }

  /// Whether moving the chosen number can be tried: what a step begins with.
  var canNudge: Bool {
    guard !why.isOpen, let name = choice.name else { return false }
    // What a nudge finds is the slope: a blank is to be worked out.
    if let element = choice.valueElement, hidesSlope(of: element) { return false }
    return report.isParameter(name) || report.inputs.contains { $0.name == name }
  }

  func nudge(by amount: Double) -> [ScreenRequest] {
    choice.valueElement.map { [.ask(.nudge($0, by: amount))] } ?? []
  }

  mutating func openEdit() {
    guard canChange, let element = choice.element, let figure = chosenFigure else { return }
    tool = .entry(
      NumberEntry(.edit(element), label: report.label(of: element), value: figure.value))
  }

  mutating func openThreshold() {
    guard let element = choice.element, let figure = chosenFigure, !figure.isHidden else { return }
    tool = .entry(
      NumberEntry(
        .threshold(element, now: figure.value), label: report.label(of: element),
        value: figure.value))
  }

  private mutating func openParts(_ verb: PartMenu.Verb) {
    guard canChange, let element = choice.element else { return }
    tool = .parts(
      PartMenu(
        verb, of: element.name, at: choice.cursor, isBatched: !report.isParameter(element.name)))
  }

  /// Asks for a part where there is a choice.
  mutating func changePart(_ verb: PartMenu.Verb) -> [ScreenRequest] {
    openParts(verb)
    guard case .parts(let menu) = tool, menu.options.count == 1 else { return [] }
    return takeTool()
  }

  /// A key for the field.
  mutating func type(_ key: Key?) {
    guard case .entry(var entry) = tool, let key else { return }
    entry.problem = nil
    entry.entry.press(key)
    tool = .entry(entry)
  }

  /// Text that comes at once.
  mutating func paste(_ text: String) {
    guard case .entry(var entry) = tool else { return }
    entry.problem = nil
    entry.entry.paste(text) { "0123456789.,-−+e%".contains($0) }
    tool = .entry(entry)
  }

  mutating func takeTool() -> [ScreenRequest] {
    switch tool {
    case .entry(let entry): return take(entry)
    case .parts(let menu):
      tool = nil
      guard menu.options.indices.contains(menu.choice) else { return [] }
      let option = menu.options[menu.choice]
      switch menu.verb {
      case .zero: return [.ask(.set(option.part, of: menu.tensor, to: 0))]
      case .hold:
        let value = menu.choice == 0 ? chosenFigure?.value ?? 0 : 0
        tool = .entry(
          NumberEntry(
            .hold(option.part, of: menu.tensor),
            label: ChangeList.part(option.part, of: menu.tensor, in: report), value: value))
        return []
      }
    case .changes, nil: return []
    }
  }

  private mutating func take(_ entry: NumberEntry) -> [ScreenRequest] {
    guard let number = NumberInput.parse(entry.entry.text), Float(number).isFinite else {
      var entry = entry
      entry.problem =
        entry.entry.isEmpty ? "Type a number first." : "This is no number: try −0.5 or 2."
      tool = .entry(entry)
      return []
    }
    tool = nil
    let value = Float(number)
    switch entry.purpose {
    case .edit(let element):
      return [.ask(.set(.element(element.index), of: element.name, to: value))]
    case .hold(let part, let tensor): return [.ask(.clamp(part, of: tensor, to: value))]
    case .threshold(let element, let now):
      let breakpoint: Breakpoint =
        value < now ? .falls(element, below: value) : .rises(element, above: value)
      guard !report.breakpoints.contains(breakpoint) else { return [] }
      return [.ask(.stop(at: report.breakpoints + [breakpoint]))]
    }
  }

  /// Moves in a list that lies over the panes.
  mutating func moveInTool(by lines: Int) {
    switch tool {
    case .parts(var menu):
      menu.choice = min(max(0, menu.choice + lines), menu.options.count - 1)
      tool = .parts(menu)
    case .changes(let choice):
      tool = .changes(
        choice: min(max(0, choice + lines), max(0, ChangeList(report).lines.count - 1)))
    case .entry, nil: break
    }
  }

  /// Takes the chosen change or breakpoint away.
  mutating func removeLine() -> [ScreenRequest] {
    guard case .changes(let choice) = tool else { return [] }
    let lines = ChangeList(report).lines
    guard lines.indices.contains(choice) else { return [] }
    if lines.count == 1 {
      tool = nil
    } else {
      tool = .changes(choice: min(choice, lines.count - 2))
    }
    switch lines[choice] {
    case .change(let change): return [.ask(.remove(change.id))]
    case .breakpoint(let breakpoint):
      return [.ask(.stop(at: report.breakpoints.filter { $0 != breakpoint }))]
    }
  }
}
