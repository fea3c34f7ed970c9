internal import Compute
internal import Learning
public import TextUI

extension DebuggerLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    guard let trace else { return }
    let isFocused = focus == .stage
    switch view {
    case .nudge: drawNudge(trace, on: &surface, in: body)
    case .network: drawNetwork(trace, on: &surface, in: body)
    case .plan: drawPlan(trace, on: &surface, in: body, isFocused: isFocused)
    case .blanks: drawBlanks(trace, on: &surface, in: body, isFocused: isFocused)
    case .move: drawMove(trace, on: &surface, in: body)
    case .wide: drawWide(trace, on: &surface, in: body)
    }
  }

  /// The diagram alone.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    guard let trace else { return }
    surface.draw(diagram(trace, labels: [.values]), in: area)
  }

  // MARK: Pieces

  func isWide(_ area: Rect) -> Bool { area.columns >= 66 }

  /// The network with what the engine has computed of the example that is followed.
  func diagram(_ trace: DebugTrace, labels: NetworkDiagram.Labels) -> NetworkDiagram {
    let (inputs, hidden, outputs) = net.widths
    let numbers = pass?.numbers ?? []
    guard numbers.count == 4 else { return NetworkDiagram([]) }
    func rows(_ values: [Double], _ width: Int) -> [[Double]] {
      stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
    }
    let slopes = trace.slopes
    let marks = marks
    let isLarge = net.kind == .digits
    let reads = net.kind == .r ? "" : net.kind == .c ? "sigmoid" : "softmax"
    let inputLayer = NetworkDiagram.Layer(
      "inputs",
      units: (0..<inputs).map { unit in
        var tile = NetworkDiagram.Unit(
          isLarge ? "" : "x" + Self.subscripts[unit + 1], value: trace.input[unit],
          gradient: slopes.input.indices.contains(unit) ? slopes.input[unit] : nil)
        tile.valueNumber = marks?.value(.input, unit)
        tile.gradientNumber = marks?.slope(.input, unit)
        return tile
      }, firstUnit: isLarge ? 18 : 0)
    var hiddenLayer = NetworkDiagram.Layer(
      "hidden", activation: isLarge ? net.bend : "",
      units: (0..<hidden).map { unit in
        var tile = NetworkDiagram.Unit(
          isLarge ? "" : "h" + Self.subscripts[unit + 1], note: isLarge ? "" : net.bend,
          value: trace.h[unit], bias: numbers[1][unit], gradient: slopes.h[unit])
        tile.valueNumber = marks?.value(net.hidden, unit)
        tile.biasNumber = marks?.parameter(.init(tensor: 1, index: unit))
        tile.gradientNumber = marks?.slope(net.hidden, unit)
        return tile
      }, weights: rows(numbers[0], inputs), gradients: rows(slopes.parameters[0], inputs))
    hiddenLayer.weightNumbers = marks?.weights(0, sources: inputs)
    hiddenLayer.gradientNumbers = marks?.weights(0, sources: inputs, isSlope: true)
    var outputLayer = NetworkDiagram.Layer(
      "output",
      units: (0..<outputs).map { unit in
        let name =
          outputs == 1 ? "y" : isLarge ? "“\(unit)”" : "y" + Self.subscripts[unit + 1]
        var tile = NetworkDiagram.Unit(
          name, note: isLarge ? "" : reads, value: trace.y[unit], bias: numbers[3][unit],
          gradient: trace.slopeAtShare ?? slopes.v[unit])
        tile.valueNumber = marks?.read(unit)
        tile.biasNumber = marks?.parameter(.init(tensor: 3, index: unit))
        tile.gradientNumber = marks?.slope(.output, unit)
        return tile
      }, weights: rows(numbers[2], hidden), gradients: rows(slopes.parameters[2], hidden))
    outputLayer.weightNumbers = marks?.weights(2, sources: hidden)
    outputLayer.gradientNumbers = marks?.weights(2, sources: hidden, isSlope: true)
    return NetworkDiagram(
      [inputLayer, hiddenLayer, outputLayer], chosen: chosenUnit.map { [$0] } ?? [],
      labels: labels)
  }

  private static let subscripts = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"]

  /// The unit that the chosen weight or bias belongs to.
  private var chosenUnit: UnitPlace? {
    guard let place else { return nil }
    let (inputs, hidden, _) = net.widths
    switch place.tensor {
    case 0: return UnitPlace(layer: 1, unit: place.index / inputs)
    case 1: return UnitPlace(layer: 1, unit: place.index)
    case 2: return UnitPlace(layer: 2, unit: place.index / hidden)
    default: return UnitPlace(layer: 2, unit: place.index)
    }
  }

  /// The loss by update.
  var lossChart: LineChart {
    let points = losses
    let isShort = net.updates <= 20
    // Before the first update there is the loss of the example to go by.
    let highest = (points.map(\.y) + [trace?.loss ?? 1]).filter(\.isFinite).max() ?? 1
    return LineChart(
      title: .muted(net.exampleCount == 1 ? "loss" : "loss of each batch"),
      [
        Series(
          "", points, stroke: Stroke(.strong), endMark: isShort ? nil : "●",
          marker: isShort ? .disc : nil)
      ], x: Axis(0, Double(net.updates), title: "update"),
      y: Axis(0, max(Axis.fitting([0, highest]).high, 0.1)))
  }

  /// What a number is, six digits behind the point for small networks.
  func exact(_ value: Double) -> String { Numbers.fixed(value, decimals: 6, sign: .minus) }

  /// The same as a number that can be asked about.
  func exact(_ value: Double, _ mark: NumberMark?) -> StyledText {
    StyledText(exact(value)).asking(mark, value)
  }

  /// The chosen number and its slope, by name.
  func chosenLines(isStrong: Bool) -> [Readout.Line] {
    guard let place, let pass else { return [] }
    let value = isStrong ? StyledText.strong(exact(pass[place])) : StyledText(exact(pass[place]))
    let slope = slope.map {
      StyledText(exact($0), .gradient).asking(marks?.slope(place), $0)
    }
    return [
      Readout.Line(pass.name(place), value.asking(marks?.parameter(place), pass[place])),
      Readout.Line("its slope", slope ?? StyledText("–", .gradient)),
    ]
  }
}
