internal import Compute
internal import TextUI

/// The views with a roof.
extension RooflineLab {
  /// Something under the roof.
  struct Place {
    var sign: Character
    var intensity: Double
    /// Operations a second; nil before they are measured.
    var rate: Double?
  }

  /// A roof over two logarithmic axes: a slope where memory is the limit, flat where arithmetic is.
  /// What is not measured yet stands on the axis.
  func roofChart(
    _ places: [Place], shown: Roof?, name: String, others: [(Roof, String)] = []
  ) -> LineChart {
    let roofs = [(shown, name)] + others.map { ($0.0, $0.1) }
    let high = (roofs.compactMap { $0.0?.peak } + places.compactMap(\.rate)).max() ?? 1e11
    let low = min(1e8, places.compactMap(\.rate).filter { $0 > 0 }.min() ?? 1e8)
    let x = Axis(0.05, 1_000, scale: .logarithmic, title: "operations for each byte")
    let y = Axis.fitting([low / 1e9, high / 1e9], scale: .logarithmic)
    let strokes = [
      Stroke(.strong, isThick: true), Stroke(.positive, pattern: .dashed),
      Stroke(.gradient, pattern: .dotted),
    ]
    let series = roofs.enumerated().compactMap { index, entry -> Series? in
      guard let roof = entry.0 else { return nil }
      let ends = [x.low, min(max(roof.ridge, x.low), x.high), x.high]
      return Series(
        entry.1, ends.map { ChartPoint($0, roof.rate(at: $0) / 1e9) },
        stroke: strokes[index % strokes.count])
    }
    let marks = places.map { place in
      LineChart.Mark(
        at: ChartPoint(
          min(max(place.intensity, x.low), x.high), max(y.low, (place.rate ?? 0) / 1e9)),
        place.sign)
    }
    return LineChart(title: .muted("G op/s"), series, x: x, y: y, marks: marks)
  }

  private var places: [Place] {
    RoofOperation.allCases.map {
      Place(
        sign: $0.sign, intensity: work($0.rawValue)?.intensity ?? 0,
        rate: timing($0.rawValue)?.rate)
    }
  }

  /// The chart and its table, beside or below each other.
  private func draw(
    _ chart: LineChart, _ table: Table, note: StyledText, on surface: inout Surface, in area: Rect
  ) {
    let rows = table.height
    if area.columns >= 76 {
      let width = min(table.width, area.columns * 6 / 10)
      let left = area.left(area.columns - width - 3)
      surface.draw(chart, in: left.top(max(20, left.columns / 2)))
      let right = area.dropLeft(left.columns + 3)
      surface.draw(table, in: right.top(rows))
      drawNote(note, on: &surface, in: right.dropTop(rows + 1))
      return
    }
    let chartRows = max(5, area.rows - rows - 2)
    surface.draw(chart, in: area.top(chartRows))
    surface.draw(table, in: area.dropTop(chartRows).top(rows))
    drawNote(note, on: &surface, in: area.dropTop(chartRows + rows))
  }

  private func intensityText(_ work: Work?) -> StyledText {
    let value = work?.intensity ?? 0
    return StyledText(value == 0 ? "0" : Numbers.significant(value, digits: 2))
  }

  // MARK: Roof

  /// The measured roof, six operations under it, and what the learner says of each.
  func drawRoof(on surface: inout Surface, in area: Rect) {
    var others: [(Roof, String)] = []
    if sheet.isOn("gpu") { others.append((.published, "GPU, published")) }
    let chart = roofChart(places, shown: roof, name: roof == nil ? "" : "here", others: others)
    let table = Table(
      [
        Table.Column("", .left), Table.Column("op/byte", minimum: 5),
        Table.Column("op/s", minimum: 6), Table.Column("you", .left, minimum: 4),
        Table.Column("limit", .left, minimum: 6),
      ],
      rows: RoofOperation.allCases.map { operation in
        let answer = sheet.word(operation.rawValue)
        return [
          .strong("\(operation.sign) ") + StyledText(operation.name),
          intensityText(work(operation.rawValue)),
          timing(operation.rawValue).map { StyledText(Magnitude.text($0.rate, digits: 2)) }
            ?? .muted("–"),
          answer == "?" ? .muted("?") : StyledText(answer == "memory" ? "mem" : "arith"),
          limitText(operation),
        ]
      }, gap: 1)
    var note = StyledText.muted("corner ")
    if let roof {
      note +=
        .strong(Numbers.significant(roof.ridge, digits: 2)) + .muted(" op/byte; memory ")
        + .strong(Magnitude.text(roof.bandwidth, "B/s", digits: 2))
    } else {
      note = .muted("say what limits each, then measure")
    }
    if sheet.isOn("gpu") {
      note += .muted("; dashed: \(Roof.publishedSource), 16-bit, corner 206")
    }
    draw(chart, table, note: note, on: &surface, in: area)
  }

  /// What the measurement says, and whether the learner said so.
  private func limitText(_ operation: RoofOperation) -> StyledText {
    guard let isMemory = isMemoryLimited(operation) else { return .muted("–") }
    let word = isMemory ? "memory" : "arith."
    switch isRight(operation) {
    case true?: return StyledText("\(word) ✓", .right, .bold)
    case false?: return StyledText("\(word) ✗", .wrong, .bold)
    case nil: return StyledText(word)
    }
  }

  // MARK: Faster

  /// The roof as it is and as it would be, and what that is worth to each operation.
  func drawFaster(on surface: inout Surface, in area: Rect) {
    var others: [(Roof, String)] = []
    if let raisedRoof { others.append((raisedRoof, "faster")) }
    let chart = roofChart(places, shown: roof, name: roof == nil ? "" : "here", others: others)
    let table = Table(
      [
        Table.Column("", .left), Table.Column("op/byte", minimum: 5),
        Table.Column("at most", minimum: 9),
      ],
      rows: RoofOperation.allCases.map { operation in
        [
          .strong("\(operation.sign) ") + StyledText(operation.name),
          intensityText(work(operation.rawValue)),
          gain(operation).map { .strong("× \(Numbers.significant($0, digits: 2))") } ?? .muted("–"),
        ]
      })
    let note = StyledText.muted(
      "memory × \(sheet.count("memory")), arithmetic × \(sheet.count("arithmetic")): "
        + "reckoned from the measured roof")
    draw(chart, table, note: note, on: &surface, in: area)
  }

  // MARK: Networks

  /// Every network of the course, forward, with the batch that is set.
  func drawNets(on surface: inout Surface, in area: Rect) {
    let places = CourseNet.allCases.map {
      Place(
        sign: $0.sign, intensity: work($0.rawValue)?.intensity ?? 0,
        rate: timing($0.rawValue)?.rate)
    }
    let chart = roofChart(places, shown: nil, name: "")
    let isNarrow = area.columns < 60
    var columns = [
      Table.Column("", .left), Table.Column("operations", minimum: 6),
      Table.Column("op/byte", minimum: 5), Table.Column("time", minimum: 7),
      Table.Column("op/s", minimum: 6),
    ]
    if isNarrow { columns.remove(at: 1) }
    let table = Table(
      columns,
      rows: CourseNet.allCases.map { net in
        let work = work(net.rawValue)
        var cells: [StyledText] = [
          .strong("\(net.sign) ") + StyledText(net.name),
          StyledText(Magnitude.text(work?.operations ?? 0, digits: 2)),
          intensityText(work),
          time(timing(net.rawValue)?.median),
          timing(net.rawValue).map { StyledText(Magnitude.text($0.rate, digits: 2)) }
            ?? .muted("–"),
        ]
        if isNarrow { cells.remove(at: 1) }
        return cells
      }, gap: 1)
    draw(
      chart, table,
      note: .muted("forward, batch \(tag.batch), one thread; counted from the graphs"),
      on: &surface, in: area)
  }

  // MARK: Jobs

  /// Measured here, and reckoned for a card: what is an estimate says so.
  func drawJobs(on surface: inout Surface, in area: Rect) {
    let rows = RoofJob.allCases.map { job -> [StyledText] in
      let (cpu, gpu) = (cpuTime(job), gpuTime(job))
      var verdict = StyledText.muted("–")
      if let cpu, let gpu {
        let ratio = Numbers.significant(max(cpu / gpu, gpu / cpu), digits: 2)
        verdict = .strong(cpu < gpu ? "CPU × \(ratio)" : "GPU × \(ratio)")
      }
      return [StyledText(job.name), time(cpu), time(gpu), verdict]
    }
    let table = Table(
      [
        Table.Column("", .left), Table.Column("here, measured", minimum: 8),
        Table.Column("GPU, reckoned", minimum: 8), Table.Column("faster", minimum: 9),
      ], rows: rows)
    surface.draw(table, in: area.top(rows.count + 1))
    let values = RoofJob.allCases.flatMap { job in
      [("here  \(job)", cpuTime(job)), ("GPU   \(job)", gpuTime(job))]
    }
    let bars = values.map { LogBars.Bar($0.0, ($0.1 ?? 0) * 1e6) }
    let below = area.dropTop(rows.count + 2)
    let chartRows = max(0, min(bars.count + 4, below.rows - 3))
    surface.draw(
      LogBars(
        title: .muted("microseconds"), bars,
        axis: Axis.fitting(
          bars.map(\.value), scale: .logarithmic, current: Axis(1, 1e5, scale: .logarithmic))),
      in: below.top(chartRows))
    drawNote(
      .muted(
        "reckoned = start of each step + crossing the link + the published roof "
          + "(\(Roof.publishedSource)). Start, link and lane are your figures."),
      on: &surface, in: below.dropTop(chartRows + (below.rows > chartRows + 2 ? 1 : 0)))
  }
}
