internal import Compute
internal import Learning
internal import TextUI

/// One network, a column a step, and the arithmetic of one of the steps.
extension MemoryLab {
  private var unrolled: MemoryRun? { tags.first }

  /// The step that is looked at, from 1.
  var shownStep: Int { min(max(1, moment), sheet.count("steps")) }

  /// The steps of reading the first unseen row, from its beginning on.
  var moments: [CellWalk.Moment] {
    guard let tag = unrolled, let report = desk.report(tag),
      let walk = CellWalk(tag.net.cell, report.snapshot.values, named: MemoryNet.memory)
    else { return [] }
    let tokens = game.tokens(0, gap: tag.gap)
    var moments = [walk.beginning]
    for token in tokens {
      let row = EchoGame.symbols.map { $0 == token ? 1.0 : 0 }
      moments.append(walk.step(after: moments[moments.count - 1], reading: row))
    }
    return moments
  }

  /// What the network answers after each step: only after the last it is asked to.
  private func answer(_ state: [Double], _ report: RunReport) -> Answer? {
    guard let weights = report.snapshot.values["answer.weight"],
      let offsets = report.snapshot.values["answer.bias"]
    else { return nil }
    return Answer(logits: CellWalk.dense(state, weights, offsets).map(Float.init))
  }

  /// States as the engine computed them.
  private var sequence: UnrolledSequence {
    guard let tag = unrolled, let report = desk.report(tag), let states = traces(tag)?.states else {
      return UnrolledSequence([])
    }
    let tokens = game.tokens(0, gap: tag.gap)
    var steps = zip(tokens, states).map { UnrolledSequence.Step($0, state: $1) }
    let marks = desk.marks(tag)
    for index in steps.indices {
      steps[index].stateNumbers = marks.map {
        NumberGrid($0.value(MemoryNet.hidden, index * tag.net.units, example: 0, of: "rows"))
      }
    }
    if let last = states.last, let answer = answer(last, report), let end = steps.indices.last {
      steps[end].answer = EchoGame.symbols[answer.first] + "?"
      steps[end].share = answer.confidence
      steps[end].shareNumber = marks?.value(
        .output, answer.first, example: 0, of: "rows", form: .share)
    }
    return UnrolledSequence(steps, focus: min(shownStep, steps.count) - 1)
  }

  var unrolledSummary: String {
    let weights = unrolled.map { Numbers.grouped($0.net.weightCount) } ?? "no"
    return sequence.summary + "; \(weights) weights, the same at every step"
  }

  func drawUnrolled(on surface: inout Surface, in area: Rect) {
    guard let tag = unrolled else { return }
    let units = tag.net.units
    let numbers = unrolledNumbers
    if area.columns >= 66, area.rows < 16 {
      surface.draw(sequence, in: area.left(area.columns - 34))
      surface.draw(numbers, in: area.right(30))
      return
    }
    let tableRows = min(units + 2, max(4, area.rows / 2 - 3))
    let top = max(5, min(area.rows - tableRows - numbers.lines.count - 2, units + 10))
    surface.draw(sequence, in: area.top(top))
    let below = area.dropTop(top + 1)
    if below.columns >= 88 {
      drawStep(on: &surface, in: below.left(below.columns - 38))
      surface.draw(numbers, in: below.dropLeft(min(70, below.columns - 34)))
    } else {
      drawStep(on: &surface, in: below.dropBottom(numbers.lines.count + 1))
      surface.draw(numbers, in: below.bottom(numbers.lines.count))
    }
  }

  private var unrolledNumbers: Readout {
    guard let tag = unrolled else { return Readout([]) }
    let weights = Numbers.grouped(tag.net.weightCount)
    return Readout(
      [
        Readout.Line("weights in all", weights, isStrong: true),
        Readout.Line("for twice as many steps", weights),
        Readout.Line(
          "products to read all",
          Numbers.grouped(tag.net.productsPerStep * tag.net.steps)),
        Readout.Line("rows right (guessing 25 %)", rightText(tag)),
      ])
  }

  /// The arithmetic of the chosen step, a row a unit.
  private func drawStep(on surface: inout Surface, in area: Rect) {
    let moments = moments
    guard let tag = unrolled, moments.indices.contains(shownStep), area.rows >= 2 else { return }
    let token = game.tokens(0, gap: tag.gap)[shownStep - 1]
    let head =
      StyledText("step \(shownStep)", .focus, .bold) + .muted(" reads ")
      + StyledText(token, .focus, .bold) + .muted("   " + formula(tag.net.cell))
    surface.write(head.truncated(to: area.columns), column: area.column, row: area.row)
    surface.draw(
      stepTable(moments[shownStep], after: moments[shownStep - 1], tag.net),
      in: area.dropTop(1).left(66))
  }

  private func formula(_ cell: MemoryCell) -> String {
    switch cell {
    case .plain: "state = tanh(input + before)"
    case .gru: "state = (1 − keep) × new + keep × before"
    case .lstm: "cell = keep × before + write × new, state = read × tanh(cell)"
    }
  }

  private func stepTable(
    _ now: CellWalk.Moment, after before: CellWalk.Moment, _ net: MemoryNet
  ) -> Table {
    let marks = unrolled.flatMap { desk.marks($0) }
    func number(
      _ value: Double, _ name: TensorName? = nil, _ index: Int = 0
    ) -> StyledText {
      StyledText(Numbers.fixed(value, decimals: 2)).asking(
        name.flatMap { marks?.value($0, index, example: 0, of: "rows") }, value)
    }
    let units = 0..<net.units
    let step = shownStep - 1
    func gate(_ index: Int, _ unit: Int) -> StyledText {
      let place = (step * net.cell.gateCount + index) * net.units + unit
      return number(now.gates[index * net.units + unit], MemoryNet.gates, place)
    }
    func state(_ unit: Int) -> StyledText {
      number(now.state[unit], MemoryNet.hidden, step * net.units + unit)
        .mapStyles { _ in Style(.strong, .bold) }
    }
    // What was there before the first step is no number of the network.
    func stateBefore(_ unit: Int) -> StyledText {
      number(
        before.state[unit], step > 0 ? MemoryNet.hidden : nil, (step - 1) * net.units + unit)
    }
    let titles: [String]
    let cells: (Int) -> [StyledText]
    switch net.cell {
    case .plain:
      titles = ["input", "before", "sum", "tanh"]
      cells = { unit in
        [
          number(now.inputPart[unit]), number(now.statePart[unit]),
          number(now.inputPart[unit] + now.statePart[unit]),
          state(unit),
        ]
      }
    case .gru:
      titles = ["reset", "keep", "new", "before", "state"]
      cells = { unit in
        [
          gate(0, unit), gate(1, unit), gate(2, unit), stateBefore(unit), state(unit),
        ]
      }
    case .lstm:
      titles = ["write", "keep", "new", "read", "cell", "state"]
      cells = { unit in
        [
          gate(0, unit), gate(1, unit), gate(2, unit), gate(3, unit),
          number(now.cell[unit], MemoryNet.cells, step * net.units + unit), state(unit),
        ]
      }
    }
    return Table(
      [Table.Column("unit", .left)] + titles.map { Table.Column($0, minimum: 6) },
      rows: units.map { [.muted("\($0 + 1)")] + cells($0) })
  }
}
