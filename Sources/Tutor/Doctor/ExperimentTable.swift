internal import Compute
internal import Learning
internal import TextUI

/// What a person sets before a run, a line each.
struct ExperimentTable: Widget {
  let experiment: Experiment
  /// The lines that something is to be said about.
  var marked: Set<RunSetting> = []

  /// One setting.
  struct Line: Equatable {
    var name: String
    var value: String
    /// What an inspection calls it; nil for what no fault is put into.
    var setting: RunSetting?
  }

  /// From the model to the seed.
  var lines: [Line] {
    [
      Line(name: "layers", value: layers(experiment.model.layers), setting: .layers),
      Line(name: "loss", value: experiment.loss.rawValue, setting: nil),
      Line(name: "optimizer", value: experiment.optimizer.name, setting: nil),
      Line(
        name: "learning rate", value: Numbers.significant(experiment.optimizer.rate),
        setting: .rate),
      Line(
        name: "batch",
        value: "\(experiment.batchSize) of \(Numbers.grouped(experiment.training.count)) examples",
        setting: nil),
      Line(
        name: "order", value: experiment.shuffles ? "shuffled each epoch" : "as they are",
        setting: .shuffles),
      Line(name: "steps", value: Numbers.grouped(experiment.stepCount), setting: .steps),
      Line(
        name: "clipping", value: experiment.clip.map { Numbers.significant($0) } ?? "none",
        setting: nil),
      Line(name: "seed", value: "\(experiment.seed)", setting: nil),
    ]
  }

  private func layers(_ layers: [Model.Entry]) -> String {
    layers.map { entry in
      switch entry.layer {
      case let dense as Dense: "\(dense.kind) \(dense.units)"
      case let residual as Residual: "residual (\(self.layers(residual.layers)))"
      default: entry.layer.kind
      }
    }.joined(separator: " → ")
  }

  var summary: String { lines.map { "\($0.name) \($0.value)" }.joined(separator: ", ") }

  /// All lines at that width, values hanging under each other.
  func text(columns: Int) -> [(StyledText, RunSetting?)] {
    let names = min(columns / 2, (lines.map(\.name.displayWidth).max() ?? 0) + 2)
    return lines.flatMap { line -> [(StyledText, RunSetting?)] in
      let isMarked = line.setting.map(marked.contains) ?? false
      let value = StyledText(line.value, isMarked ? .focus : .ink, isMarked ? .bold : [])
      let rows = value.wrapped(to: max(1, columns - names - 2))
      return (rows.isEmpty ? [StyledText()] : rows).enumerated().map { index, row in
        let head = index == 0 ? line.name : ""
        let gap = String(repeating: " ", count: max(0, names - head.displayWidth))
        let mark =
          isMarked && index == 0 ? StyledText("▸ ", .focus, .bold) : StyledText("  ")
        return (mark + StyledText.muted(head + gap) + row, line.setting)
      }
    }
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    for (row, line) in text(columns: area.columns).prefix(area.rows).enumerated() {
      surface.write(
        line.0.truncated(to: area.columns), column: area.column, row: area.row + row)
    }
  }
}
