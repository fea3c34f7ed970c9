internal import Learning
internal import TextUI

/// What slopes cost in a network of thousands of weights.
extension DebuggerLab {
  func drawWide(_ trace: DebugTrace, on surface: inout Surface, in area: Rect) {
    let slopes = trace.slopes
    let named: [(String, [Double])] = [
      ("W₁", slopes.parameters[0]), ("b₁", slopes.parameters[1]), ("z", slopes.z),
      ("h", slopes.h), ("W₂", slopes.parameters[2]), ("b₂", slopes.parameters[3]),
      ("v", slopes.v),
    ]
    let bars = LogBars(
      title: .muted("size of the slopes"), named.map { .init($0.0, Self.size($0.1)) },
      role: .gradient)
    let (inputs, hidden, outputs) = net.widths
    let forward = inputs * hidden + hidden * outputs
    let lines = Readout(
      [
        Readout.Line("weights and biases", Numbers.grouped(net.parameterCount)),
        Readout.Line(
          "forward passes, by nudges", Numbers.grouped(2 * net.parameterCount), isStrong: true),
        Readout.Line("by the way back", "1, and one back", isStrong: true),
        Readout.Line("multiplications forward", Numbers.grouped(forward)),
        Readout.Line("multiplications back", Numbers.grouped(2 * forward)),
      ], columns: 40)
    if isWide(area), area.rows < 16 {
      drawMaps(trace, on: &surface, in: area.left(17))
      surface.draw(bars, in: area.dropLeft(20).dropRight(37))
      surface.draw(lines, in: area.right(35))
    } else if isWide(area) {
      let left = area.left(min(64, area.columns / 2 - 2))
      drawMaps(trace, on: &surface, in: left.top(12))
      surface.draw(lossChart, in: left.dropTop(13).top(14))
      let right = area.dropLeft(left.columns + 4)
      surface.draw(bars, in: right.top(9).left(70))
      surface.draw(lines, in: right.dropTop(11))
    } else {
      drawMaps(trace, on: &surface, in: area.top(6))
      surface.draw(bars, in: area.dropTop(6).dropBottom(5).top(9))
      surface.draw(lines, in: area.bottom(5))
    }
  }

  /// For digits the picture, the slope at each pixel, and the slopes of the chosen unit's weights;
  /// for the others the weights' slopes as a map.
  private func drawMaps(_ trace: DebugTrace, on surface: inout Surface, in area: Rect) {
    let (inputs, hidden, _) = net.widths
    guard net.kind == .digits else {
      let slopes = trace.slopes.parameters[0]
      let rows = (0..<hidden).map { Array(slopes[$0 * inputs..<($0 + 1) * inputs]) }
      surface.write(
        StyledText.muted("slopes of W₁, a row a unit").truncated(to: area.columns),
        column: area.column, row: area.row, within: area)
      surface.draw(
        HeatMap(
          rows, ramp: .gradient, numbers: marks?.weights(0, sources: inputs, isSlope: true)),
        in: area.dropTop(1))
      return
    }
    func square(_ values: ArraySlice<Double>) -> [[Double]] {
      let values = Array(values)
      return (0..<8).map { Array(values[$0 * 8..<$0 * 8 + 8]) }
    }
    // The unit of the chosen weight; the first where the weight is one of the outputs.
    let unit = place.map { $0.tensor == 0 ? $0.index / 64 : $0.tensor == 1 ? $0.index : 0 } ?? 0
    let own = trace.slopes.parameters[0][unit * 64..<unit * 64 + 64]
    func most(_ values: [Double]) -> Double { max(1e-9, values.map(\.magnitude).max() ?? 1) }
    let isOff = own.allSatisfy { $0 == 0 }
    let marks = marks
    let pictures: [(String, [[Double]], Ramp, Double, NumberMark?)] = [
      ("a \(trace.target)", square(trace.input[...]), .picture, 1, marks?.value(.input)),
      (
        "slopes at x", square(trace.slopes.input[...]), .signed, most(trace.slopes.input),
        marks?.slope(.input)
      ),
      (
        "unit \(unit + 1)" + (isOff ? ", off: 0" : ", slopes"), square(own), .signed,
        most(Array(own)), marks?.slope(.init(tensor: 0, index: unit * 64))
      ),
    ]
    let count = area.columns >= 40 ? 3 : 2
    for (picture, part) in zip(pictures.prefix(count), area.split(into: count, gutter: 1)) {
      surface.draw(
        ImageView(
          picture.1, ramp: picture.2, limit: picture.3, title: .muted(picture.0), largestZoom: 2,
          numbers: picture.4.map { NumberGrid($0, rows: 8) }),
        in: part)
    }
  }
}
