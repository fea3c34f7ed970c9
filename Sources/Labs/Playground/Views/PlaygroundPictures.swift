internal import Learning
internal import TextUI

/// The charts that several views have.
extension PlaygroundLab {
  /// The points that are drawn.
  var shownPoints: [(point: PlanePoint, isTest: Bool)] {
    let training = data.training.map { ($0, false) }
    return setup.sheet.isOn("test") ? training + data.test.map { ($0, true) } : training
  }

  /// The output over the plane with the data on top.
  func planeChart(_ reading: PlaygroundReading?, isFocused: Bool = false) -> PlaneChart {
    var chart = chart(
      reading?.surface ?? [], data, ramp: data.isRegression ? .signed : .classes,
      title: StyledText.strong("output"), marksErrors: view == .plane,
      focus: isFocused && !shownPoints.isEmpty ? min(example, shownPoints.count - 1) : nil)
    chart.answers = reading.map {
      PlaneChart.Answers(
        run: $0.marks.run, areShares: $0.hasShares,
        examples: Array($0.predictions.prefix(chart.examples.count)))
    }
    if data.classNames != ["A", "B"] {
      chart.note = .muted("A is \(data.classNames[0]), B is \(data.classNames[1])")
    }
    return chart
  }

  /// A function over the plane, on the axes of the learner's own numbers.
  func chart(
    _ surface: [[Double]], _ data: PlaneData, ramp: Ramp, limit: Double = 1,
    title: StyledText = StyledText(), marksErrors: Bool = false, focus: Int? = nil
  ) -> PlaneChart {
    let reach = PlanePattern.reach
    func axis(_ index: Int) -> Axis {
      let scale = data.scales[index]
      return Axis(scale.raw(-reach), scale.raw(reach), title: data.axisNames[index])
    }
    func example(_ point: PlanePoint, isTest: Bool) -> PlaneChart.Example {
      let (x, y) = (data.scales[0].raw(point.x), data.scales[1].raw(point.y))
      return data.isRegression
        ? PlaneChart.Example(x, y, target: point.target, isTest: isTest)
        : PlaneChart.Example(x, y, point.target > 0 ? .a : .b, isTest: isTest)
    }
    let tests = setup.sheet.isOn("test") ? data.test : []
    return PlaneChart(
      surface, ramp: ramp, limit: limit, x: axis(0), y: axis(1),
      examples: data.training.map { example($0, isTest: false) }
        + tests.map { example($0, isTest: true) },
      title: title, isDiscrete: setup.sheet.isOn("discrete"), marksErrors: marksErrors,
      focus: focus)
  }

  /// The loss of the batches, an epoch's mean a point, and that of the test points.
  var curves: [Series] {
    guard let snapshot = shown?.snapshot else { return [Series("training", [])] }
    return [
      Series(
        "test", snapshot.validation.points(),
        stroke: Stroke(.muted, pattern: .dashed)),
      Series(
        "training", snapshot.training.points(span: min(stepsPerEpoch, 64)),
        stroke: Stroke(.strong)),
    ]
  }

  /// Loss curves over steps; with the window where they are what the view is about.
  func lossChart(isMain: Bool, isFocused: Bool = false, title: String = "loss") -> LineChart {
    let curves = curves
    var window = window
    if !isMain { window = window.withCursor(at: nil).showingAll() }
    window.height = setup.sheet.isOn("log") ? .fittedLogarithmic : .fitted()
    return LineChart(
      title: StyledText.muted(title), curves, x: window.x(title: "step"), y: window.y(for: curves),
      cursor: window.cursor, isFocused: isFocused)
  }

  /// Loss and share of right answers, on both parts of the data.
  var resultLines: [Readout.Line] {
    let metrics = metrics
    func loss(_ key: String, of trial: String) -> StyledText {
      desk.loss(.main, on: trial).kept(as: metrics[key]).significant(isStrong: true)
    }
    var lines = [
      Readout.Line("training loss", loss("loss", of: "training")),
      Readout.Line("test loss", loss("test.loss", of: "test")),
    ]
    if !data.isRegression {
      lines += [
        Readout.Line("training right", right("accuracy", of: "training").percent()),
        Readout.Line("test right", right("test.accuracy", of: "test").percent()),
      ]
    }
    if hasGoal {
      let mark = metrics["goal"] == 1 ? StyledText(" ✓", .right) : StyledText()
      lines.append(
        Readout.Line(
          "goal: test right", StyledText(Numbers.percent(Self.goalAccuracy, decimals: 0)) + mark))
    }
    return lines
  }

  /// The share of a trial that is right, counted over the answers.
  func right(_ key: String, of trial: String) -> MeanFigure {
    desk.right(.main, on: trial).counted(as: metrics[key])
  }

  /// The same in one row: `training 0.012 · 99 %   test 0.034 · 97 %`.
  var resultRow: StyledText {
    let metrics = metrics
    func part(_ name: String, _ trial: String, _ loss: String, _ share: String) -> StyledText {
      let right = right(share, of: trial)
      return .muted(name + " ")
        + desk.loss(.main, on: trial).kept(as: metrics[loss]).significant(isStrong: true)
        + (right.isKnown ? .strong(" · ") + right.percent(decimals: 0, isStrong: true) : "")
    }
    return part("training", "training", "loss", "accuracy") + StyledText("   ")
      + part("test", "test", "test.loss", "test.accuracy")
  }
}
