internal import Learning
public import TextUI

/// A filter in training: its loss, its weights, and how it does on unseen mails.
extension SpamLab {
  func drawTraining(_ report: RunReport?, on surface: inout Surface, in area: Rect) {
    if area.columns >= 66, area.rows < 16 {
      drawTrainingLow(report, on: &surface, in: area)
      return
    }
    let plan = StagePlan(area, numberRows: area.columns >= 88 ? 3 : 2, secondShare: 0.45)
    guard let report else {
      surface.draw(lossChart(RunReport()), in: plan.picture)
      drawWeightColumns([], on: &surface, in: plan.second)
      return
    }
    surface.draw(lossChart(report), in: plan.picture)
    if !plan.second.isEmpty {
      if hidden > 0, view == .learn {
        drawHiddenWeights(report, on: &surface, in: plan.second)
      } else {
        drawWeightColumns(
          report.snapshot.values[Self.weightName] ?? [], of: report, isNamed: weightsAreSorted,
          on: &surface, in: plan.second)
      }
    }
    surface.draw(Readout(trainingNumbers(report)), in: plan.numbers)
    // In the lab there is room for what the mistakes are.
    let rest = Rect(
      column: plan.numbers.column, row: plan.numbers.endRow + 1, columns: plan.numbers.columns,
      rows: area.endRow - plan.numbers.endRow - 1)
    let trial: SpamTrial = measuresChanged || view == .retrain ? .changed : .unseen
    if rest.rows >= 4, let counts = report.evaluations[trial.rawValue]?.confusion,
      counts.count == 2
    {
      surface.draw(
        ConfusionTable(
          classes: ["good", "spam"], counts: counts, rowTitle: "really", columnTitle: "taken for"),
        in: rest.left(40))
    }
  }

  /// The loss, the weights without their names, and the share right.
  var trainingSummary: String {
    guard let report = shownReport else { return "not trained yet, all weights are zero" }
    if let failure = report.failure { return failure }
    let weights = report.snapshot.values[Self.weightName] ?? []
    let numbers = trainingNumbers(report).first.map { "\($0.name) \($0.value.plain)" }
    let curve = Trend(
      lossChart(report).series.flatMap(\.points), span: Double(report.snapshot.position.step))
    let loss = curve.map { "loss \($0.words(of: "step"))" } ?? "no step of training yet"
    return [loss, weightsSummary(weights), numbers]
      .compactMap { $0 }.joined(separator: "; ")
  }

  /// How far the bars reach, without saying whose they are.
  func weightsSummary(_ weights: [Float]) -> String {
    guard let low = weights.min(), let high = weights.max(), low < high else {
      return "all weights are zero"
    }
    let size = weights.reduce(0) { $0 + Double($1.magnitude) } / Double(weights.count)
    return
      "\(weights.count) weights from \(Numbers.fixed(Double(low), decimals: 2, sign: .always)) to "
      + "\(Numbers.fixed(Double(high), decimals: 2, sign: .always)), on average "
      + "\(Numbers.fixed(size, decimals: 2)) away from zero"
  }

  /// Curve and nameless weights.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    let report = report ?? RunReport()
    // Two rows of weights need seven.
    let rows = max(7, area.rows * 4 / 10)
    surface.draw(lossChart(report), in: area.dropBottom(rows + 1))
    // Without names: the lesson asks for them.
    drawWeightColumns(
      report.snapshot.values[Self.weightName] ?? [], isNamed: false, on: &surface,
      in: area.bottom(rows))
  }

  /// Curve and weights side by side above one line of numbers.
  private func drawTrainingLow(_ report: RunReport?, on surface: inout Surface, in area: Rect) {
    let pictures = area.dropBottom(1)
    let chart = pictures.left(area.columns - 42)
    surface.draw(lossChart(report ?? RunReport(), isNarrow: true), in: chart)
    let weights = report?.snapshot.values[Self.weightName] ?? []
    drawWeightColumns(
      hidden > 0 && view == .learn ? [] : weights, of: report, isNamed: weightsAreSorted,
      on: &surface, in: pictures.right(38))
    guard let report else { return }
    var line = StyledText()
    for number in trainingNumbers(report) {
      line += StyledText.muted(line.isEmpty ? "" : "    ") + StyledText.muted(number.name + "  ")
      line += number.value
    }
    let last = area.bottom(1)
    surface.write(line.truncated(to: last.columns), column: last.column, row: last.row)
  }

  private func trainingNumbers(_ report: RunReport) -> [Readout.Line] {
    func right(_ trial: SpamTrial, in report: RunReport?) -> MeanFigure {
      mean(.accuracy, of: report, on: trial)
    }
    guard view == .retrain else {
      let step = report.snapshot.position.step
      return [
        measuresChanged
          ? Readout.Line("changed mails right", right(.changed, in: report), isStrong: true)
          : Readout.Line("unseen mails right", right(.unseen, in: report), isStrong: true),
        Readout.Line(
          "steps of training", step == 0 ? "0: calls every mail good" : Numbers.grouped(step)),
        Readout.Line(
          "loss on unseen",
          mean(.loss, of: report, on: .unseen).text { Numbers.fixed($0, decimals: 3) }),
      ]
    }
    return [
      Readout.Line("changed mails right", right(.changed, in: report), isStrong: true),
      Readout.Line("with the old weights", right(.changed, in: filter?.report)),
    ]
  }

  /// The loss of the batches. The axes belong to the whole run, so that nothing moves but the curve.
  ///
  /// - Parameter isNarrow: Leaves out ticks, so that there is room to say what they count.
  func lossChart(_ report: RunReport, isNarrow: Bool = false) -> LineChart {
    let count = trainingSize
    let steps = max(1, (count + Self.batchSize - 1) / Self.batchSize * passes)
    let training = points(
      of: report.snapshot.training, over: max(1, steps / 80))
    var x = Axis(0, Double(steps), title: "step")
    if isNarrow { x.fixedTicks = x.ticks(atMost: 3) }
    return LineChart(
      title: StyledText("loss", .muted),
      [Series("", training, stroke: Stroke(.strong), endMark: "●")], x: x, y: Axis(0, 0.8))
  }

  /// The curve as means over `span` steps: single batches jump about too much to be read.
  private func points(of curve: Curve, over span: Int = 1) -> [ChartPoint] {
    var points: [ChartPoint] = []
    var sum = 0.0
    var count = 0
    for bucket in curve.buckets {
      sum += Double(bucket.mean) * Double(bucket.count)
      count += bucket.count
      guard count >= span || points.isEmpty else { continue }
      points.append(ChartPoint(Double(bucket.last), sum / Double(count)))
      (sum, count) = (0, 0)
    }
    return points
  }

  /// How many mails the run in the present view is trained on.
  private var trainingSize: Int { view == .retrain ? retrainMails : mails }

  /// All 57 weights side by side, in the order of the table; in two rows where one is too short.
  ///
  /// - Parameters:
  ///   - report: of the run that they are of.
  ///   - isNamed: Whether the largest is named.
  func drawWeightColumns(
    _ weights: [Float], of report: RunReport? = nil, isNamed: Bool = true,
    on surface: inout Surface, in area: Rect
  ) {
    let marks = report.map { RunMarks(run: $0.job) }
    let numbers = weights.isEmpty ? nil : marks?.parameters(Self.weightName)

    var title = StyledText.muted("57 weights")
    let strongest = weights.indices.max { weights[$0].magnitude < weights[$1].magnitude }
    if isNamed, let strongest, weights[strongest] != 0 {
      title += StyledText.muted("   largest  ")
      title += StyledText.strong(data.words[strongest])
      title += StyledText(" ")
      title += StyledText(
        Numbers.fixed(Double(weights[strongest]), decimals: 2, sign: .always),
        weights[strongest] < 0 ? .negative : .positive
      ).asking(numbers?.mark(row: 0, column: strongest), Double(weights[strongest]))
    }
    surface.write(title.truncated(to: area.columns), column: area.column, row: area.row)
    let values =
      weights.isEmpty ? [Double](repeating: 0, count: data.words.count) : weights.map(Double.init)
    // Wide enough for what usually comes out, so that the scale stands still while bars grow.
    let limit = max(2, ceilTo(1, weights.map(\.magnitude).max() ?? 0))
    let body = area.dropTop(1)
    let scaleColumns = 8
    guard body.columns < values.count + scaleColumns, body.rows >= 4 else {
      surface.draw(Columns(values, limit: limit, numbers: numbers), in: body)
      return
    }
    let half = (values.count + 1) / 2
    surface.draw(
      Columns(Array(values[..<half]), limit: limit, numbers: numbers),
      in: body.top(body.rows / 2))
    surface.draw(
      Columns(
        Array(values[half...]), limit: limit, numbers: numbers?.dropping(rows: 0, columns: half)),
      in: body.dropTop(body.rows / 2))
  }

  /// The next multiple of `step`, so that the scale changes seldom.
  private func ceilTo(_ step: Double, _ value: Float) -> Double {
    (Double(value) / step).rounded(.up) * step
  }

  private func drawHiddenWeights(
    _ report: RunReport, on surface: inout Surface, in area: Rect
  ) {
    let weights = report.snapshot.values[Self.weightName] ?? []
    surface.write(
      StyledText.muted("16 units × 57 weights"), column: area.column, row: area.row)
    let rows = stride(from: 0, to: weights.count, by: data.words.count).map { row in
      weights[row..<min(row + data.words.count, weights.count)].map(Double.init)
    }
    let numbers = RunMarks(run: report.job).parameters(
      Self.weightName, rows: data.words.count)
    surface.draw(
      HeatMap(rows, ramp: .signed, hasNumbers: false, numbers: numbers), in: area.dropTop(1))
  }
}
