internal import Compute
internal import Learning
internal import TextUI

/// The views of networks that answer.
extension LookupLab {
  // MARK: Memory

  /// A bag as it is read, both curves, and what came of them.
  func drawMemory(on surface: inout Surface, in area: Rect) {
    guard let net = nets.first else { return }
    let bag = bag(net)
    let text = (0..<bag.count).map(bag.name).joined(separator: " ")
    let line =
      StyledText(text) + .muted(" … ") + StyledText(bag.question(0), .focus, .bold)
      + .strong(" \(bag.values[0] + 1)")
    write(line, on: &surface, in: area)
    let plan = StagePlan(
      area.dropTop(area.rows >= 12 ? 2 : 1), numberRows: 3, numberColumns: 40)
    surface.draw(progressChart(nets, hasLooks: false), in: plan.picture)
    surface.draw(results, in: plan.numbers)
  }

  private var results: Table {
    Table(
      [
        Table.Column("", .left), Table.Column("weights", minimum: 6),
        Table.Column("unseen right", minimum: 7),
      ],
      rows: nets.map { net in
        let size = try? ModelSize(of: net.model, limit: 1_000_000)
        return [
          .strong(net.name), StyledText(size.map { Numbers.grouped($0.parameters) } ?? "–"),
          desk.right(.network(net)).percent(),
        ]
      })
  }

  // MARK: Looking

  /// Where every question looks, how that came about, and what follows for the answer.
  func drawLooking(on surface: inout Surface, in area: Rect) {
    guard let net = nets.first else { return }
    let map = questionMap(net)
    let chart = progressChart([net], hasLooks: true)
    let answers = answerTable(
      [
        (
          "share", reading(net)?.answer(asking: question(net), bag: bagNumber) ?? [],
          reading(net)?.answerNumbers(asking: question(net), bag: bagNumber)
        )
      ], net)
    let numbers = Readout([
      Readout.Line("unseen bags right", desk.right(.network(net)), isStrong: true),
      Readout.Line(
        "right pair's share",
        rightShare(net, temperature: temperature).map { Numbers.fixed($0, decimals: 3) } ?? "–",
        isStrong: true),
    ])
    if area.columns >= 66 {
      let left = area.left(min(90, area.columns * 52 / 100))
      let mapRows = min(left.rows - 1, 1 + 3 * net.pairs)
      surface.draw(map, in: left.top(mapRows))
      write(answerLine(net, in: surface.look), on: &surface, in: left.dropTop(mapRows).top(1))
      let right = area.dropLeft(left.columns + 3)
      guard area.rows >= 25 else {
        surface.draw(chart, in: right.dropBottom(3))
        surface.draw(numbers, in: right.bottom(2))
        return
      }
      let chartRows = min(20, area.rows - 13)
      surface.draw(chart, in: right.top(chartRows))
      surface.draw(numbers, in: right.dropTop(chartRows + 1).top(2))
      surface.draw(answers, in: right.dropTop(chartRows + 4))
    } else {
      let mapRows = min(net.pairs + 1, max(4, area.rows - 10))
      surface.draw(map, in: area.top(mapRows))
      write(answerLine(net, in: surface.look), on: &surface, in: area.dropTop(mapRows).top(1))
      let rest = area.dropTop(mapRows + 2)
      surface.draw(chart, in: rest.dropBottom(rest.rows >= 8 ? 2 : 0))
      if rest.rows >= 8 { surface.draw(numbers, in: rest.bottom(2)) }
    }
  }

  // MARK: Average

  /// The same question to both networks: where they take from, and what they say.
  func drawAverage(on surface: inout Surface, in area: Rect) {
    guard let net = nets.first else { return }
    let (bag, pair) = (bag(net), question(net))
    let names = (0..<net.pairs).map(bag.name) + ["self"]
    let map = rowMap(
      nets.map {
        (
          $0.kind == .average ? "equal" : "looking",
          reading($0)?.shares(asking: pair, bag: bagNumber) ?? [],
          reading($0)?.shareNumbers(asking: pair, bag: bagNumber)
        )
      }, names)
    let tileRows = area.rows >= 18 && area.columns >= 66 ? 2 : 1
    write(
      StyledText(bag.question(pair), .focus, .bold) + .muted("  takes from"), on: &surface,
      in: area.top(1))
    surface.draw(map, in: area.dropTop(1).top(1 + 2 * tileRows).left(100))
    let rest = area.dropTop(3 + 2 * tileRows)
    let table = answerTable(
      nets.map {
        (
          $0.kind == .average ? "equal" : "looking",
          reading($0)?.answer(asking: pair, bag: bagNumber) ?? [],
          reading($0)?.answerNumbers(asking: pair, bag: bagNumber)
        )
      }, net)
    if area.columns >= 66, area.rows >= 16 {
      let left = rest.left(rest.columns - 44)
      surface.draw(progressChart(nets, hasLooks: false), in: left.dropBottom(4).top(24))
      surface.draw(results, in: left.dropTop(min(24, left.rows - 4) + 1))
      surface.draw(table, in: rest.right(40))
    } else if area.columns >= 66 {
      surface.draw(progressChart(nets, hasLooks: false), in: rest.dropRight(44))
      surface.draw(results, in: rest.right(40))
    } else {
      surface.draw(progressChart(nets, hasLooks: false), in: rest.dropBottom(4))
      surface.draw(results, in: rest.bottom(3))
    }
  }

  // MARK: Shuffle

  /// One bag in two orders: where the question looks, and what it says.
  func drawShuffle(on surface: inout Surface, in area: Rect) {
    guard let net = nets.first else { return }
    let (bag, pair) = (bag(net), question(net))
    let order = LookupTask.order(sheet.count("order"), of: net.pairs)
    let place = order.firstIndex(of: pair) ?? 0
    let number = sheet.count("order")
    let shuffled = bag.ordered(order)
    let before = reading(net)?.answer(asking: pair, bag: bagNumber) ?? []
    let after =
      reading(net)?.answer(asking: place, bag: bagNumber, order: sheet.count("order")) ?? []
    let maps = [
      rowMap(
        [
          (
            "before", reading(net)?.shares(asking: pair, bag: bagNumber) ?? [],
            reading(net)?.shareNumbers(asking: pair, bag: bagNumber)
          )
        ],
        (0..<net.pairs).map(bag.name) + ["self"]),
      rowMap(
        [
          (
            "after",
            reading(net)?.shares(asking: place, bag: bagNumber, order: number) ?? [],
            reading(net)?.shareNumbers(asking: place, bag: bagNumber, order: number)
          )
        ], (0..<net.pairs).map(shuffled.name) + ["self"]),
    ]
    let isWide = area.columns >= 66
    let left = isWide ? area.left(min(80, area.columns - 40)) : area
    surface.draw(maps[0], in: left.top(2))
    surface.draw(maps[1], in: left.dropTop(area.rows >= 12 ? 3 : 2).top(2))
    let mapRows = area.rows >= 12 ? 6 : 4
    write(
      .muted("largest change of an answer ")
        + .strong(largestChange(net).map { Numbers.significant($0, digits: 2) } ?? "–"),
      on: &surface, in: left.dropTop(mapRows).top(1))
    let table = answerTable(
      [
        ("before", before, reading(net)?.answerNumbers(asking: pair, bag: bagNumber)),
        (
          "after", after,
          reading(net)?.answerNumbers(asking: place, bag: bagNumber, order: number)
        ),
      ], net)
    if isWide {
      surface.draw(table, in: area.right(36))
      let rest = left.dropTop(mapRows + 2)
      guard rest.rows >= net.rows + 1 else { return }
      write(.muted("what each row takes from each"), on: &surface, in: rest.top(1))
      surface.draw(matrix(net, shuffled, place), in: rest.dropTop(1))
    } else {
      surface.draw(table, in: left.dropTop(mapRows + 2))
    }
  }

  /// All rows: with a mask each sees only those before it.
  private func matrix(_ net: LookupNet, _ bag: LookupTask.Bag, _ place: Int) -> AttentionMatrix {
    AttentionMatrix(
      tokens: (0..<net.pairs).map(bag.name) + [bag.question(place)],
      shares: reading(net)?.matrix(
        asking: place, bag: bagNumber, order: sheet.count("order")) ?? [],
      isCausal: net.isCausal, focus: net.pairs,
      numbers: reading(net)?.matrixNumbers(
        asking: place, bag: bagNumber, order: sheet.count("order")))
  }

  // MARK: Cost

  /// Scores and steps by length, both axes logarithmic.
  func drawCost(on surface: inout Surface, in area: Rect) {
    let lengths = (0...20).map { PortableMath.exp(Double($0) / 4 * PortableMath.log(10)) }
    let chart = LineChart(
      title: .muted("how many"),
      [
        Series(
          "scores of attention", lengths.map { ChartPoint($0, scores($0)) },
          stroke: Stroke(.strong, isThick: true)),
        Series(
          "steps of a memory", lengths.map { ChartPoint($0, $0) },
          stroke: Stroke(.positive, pattern: .dashed)),
      ], x: Axis(1, 100_000, scale: .logarithmic, title: "tokens in the text"),
      y: Axis(1, 1e12, scale: .logarithmic),
      moments: [LineChart.Moment(at: Double(length), "\(Numbers.grouped(length)) tokens")],
      marks: [
        LineChart.Mark(at: ChartPoint(Double(length), scores(length)), "●"),
        LineChart.Mark(at: ChartPoint(Double(length), Double(length)), "○"),
      ])
    let numbers = Readout(
      [
        Readout.Line("tokens", Numbers.grouped(length)),
        Readout.Line("scores", count(scores(length)), isStrong: true),
        Readout.Line(
          "ten times as long", "× \(Numbers.tick(scores(10 * length) / scores(length)))",
          isStrong: true),
        Readout.Line("way between two tokens", "1 step"),
        Readout.Line("the same through a memory", "up to \(Numbers.grouped(length)) steps"),
      ], columns: 44)
    let plan = StagePlan(area, numberRows: 5, numberColumns: 44)
    surface.draw(chart, in: plan.picture)
    surface.draw(numbers, in: plan.numbers)
  }

  private func scores(_ length: Double) -> Double {
    let pairs = sheet.isOn("causal") ? length * (length + 1) / 2 : length * length
    return Double(sheet.count("heads")) * pairs
  }

  // MARK: Erase

  /// Where the question looks, and what the right answer gets without each of the pairs.
  func drawErase(on surface: inout Surface, in area: Rect) {
    guard let net = nets.first else { return }
    let (bag, pair, erased) = (bag(net), question(net), erased(net))
    let shares = reading(net)?.shares(asking: pair, bag: bagNumber) ?? []
    var map = rowMap(
      [
        (
          bag.question(pair), shares,
          reading(net)?.shareNumbers(asking: pair, bag: bagNumber)
        )
      ], (0..<net.pairs).map(bag.name) + ["self"])
    map.focusedColumn = erased
    func right(_ erased: Int?) -> Double {
      let answer = reading(net)?.answer(asking: pair, bag: bagNumber, erasing: erased) ?? []
      return answer.isEmpty ? .nan : answer[bag.values[pair]]
    }
    func rightNumber(_ erased: Int?) -> NumberMark? {
      reading(net)?.answerNumbers(asking: pair, bag: bagNumber, erasing: erased)
        .mark(row: 0, column: bag.values[pair])
    }
    let brightest = shares.prefix(net.pairs).indices.max { shares[$0] < shares[$1] }
    let bars = ShareBars(
      [ShareBars.Share("all pairs", right(nil), mark: rightNumber(nil))]
        + (0..<net.pairs).map {
          ShareBars.Share(
            "without \(bag.name($0))", right($0), isEmphasised: $0 == brightest,
            mark: rightNumber($0))
        }, focus: erased + 1)
    let wide = area.columns >= 66
    let left = wide ? area.left(min(80, area.columns - 40)) : area
    write(
      StyledText(bag.question(pair), .focus, .bold) + .muted("  takes from"), on: &surface,
      in: left.top(1))
    surface.draw(map, in: left.dropTop(1).top(2))
    let barArea = left.dropTop(area.rows >= 12 ? 4 : 3)
    write(
      .muted("share that the right answer, ") + .strong("\(bag.values[pair] + 1)")
        + .muted(", gets"), on: &surface, in: barArea.top(1))
    surface.draw(bars, in: barArea.dropTop(1).top(net.pairs + 1).left(70))
    let numbers = eraseNumbers(net)
    if wide {
      let side = area.right(36)
      let whole = reading(net)?.answer(asking: pair, bag: bagNumber, erasing: nil) ?? []
      let without = reading(net)?.answer(asking: pair, bag: bagNumber, erasing: erased) ?? []
      guard area.rows >= 16 else {
        surface.draw(numbers, in: side)
        return
      }
      func marks(_ erased: Int?) -> NumberGrid? {
        reading(net)?.answerNumbers(asking: pair, bag: bagNumber, erasing: erased)
      }
      surface.draw(
        answerTable(
          [("all", whole, marks(nil)), ("without", without, marks(erased))], net),
        in: side.top(10))
      surface.draw(numbers, in: side.dropTop(12))
    } else {
      surface.draw(numbers, in: barArea.dropTop(net.pairs + 3))
    }
  }

  private func eraseNumbers(_ net: LookupNet) -> Readout {
    let effects = erasures(net)
    return Readout([
      Readout.Line("mean of \(net.pairs * LookupTask.shownBags) questions", ""),
      Readout.Line("with all pairs", percent(effects?.kept)),
      Readout.Line("without the brightest", percent(effects?.brightest), isStrong: true),
      Readout.Line("without the next one", percent(effects?.other), isStrong: true),
    ])
  }
}
