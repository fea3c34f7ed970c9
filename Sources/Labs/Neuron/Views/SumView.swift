internal import TextUI

/// A weighted sum, one operation at a time.
extension NeuronLab {
  private var inputs: (Double, Double) { (sheet.number("x1"), sheet.number("x2")) }

  func drawSum(on surface: inout Surface, in body: Rect) {
    let lines = sumLines
    if body.columns >= 66, body.rows < 16 {
      surface.draw(wires, in: body.left(body.columns - 40))
      surface.draw(Readout(lines, columns: 36), in: body.right(36))
    } else {
      let picture = min(body.rows - lines.count - 1, 20)
      surface.draw(wires, in: body.top(picture).left(90))
      surface.draw(Readout(lines, columns: 42), in: body.dropTop(max(0, picture) + 1))
    }
  }

  /// Two inputs on their wires into one unit. What has not been computed yet is not shown.
  private var wires: NetworkDiagram {
    let (x1, x2) = inputs
    return NetworkDiagram(
      [
        .init("inputs", units: [.init("x₁", value: x1), .init("x₂", value: x2)], limit: 2),
        .init(
          "unit",
          units: [
            .init(
              "out", note: squash.title, value: revealed == 4 ? output : nil,
              bias: summed.offset)
          ], weights: [[summed.w1, summed.w2]], limit: 1),
      ], chosen: [UnitPlace(layer: 1, unit: 0)], labels: [.values, .weights, .biases],
      showsAllWires: true, hasLegend: false)
  }

  private var sum: Double { summed.sum(inputs.0, inputs.1) }
  private var output: Double { squash.value(sum) }

  private var sumLines: [Readout.Line] {
    let (x1, x2) = inputs
    let unit = summed
    func product(_ index: String, _ w: Double, _ x: Double, at step: Int) -> Readout.Line {
      let name = "w\(index) × x\(index) = \(short(w)) × \(short(x))"
      return line(name, revealed >= step ? signed(w * x, decimals: 3) : "?", step)
    }
    return [
      product("₁", unit.w1, x1, at: 1),
      product("₂", unit.w2, x2, at: 2),
      line(
        "both + offset \(short(unit.offset))", revealed >= 3 ? signed(sum, decimals: 3) : "?", 3),
      line(
        "\(squash.title) of the sum",
        revealed >= 4 ? Numbers.fixed(output, decimals: 3) : "?", 4),
    ]
  }

  /// The step just taken stands out.
  private func line(_ name: String, _ value: String, _ step: Int) -> Readout.Line {
    Readout.Line(
      "\(step)  " + name,
      step <= revealed ? .strong(value) : StyledText.muted(value))
  }

  private func short(_ value: Double) -> String { Numbers.tick((value * 1_000).rounded() / 1_000) }

  var sumSummary: String {
    let lines = sumLines.map { "\($0.name) is \($0.value.plain)" }
    return revealed == 0
      ? "two inputs, \(short(inputs.0)) and \(short(inputs.1)), weights \(short(summed.w1)) and "
        + "\(short(summed.w2)), offset \(short(summed.offset)); nothing computed yet"
      : lines.prefix(revealed).joined(separator: "; ")
  }
}
