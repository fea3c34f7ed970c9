internal import Learning
internal import TextUI

/// What the lab has measured.
extension DebuggerLab {
  /// By the names in the comment of the type.
  public var metrics: [String: Double] {
    var metrics = ["goal": hasReachedGoal ? 1.0 : 0]
    metrics["checked"] = checked
    guard let trace else { return metrics }
    metrics["loss"] = trace.loss
    metrics["output"] = trace.y.first
    if let slope { metrics["slope"] = slope }
    switch view {
    case .nudge:
      let size = sheet.number("size")
      if let change = change(size), let slope {
        metrics["change"] = change
        metrics["quotient"] = change / size
        metrics["promise"] = slope * size
      }
    case .move:
      metrics["update"] = Double(desk.steps(tag))
      metrics["first"] = losses.first?.y
      metrics["last"] = losses.last?.y
      metrics["squares"] = trace.squares
      metrics["promised"] = -net.rate * trace.squares
    case .blanks:
      let cells = blankCells
      metrics["blanks"] = Double(cells.count)
      metrics["filled"] = Double(cells.count { sheetOfBlanks.entered[$0] != nil })
      metrics["right"] = Double(sheetOfBlanks.rightCount(cells, trace))
    case .wide:
      metrics["weights"] = Double(net.parameterCount)
      metrics["passes"] = Double(2 * net.parameterCount)
    case .network, .plan: break
    }
    return metrics
  }

  /// The slope of the loss by the number that is talked about, as the backward pass has found it.
  var slope: Double? {
    guard let place, let trace else { return nil }
    return trace.slopes.parameters[place.tensor][place.index]
  }

  /// How much the loss changes if that number is nudged.
  func change(_ size: Double) -> Double? {
    guard let place, let trace else { return nil }
    return pass?.change(place, by: size, trace.input, target: trace.target)
  }

  /// The blanks of the sheet.
  var blankCells: [DebugCell] {
    view == .blanks
      ? Array(DebugCell.cells(of: net.kind).prefix(sheet.count("blanks"))) : []
  }

  /// Six of eight blanks, judged when they are on the stage, and a check that has agreed.
  private var hasReachedGoal: Bool {
    guard view == .blanks, let trace, let checked, checked < 1e-3 else { return false }
    return sheet.count("blanks") == 8 && sheetOfBlanks.rightCount(blankCells, trace) >= 6
  }

  /// The loss before each update; of one example also after the last one.
  var losses: [ChartPoint] {
    guard let report = desk.report(tag) else { return [] }
    let points = report.snapshot.training.points()
    let first = points.first?.x ?? 0
    var losses = points.map { ChartPoint($0.x - first, $0.y) }
    if net.exampleCount == 1, let trace {
      losses.append(ChartPoint(Double(report.snapshot.position.step), trace.loss))
    }
    return losses
  }

  // MARK: In words

  /// What goes on, in a few words.
  public var status: String {
    if let failure = desk.report(tag)?.failure { return failure }
    let step = desk.steps(tag)
    guard step == 0 else { return "\(net.kind.rawValue), update \(step)" }
    let name = net.kind == .r || net.kind == .c ? "network \(net.kind.rawValue)" : net.kind.rawValue
    let hasRate = sheet.dials.contains { $0.name == "rate" }
    return hasRate ? "\(name), rate \(Numbers.tick(net.rate))" : name
  }

  /// What is on the stage, in one line.
  public var summary: String {
    guard let trace else { return "no network yet" }
    let start =
      "network \(net.kind.rawValue), update \(desk.steps(tag)), loss \(number(trace.loss))"
    switch view {
    case .nudge: return start + "; " + nudgeSummary
    case .network, .wide: return start + "; " + slopesSummary(trace)
    case .plan:
      let rows = planRows.map { row in
        "\(row.formula): \(list(row.values))"
          + (row.slopes.isEmpty ? "" : ", slope \(list(row.slopes))")
      }
      return start + "; " + rows.joined(separator: "; ")
    case .blanks: return start + "; " + blanksSummary
    case .move: return start + "; " + moveSummary
    }
  }

  /// The numbers of a vector, or how long it is and how large where they are many.
  func list(_ values: [Double]) -> String {
    values.count <= 4
      ? values.map(number).joined(separator: ", ")
      : "\(values.count) numbers of size \(number(Self.size(values)))"
  }

  /// The root of the sum of squares.
  static func size(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  func number(_ value: Double?) -> String { value.map { Numbers.significant($0) } ?? "–" }

  private func slopesSummary(_ trace: DebugTrace) -> String {
    let sizes = zip(["W₁", "b₁", "W₂", "b₂"], trace.slopes.parameters)
      .map { "\($0) \(number(Self.size($1)))" }
    let chosen = place.flatMap { place in pass.map { ($0.name(place), $0[place]) } }
    return "output \(list(trace.y)); sizes of the slopes: " + sizes.joined(separator: ", ")
      + (chosen.map { "; \($0.0) is \(number($0.1)), slope \(number(slope))" } ?? "")
  }
}
