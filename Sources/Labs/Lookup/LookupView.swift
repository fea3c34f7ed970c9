internal import Learning
public import TextUI

extension LookupLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    switch view {
    case .memory: drawMemory(on: &surface, in: body)
    case .hand: drawHand(on: &surface, in: body)
    case .learn, .table: drawLooking(on: &surface, in: body)
    case .average: drawAverage(on: &surface, in: body)
    case .shuffle: drawShuffle(on: &surface, in: body)
    case .cost: drawCost(on: &surface, in: body)
    case .erase: drawErase(on: &surface, in: body)
    }
  }

  /// The map of questions and pairs alone.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    if let net = nets.first, net.looks { surface.draw(questionMap(net), in: area) }
  }

  // MARK: Pieces

  /// What every question takes from every pair.
  func questionMap(_ net: LookupNet) -> HeatMap {
    let bag = bag(net)
    let reading = reading(net)
    let shownHead = net.heads > 1 ? head : nil
    var map = HeatMap(
      (0..<net.pairs).map { pair in
        reading?.shares(
          asking: pair, bag: bagNumber, temperature: temperature, head: shownHead) ?? []
      }, limit: 1, rowNames: (0..<net.pairs).map(bag.question),
      columnNames: (0..<net.pairs).map(bag.name) + ["self"], focusedRow: question(net))
    map.rowNumbers = (0..<net.pairs).map { pair in
      reading?.shareNumbers(
        asking: pair, bag: bagNumber, temperature: temperature, head: shownHead)
    }
    return map
  }

  /// What one question takes: a row for each of some networks or orders.
  func rowMap(
    _ rows: [(name: String, shares: [Double], numbers: NumberGrid?)], _ names: [String]
  ) -> HeatMap {
    var map = HeatMap(
      rows.map(\.shares), limit: 1, rowNames: rows.map(\.name), columnNames: names)
    map.rowNumbers = rows.map(\.numbers)
    return map
  }

  /// Shares right, and the share that the right pair gets, by update: logarithmic, since it happens
  /// early.
  func progressChart(_ nets: [LookupNet], hasLooks: Bool) -> LineChart {
    let updates = Double(nets.first?.updates ?? 1)
    var series = [
      Series(
        "guessing", [ChartPoint(Double(Self.interval), 12.5), ChartPoint(updates, 12.5)],
        stroke: Stroke(.muted, pattern: .dotted))
    ]
    for (index, net) in nets.enumerated() {
      let points = desk.report(.network(net))?.snapshot.validationAccuracy.points() ?? []
      series.append(
        Series(
          nets.count > 1 ? net.name : "right", points.map { ChartPoint($0.x, $0.y * 100) },
          stroke: index == 0
            ? Stroke(.strong, isThick: true) : Stroke(.negative, pattern: .dashed),
          endMark: "●"))
    }
    if hasLooks, let net = nets.first {
      series.append(
        Series(
          "share", (looks[net] ?? []).map { ChartPoint($0.x, $0.y * 100) },
          stroke: Stroke(.positive, pattern: .dashed), endMark: "●"))
    }
    return LineChart(
      title: .muted(hasLooks ? "%" : "unseen bags right, %"), series,
      x: Axis(Double(Self.interval), updates, scale: .logarithmic, title: "update"),
      y: Axis(0, 100))
  }

  /// `c? is 7, 98 % sure`, with a verdict.
  func answerLine(_ net: LookupNet, in look: Look) -> StyledText {
    let (bag, pair) = (bag(net), question(net))
    let answer = reading(net)?.answer(asking: pair, bag: bagNumber) ?? []
    let asked = StyledText(bag.question(pair), .focus, .bold)
    guard let best = answer.indices.max(by: { answer[$0] < answer[$1] }) else {
      return asked + .muted("  –")
    }
    let shown = net.heads > 1 ? head.map { "  head \($0 + 1) above" } ?? "  both heads above" : ""
    let sure = StyledText.muted(Numbers.percent(answer[best], decimals: 0)).asking(
      reading(net)?.answerNumbers(asking: pair, bag: bagNumber).mark(row: 0, column: best),
      answer[best])
    return asked + .muted("  says ") + .strong("\(best + 1)")
      + .muted(", ") + sure + .muted(" sure ")
      + verdict(best == bag.values[pair], in: look) + .muted(shown)
  }

  func verdict(_ isRight: Bool, in look: Look) -> StyledText {
    StyledText(
      isRight ? Glyph.right.text(in: look) : String(Glyph.wrong.character(in: look)),
      isRight ? .right : .wrong, .bold)
  }

  /// The shares of the numbers as one or two networks answer, and how often each is in the bag.
  func answerTable(
    _ columns: [(name: String, shares: [Double], numbers: NumberGrid?)], _ net: LookupNet
  ) -> Table {
    let (bag, pair) = (bag(net), question(net))
    return Table(
      [Table.Column("says", .left), Table.Column("in bag", minimum: 3)]
        + columns.map { Table.Column($0.name, minimum: 7) },
      rows: (0..<LookupTask.numbers).map { number in
        let isRight = number == bag.values[pair]
        let times = bag.values.count { $0 == number }
        return [
          isRight ? .strong("\(number + 1) right") : StyledText("\(number + 1)"),
          times == 0 ? .muted("–") : StyledText("\(times)×"),
        ]
          + columns.map { column in
            guard column.shares.indices.contains(number) else { return .muted("–") }
            let share = column.shares[number]
            let text = Numbers.percent(share)
            return (isRight ? .strong(text) : StyledText(text)).asking(
              column.numbers?.mark(row: 0, column: number), share)
          }
      })
  }

  func write(_ text: StyledText, on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    surface.write(text.truncated(to: area.columns), column: area.column, row: area.row)
  }
}
