internal import Compute
internal import Learning

/// The plan as lines: the instructions in their order, under a head for each part of the step.
struct PlanList: Equatable, Sendable {
  /// One line.
  enum Line: Equatable, Sendable {
    /// Where a part of the step begins, and how many instructions it has.
    case head(Phase, count: Int)
    /// An instruction, by its number.
    case row(Int)
  }

  let lines: [Line]

  init(_ rows: [StepRow]) {
    var lines: [Line] = []
    var phase: Phase?
    for row in rows {
      if row.phase != phase {
        phase = row.phase
        lines.append(.head(row.phase, count: rows.count { $0.phase == row.phase }))
      }
      lines.append(.row(row.number))
    }
    self.lines = lines
  }

  /// The line that an instruction stands on.
  func line(of row: Int) -> Int? { lines.firstIndex(of: .row(row)) }

  /// The first instruction of the part after, or before, the one that this instruction belongs to;
  /// from within a part, back is to its own beginning.
  func section(from row: Int, by direction: Int) -> Int? {
    guard let line = line(of: row) else { return nil }
    let heads = lines.indices.filter { if case .head = lines[$0] { true } else { false } }
    // A head is followed by its first row.
    let starts = heads.map { $0 + 1 }
    let target = direction > 0 ? starts.first { $0 > line } : starts.last { $0 < line }
    guard let target, case .row(let number) = lines[target] else { return nil }
    return number
  }
}

extension Phase {
  /// As a head of the plan says it.
  var title: String {
    switch self {
    case .zero: "gradients to zero"
    case .forward: "forward"
    case .backward: "backward"
    case .update: "update"
    }
  }

  /// What happens in it, in a few words.
  var meaning: String {
    switch self {
    case .zero: "backward adds to them"
    case .forward: "from the inputs to the loss"
    case .backward: "∂ is the slope of the loss"
    case .update: "the step downhill"
    }
  }
}
