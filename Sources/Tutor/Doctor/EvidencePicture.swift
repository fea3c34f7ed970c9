internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// What shows a piece of evidence: the curve with its step marked, the layer with its units, the
/// slopes from layer to layer, the examples.
struct EvidencePicture: Widget {
  let evidence: Evidence
  let record: RunRecord
  /// What it speaks for; nil for a number that only says how the run went.
  var finding: Finding?

  private var ailment: Ailment? { finding?.ailment }

  var summary: String { pictures.map { $0.widget.summary }.joined(separator: "; ") }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    var pictures = pictures
    // What has no room goes, the last first.
    while pictures.count > 1, pictures.map(\.least).reduce(pictures.count - 1, +) > area.rows {
      pictures.removeLast()
    }
    var rest = area
    for (number, picture) in pictures.enumerated() {
      let later = pictures[(number + 1)...].reduce(0) { $0 + $1.wanted(in: area) + 1 }
      let rows = max(picture.least, rest.rows - later)
      surface.draw(picture.widget, in: rest.top(min(rows, rest.rows)))
      rest = rest.dropTop(min(rows + 1, rest.rows))
    }
  }

  /// A picture and the rows that it needs.
  private struct Picture {
    var widget: any Widget
    var least: Int
    /// Nil takes what there is.
    var rows: Int?

    func wanted(in area: Rect) -> Int { min(rows ?? area.rows / 2, max(least, area.rows / 2)) }
  }

  private var pictures: [Picture] {
    switch evidence.place {
    case .curve(let curve, let step):
      var pictures = [Picture(widget: EvidenceCurve(record, curve, at: step), least: 6)]
      if ailment == .rateTooHigh || ailment == .rateTooLow,
        let bars = probes(near: talkedAbout ?? step)
      {
        pictures.append(Picture(widget: bars, least: 6, rows: bars.bars.count + 3))
      }
      return pictures
    case .tensor(let name, let step, let units): return [tensor(name, step, units)]
    case .examples(let split, let rows):
      return [Picture(widget: EvidenceExamples(record, split, rows), least: 4)]
    case .confusion(let split, let classes):
      return [Picture(widget: confusion(split, classes), least: 4)]
    case .setting(let setting):
      return [
        Picture(
          widget: ExperimentTable(experiment: record.experiment, marked: [setting]), least: 3)
      ]
    case .instruction:
      return [Picture(widget: EvidenceCurve(record, .training, at: record.step), least: 6)]
    }
  }

  // MARK: Steps of other lengths

  /// The step that the finding talks about: of those that its numbers were measured at, the one that
  /// the others follow from.
  private var talkedAbout: Int? {
    finding?.evidence.compactMap { evidence in
      if case .curve(_, let step) = evidence.place { step } else { nil }
    }.min()
  }

  private func probes(near step: Int) -> LogBars? {
    guard
      let moment = record.moments.filter({ !$0.probes.isEmpty }).min(by: {
        abs($0.step - step) < abs($1.step - step)
      })
    else { return nil }
    var bars = [LogBars.Bar("no step", moment.loss)]
    bars += moment.probes.map { probe in
      LogBars.Bar(
        probe.factor == 1 ? "the step" : "\(Numbers.tick(probe.factor)) × step", probe.loss)
    }
    return LogBars(
      title: .strong("loss after step \(moment.step + 1)") + .muted("  if it were shorter, longer"),
      bars, digits: 3)
  }

  // MARK: Tensors

  private func moment(at step: Int) -> VitalSigns? {
    record.moments.last { $0.step <= step } ?? record.moments.first
  }

  private func tensor(_ name: TensorName, _ step: Int, _ units: [Int]) -> Picture {
    guard let moment = moment(at: step) else {
      return Picture(widget: EvidenceCurve(record, .training, at: step), least: 6)
    }
    if let signs = moment.activations.first(where: { $0.name == name }) {
      let isOff = signs.function == .relu
      return Picture(
        widget: UnitStrip(
          title: .strong("\(name)") + .muted(", \(signs.units) units, step \(moment.step)"),
          count: signs.units, marked: Set(units), meaning: isOff ? "off" : "on the flat part",
          otherwise: isOff ? "on" : "on the slope"), least: 3)
    }
    if let weights = moment.weights.first(where: { $0.name == name }), !units.isEmpty {
      return Picture(
        widget: UnitStrip(
          title: .strong("\(name)") + .muted(", a row for each of \(weights.units) units"),
          count: weights.units, marked: Set(units), meaning: "a copy of another",
          otherwise: "like no other"), least: 3)
    }
    if moment.layers.contains(where: { $0.output.gradient == name }) {
      return Picture(
        widget: LogBars(
          title: .strong("slope of the loss by layer") + .muted("  step \(moment.step)"),
          moment.layers.map { layer in
            LogBars.Bar((layer.output.gradient == name ? "▸ " : "  ") + layer.name, layer.slope)
          }, role: .gradient), least: 4)
    }
    if moment.weights.contains(where: { $0.name == name }) {
      return Picture(
        widget: LogBars(
          title: .strong("update relative to the weights") + .muted("  step \(moment.step + 1)"),
          moment.weights.map { weights in
            LogBars.Bar(
              (weights.name == name ? "▸ " : "  ") + weights.name.text, weights.updateRatio ?? 0)
          }), least: 4)
    }
    return Picture(widget: EvidenceCurve(record, .training, at: step), least: 6)
  }

  private func confusion(_ split: Split, _ classes: [Int]) -> ConfusionTable {
    let table = (split == .training ? record.trained : record.validated ?? record.trained).confusion
    return ConfusionTable(
      classes: table.indices.map { "\($0)" }, counts: table,
      focus: classes.first.map { Point(column: $0, row: $0) })
  }
}
