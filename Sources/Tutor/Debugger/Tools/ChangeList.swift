internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// What was changed by hand and what stops a run, as lines that can be taken away.
struct ChangeList: Equatable, Sendable {
  /// One line.
  enum Line: Equatable, Sendable {
    case change(Intervention)
    case breakpoint(Breakpoint)
  }

  let lines: [Line]

  init(_ report: StepReport) {
    lines = report.interventions.map(Line.change) + report.breakpoints.map(Line.breakpoint)
  }

  /// A line as it is read.
  static func text(_ line: Line, in report: StepReport) -> String {
    switch line {
    case .change(let change):
      let verb =
        switch change.kind {
        case .set: "set to"
        case .clamp: "held at"
        }
      let value = Figure.written(change.value, in: .standard)
      return "\(part(change.part, of: change.tensor, in: report)) \(verb) \(value), "
        + "from \(change.position)"
    case .breakpoint(let breakpoint): return "stops " + text(breakpoint, in: report)
    }
  }

  /// `before instruction 7`
  static func text(_ breakpoint: Breakpoint, in report: StepReport) -> String {
    switch breakpoint {
    case .instruction(let number): "before instruction \(number + 1)"
    case .notFinite: "where a number is not finite"
    case .rises(let element, let threshold):
      "where \(report.label(of: element)) rises above "
        + Numbers.significant(Double(threshold))
    case .falls(let element, let threshold):
      "where \(report.label(of: element)) falls below "
        + Numbers.significant(Double(threshold))
    }
  }

  /// `hidden[·, 2]` for a unit of every example.
  static func part(_ part: TensorPart, of tensor: TensorName, in report: StepReport) -> String {
    switch part {
    case .element(let index): return report.label(of: TensorElement(tensor, index))
    case .all: return "all of \(tensor.short)"
    case .block(let ranges):
      let rank = report.extents(of: tensor)?.count ?? ranges.count
      let places = (0..<max(rank, ranges.count)).map { axis -> String in
        guard axis < ranges.count, let range = ranges[axis] else { return "·" }
        return range.count == 1
          ? String(range.lowerBound + 1) : "\(range.lowerBound + 1)–\(range.upperBound)"
      }
      return "\(tensor.short)[\(places.joined(separator: ", "))]"
    }
  }
}
