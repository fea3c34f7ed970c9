internal import Compute
public import TextUI

extension RooflineLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    switch view {
    case .count: drawCount(on: &surface, in: body)
    case .ways: drawWays(on: &surface, in: body)
    case .vector: drawVector(on: &surface, in: body)
    case .batch: drawBatches(on: &surface, in: body)
    case .roof: drawRoof(on: &surface, in: body)
    case .jobs: drawJobs(on: &surface, in: body)
    case .faster: drawFaster(on: &surface, in: body)
    case .nets: drawNets(on: &surface, in: body)
    }
  }

  /// A published roof, before anything is measured.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    surface.draw(roofChart([], shown: .published, name: "a published GPU"), in: area)
  }

  // MARK: Pieces

  func rate(_ value: Double?) -> StyledText {
    value.map { StyledText.strong(Magnitude.text($0, "op/s")) } ?? .muted("–")
  }

  func time(_ value: Double?) -> StyledText {
    value.map { StyledText(Magnitude.time($0)) } ?? .muted("–")
  }

  /// Lines of explanation below a picture, as many as fit.
  func drawNote(_ text: StyledText, on surface: inout Surface, in area: Rect) {
    for (row, line) in text.wrapped(to: area.columns).prefix(area.rows).enumerated() {
      surface.write(line, column: area.column, row: area.row + row)
    }
  }

  // MARK: Count

  /// Three matrices to scale, and what their product takes.
  private func drawCount(on surface: inout Surface, in area: Rect) {
    let (batch, size) = (tag.batch, tag.size)
    let work = work("layer") ?? Work(operations: 0, bytes: 0)
    let timing = timing("layer")
    let lines = [
      Readout.Line(
        "operations  2·\(batch)·\(size)·\(size)", Magnitude.text(work.operations), isStrong: true),
      Readout.Line("bytes, each number once", Magnitude.text(work.bytes, "B")),
      Readout.Line("operations for each byte", Numbers.significant(work.intensity)),
      Readout.Line("measured time", time(timing?.median)),
      Readout.Line("operations a second", rate(timing?.rate)),
    ]
    let isLow = area.rows < 12
    let numbers = isLow ? area.right(min(44, area.columns)) : area.bottom(lines.count)
    let picture =
      isLow ? area.left(max(0, area.columns - 48)) : area.dropBottom(lines.count + 1)
    drawMatrices(on: &surface, in: picture.top(18))
    surface.draw(Readout(lines, columns: 44), in: numbers)
  }

  /// [batch × n] · [n × n] = [batch × n], each as high and as wide as its numbers say.
  private func drawMatrices(on surface: inout Surface, in area: Rect) {
    let rows = area.rows - 1
    let columns = (area.columns - 6) / 3
    guard rows >= 2, columns >= 4 else { return }
    let most = Double(max(tag.batch, tag.size))
    func extent(_ count: Int, _ room: Int) -> Int {
      max(1, Int((Double(count) / most * Double(room)).rounded()))
    }
    let edge = min(columns, rows * 2)
    let tall = extent(tag.batch, edge / 2)
    let full = extent(tag.size, edge / 2)
    let wide = extent(tag.size, edge)
    let parts: [(rows: Int, fill: Role, name: String)] = [
      (tall, .classA, "\(tag.batch) × \(tag.size)"), (full, .gradient, "\(tag.size) × \(tag.size)"),
      (tall, .positive, "\(tag.batch) × \(tag.size)"),
    ]
    var column = area.column
    for (index, part) in parts.enumerated() {
      let box = Rect(column: column, row: area.row, columns: wide, rows: part.rows)
      let glyph: Character = surface.look.glyphs == .ascii ? "#" : "▒"
      surface.fill(box, with: Cell(glyph, Style(part.fill)))
      surface.write(
        StyledText.muted(part.name).truncated(to: columns), column: column,
        row: area.row + part.rows)
      let sign = ["·", "=", ""][index]
      surface.write(
        StyledText.strong(sign), column: column + max(wide, part.name.displayWidth) + 1,
        row: area.row + min(part.rows, full) / 2)
      column += max(wide, part.name.displayWidth) + 3
    }
  }

  // MARK: Ways

  /// Operations a second of every way, on a logarithmic axis.
  private func drawWays(on surface: inout Surface, in area: Rect) {
    let bars = tasks.map { task in
      LogBars.Bar(name(task.name), (timing(task.name)?.rate ?? 0) / 1e9)
    }
    let chart = LogBars(
      title: .muted("thousand millions of operations a second (n = \(tag.size))"), bars,
      axis: Axis.fitting(
        bars.map(\.value), scale: .logarithmic, current: Axis(0.1, 100, scale: .logarithmic)))
    surface.draw(chart, in: area.dropBottom(3).top(bars.count + 4))
    let below = area.dropTop(min(area.rows - 2, bars.count + 5))
    let missing = timings?.missing.isEmpty == false
    let note =
      missing
      ? StyledText.muted("OpenBLAS is not installed here: libopenblas0.")
      : waysRatio.map {
        .muted("one thread, fastest by plain  ")
          + .strong("\(Numbers.significant($0, digits: 2)) times")
      } ?? .muted("the same \(Magnitude.text(work("plain")?.operations ?? 0)) operations each")
    drawNote(note, on: &surface, in: below)
  }

  // MARK: Vector

  private func drawVector(on surface: inout Surface, in area: Rect) {
    let names = ["product", "vector"]
    let bars = names.map { LogBars.Bar(name($0), (timing($0)?.rate ?? 0) / 1e9) }
    let chart = LogBars(
      title: .muted("thousand millions of operations a second (n = \(tag.size))"), bars,
      axis: Axis.fitting(
        bars.map(\.value), scale: .logarithmic, current: Axis(0.1, 100, scale: .logarithmic)))
    let isLow = area.rows < 12
    surface.draw(chart, in: area.top(isLow ? 3 : 5))
    let rows = names.map { task -> [StyledText] in
      let work = work(task)
      return [
        .strong(name(task)), StyledText(Magnitude.text(work?.operations ?? 0)),
        StyledText(Magnitude.text(work?.bytes ?? 0, "B")),
        .strong(Numbers.significant(work?.intensity ?? 0)), time(timing(task)?.median),
      ]
    }
    let table = Table(
      [
        Table.Column("", .left), Table.Column("operations", minimum: 6),
        Table.Column("bytes", minimum: 7), Table.Column("per byte", minimum: 5),
        Table.Column("time", minimum: 7),
      ], rows: rows)
    let below = area.dropTop(isLow ? 4 : 7)
    surface.draw(table, in: below.top(3))
    let note =
      vectorRatio.map {
        .muted("each operation takes ")
          + .strong("\(Numbers.significant($0, digits: 2)) times as long")
          + .muted(" where every weight is fetched for one use")
      } ?? .muted("\(RooflineLab.columns) columns against a single one")
    drawNote(note, on: &surface, in: below.dropTop(4))
  }

  // MARK: Batches

  /// Time for one item by the size of the batch, both logarithmic.
  private func drawBatches(on surface: inout Surface, in area: Rect) {
    let points = RooflineStage.batches.compactMap { batch in
      itemTime(batch).map { ChartPoint(Double(batch), $0 * 1e6) }
    }
    let set = sheet.count("batch")
    let plan = StagePlan(area, numberRows: 4, numberColumns: 34)
    surface.draw(
      LineChart(
        title: .muted("time for one item, µs"),
        [Series("", points, stroke: Stroke(.strong), marker: .disc)],
        x: Axis(1, 256, scale: .logarithmic, title: "batch", ticks: [1, 4, 16, 64, 256]),
        y: Axis.fitting(
          points.map(\.y), scale: .logarithmic, current: Axis(1, 1_000, scale: .logarithmic)),
        moments: [LineChart.Moment(at: Double(set), "batch \(set)")]), in: plan.picture)
    surface.draw(
      Readout([
        Readout.Line("one alone", time(itemTime(1))),
        Readout.Line("one of \(set)", time(itemTime(set))),
        Readout.Line(
          "times less", itemRatio.map { Numbers.significant($0, digits: 2) } ?? "–", isStrong: true),
        Readout.Line("weights fetched", Magnitude.text(Double(tag.size * tag.size * 4), "B")),
      ]), in: plan.numbers)
  }
}
