internal import TextUI

/// The network with all its numbers.
extension DebuggerLab {
  func drawNetwork(_ trace: DebugTrace, on surface: inout Surface, in area: Rect) {
    let labels: NetworkDiagram.Labels =
      net.kind == .digits ? [.values] : [.values, .weights, .biases, .gradients]
    var diagram = diagram(trace, labels: labels)
    // With everything to read, the wires of all units carry their numbers.
    if net.kind == .r || net.kind == .c { diagram.chosen = [] }
    if isWide(area), area.rows < 16 {
      surface.draw(diagram, in: area.dropRight(32))
      surface.draw(Readout(networkLines(trace), columns: 30), in: area.right(30))
    } else if isWide(area) {
      let rows = min(26, max(12, area.rows - 9))
      surface.draw(diagram, in: area.top(rows).left(120))
      let below = area.dropTop(rows + 1)
      surface.draw(Readout(networkLines(trace), columns: 36), in: below.left(36))
      surface.draw(lossChart, in: below.dropLeft(40).left(80).top(16))
    } else {
      surface.draw(diagram, in: area.dropBottom(4))
      surface.draw(Readout(Array(networkLines(trace).prefix(3)), columns: 40), in: area.bottom(3))
    }
  }

  private func networkLines(_ trace: DebugTrace) -> [Readout.Line] {
    let target =
      switch net.kind {
      case .r, .c: "\(trace.target)"
      case .free: "number \(trace.target + 1)"
      case .digits: "“\(trace.target)”"
      }
    var lines = [
      Readout.Line(
        "loss of this example",
        StyledText.strong(exact(trace.loss)).asking(marks?.loss, trace.loss)),
      Readout.Line("should say", target),
    ]
    lines += chosenLines(isStrong: false)
    lines.append(Readout.Line("weights and biases", Numbers.grouped(net.parameterCount)))
    return lines
  }
}
