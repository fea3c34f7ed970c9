internal import Yams

/// Reads the curves of a plot: points, a formula over x, or what a run calls them.
enum CurveReader {
  /// How many points of a formula are computed where the file does not say.
  private static let samples = 101

  static func curves(
    _ fields: inout FieldReader, x: PlotReading.Axis, hasRun: Bool
  ) -> [PlotReading.Curve] {
    if !fields.has("curves") {
      fields.noteMissing("curves", "list them: `- {name: training, formula: \"exp(-x / 20)\"}`")
    }
    let records = fields.records("curves")
    if records.count > LessonLimits.curves {
      fields.noteTooMany("curves", "curves", limit: LessonLimits.curves)
    }
    var curves: [PlotReading.Curve] = []
    for var record in records.prefix(LessonLimits.curves) {
      guard let curve = curve(&record, x: x, hasRun: hasRun) else { continue }
      if curves.contains(where: { $0.name == curve.name }) {
        record.log.add(
          record.place(of: "name"), "the curve `\(curve.name)` stands twice", "give it another name"
        )
      }
      curves.append(curve)
    }
    return curves
  }

  private static func curve(
    _ record: inout FieldReader, x: PlotReading.Axis, hasRun: Bool
  ) -> PlotReading.Curve? {
    if !record.has("name") { record.noteMissing("name", "write a word: `name: training`") }
    let name = record.identifier("name")
    let say = record.richText("say")
    let misconception = record.identifier("misconception")
    let sources = ["points", "formula", "run"].filter(record.has)
    if sources.count != 1 {
      record.log.add(
        record.place, "the curve has \(sources.count) sources of points",
        "write one of `points: [[0, 1], [5, 0.2]]`, `formula: \"exp(-x / 20)\"`, `run: loss`")
    }
    let noise = record.nonNegative("noise") ?? 0
    let seed = record.seed("seed") ?? 1
    let samples = record.integer("samples", in: 2...LessonLimits.points) ?? Self.samples
    var points: [PlotReading.Point] = []
    var source: String?
    if record.has("points") {
      points = Self.points(&record)
    } else if record.has("formula") {
      points = formula(&record, x: x, samples: samples)
    } else if record.has("run") {
      source = record.identifier("run")
      if let named = source, !Self.isRunCurve(named) {
        record.log.add(
          record.place(of: "run"), "`\(named)` is no curve that a run gives",
          "write `loss`, `validation` or `accuracy`, after the name of the run and a `.` if need be"
        )
      }
      if !hasRun {
        record.log.add(
          record.place(of: "run"), "there is no run that gives this curve",
          "add `run: {lab: descent}` to the question")
      }
    }
    record.finish()
    guard let name, source != nil || points.count > 1 else { return nil }
    return PlotReading.Curve(
      name: name, points: jagged(points, noise, seed), source: source, feedback: say,
      misconception: misconception)
  }

  /// `loss`, or `slow.loss` of the run `slow`.
  private static func isRunCurve(_ name: String) -> Bool {
    name.split(separator: ".").last.map { PlotReading.Measure(rawValue: String($0)) != nil }
      ?? false
  }

  /// `[[x, y], …]`, in the order of x.
  private static func points(_ record: inout FieldReader) -> [PlotReading.Point] {
    guard let node = record.value("points") else { return [] }
    guard case .sequence(let list) = node, (2...LessonLimits.points).contains(list.count) else {
      record.note(
        node, "`points` must be 2 to \(LessonLimits.points) pairs", "write `[[0, 1], [5, 0.2]]`")
      return []
    }
    var points: [PlotReading.Point] = []
    for pair in list {
      guard case .sequence(let sides) = pair, sides.count == 2 else {
        record.note(pair, "a point must be two numbers", "write `[5, 0.2]`")
        return []
      }
      let numbers = sides.compactMap { side in
        record.text(in: side, of: "points").flatMap { record.number($0, in: side, of: "points") }
      }
      guard numbers.count == 2 else { return [] }
      if let last = points.last, last.x >= numbers[0] {
        record.note(pair, "x does not grow from point to point", "sort the points by x")
        return []
      }
      points.append(PlotReading.Point(x: numbers[0], y: numbers[1]))
    }
    return points
  }

  /// The formula at equally spaced places of the x axis, as it is drawn.
  private static func formula(
    _ record: inout FieldReader, x: PlotReading.Axis, samples: Int
  ) -> [PlotReading.Point] {
    guard let node = record.value("formula"), let text = record.text(in: node, of: "formula")
    else { return [] }
    guard let range = x.range, !x.isLogarithmic || range.lowerBound > 0 else {
      record.note(
        node, "a formula needs an x axis with a `range`",
        x.isLogarithmic ? "let it begin above 0" : "write `x: {label: steps, range: [0, 100]}`")
      return []
    }
    let term: Condition.Term
    do {
      term = try Condition.Term(parsing: text)
    } catch {
      record.log.add(record.place(error.column, in: node), error.what, "mend the formula")
      return []
    }
    let values = record.values
    if let unknown = term.metrics.first(where: { $0 != "x" && values[$0] == nil }) {
      record.note(
        node, "`\(unknown)` in the formula has no value", "write `x`, or name it in `params`")
      return []
    }
    let points = (0..<samples).map { index in
      let share = Double(index) / Double(samples - 1)
      let place = x.place(at: share, of: range)
      return PlotReading.Point(x: place, y: term.value { $0 == "x" ? place : values[$0] } ?? .nan)
    }
    guard points.allSatisfy(\.y.isFinite) else {
      record.note(
        node,
        "the formula is not finite everywhere between \(range.lowerBound) and "
          + "\(range.upperBound)", "change the range of x, or use `max` and `min`")
      return []
    }
    return points
  }

  /// Points with noise: the same for the same seed, each y moved by at most `amount`.
  private static func jagged(
    _ points: [PlotReading.Point], _ amount: Double, _ seed: UInt64
  ) -> [PlotReading.Point] {
    guard amount > 0 else { return points }
    var generator = SplitMix(state: seed)
    return points.map { point in
      let share = Double(generator.next() >> 11) / Double(1 << 53)
      return PlotReading.Point(x: point.x, y: point.y + amount * (2 * share - 1))
    }
  }
}
