internal import Compute
internal import Labs
internal import Learning
internal import TextUI

extension Finding.Degree {
  /// From one to three dots, so that it shows without colour.
  var dots: String {
    switch self {
    case .slight: "●○○"
    case .clear: "●●○"
    case .severe: "●●●"
    }
  }

  /// The colour of the dots and the word.
  var role: Role {
    switch self {
    case .slight: .muted
    case .clear: .strong
    case .severe: .wrong
    }
  }
}

extension Evidence {
  /// The number as it is written: steps and counts whole.
  var text: String {
    guard value.isFinite else { return Numbers.significant(value) }
    return value == value.rounded() && abs(value) < 1e6
      ? Numbers.grouped(Int(value)) : Numbers.significant(value)
  }
}

extension EvidencePlace {
  /// Where it is, in a few words: `training loss, step 12`.
  var text: String {
    switch self {
    case .tensor(let name, let step, let units):
      let part =
        units.isEmpty ? "" : units.count == 1 ? ", unit \(units[0] + 1)" : ", \(units.count) units"
      return "\(name)\(part), step \(Numbers.grouped(step))"
    case .curve(let curve, let step): return "\(curve.title), step \(Numbers.grouped(step))"
    case .examples(let split, let rows):
      let all = "\(split.rawValue) examples"
      return rows.isEmpty
        ? all
        : rows.count == 1 ? "\(split.rawValue) example \(rows[0] + 1)" : "\(rows.count) \(all)"
    case .confusion(let split, _):
      return "which \(split.rawValue) example was taken for which class"
    case .instruction(let number): return "instruction \(number + 1)"
    case .setting(let setting): return setting.title
    }
  }

  /// The step that it is about; nil for what holds for the whole run.
  var step: Int? {
    switch self {
    case .tensor(_, let step, _), .curve(_, let step): step
    case .examples, .confusion, .instruction, .setting: nil
    }
  }
}

extension RunCurve {
  /// As a chart names it.
  var title: String {
    switch self {
    case .training: "training loss"
    case .validation: "validation loss"
    case .validationAccuracy: "validation accuracy"
    }
  }
}

extension RunSetting {
  /// As a table names it.
  var title: String {
    switch self {
    case .rate: "learning rate"
    case .shuffles: "order of the examples"
    case .layers: "layers"
    case .steps: "steps"
    }
  }
}

extension DoctorReport {
  /// The worst first, and of equal ones causes before what follows from them.
  var byDegree: [Finding] {
    findings.enumerated().sorted { a, b in
      a.element.degree == b.element.degree
        ? a.offset < b.offset : a.element.degree > b.element.degree
    }.map(\.element)
  }
}
