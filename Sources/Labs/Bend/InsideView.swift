internal import Compute
internal import Learning
internal import TextUI

/// A network from inside: where points lie for its output, and what each unit sees.
extension BendLab {
  /// The plane of the inputs, and the plane of the first two hidden units.
  func drawInside(on surface: inout Surface, in body: Rect) {
    let numbers = body.rows >= 10 ? 2 : 0
    let panes = body.dropBottom(numbers == 0 ? 0 : 3).top(34).split(into: 2, gutter: 2)
    surface.write(.muted("the points"), column: panes[0].column, row: body.row)
    surface.write(.muted("as its units see them"), column: panes[1].column, row: body.row)
    surface.draw(plane(.inside, of: points), in: panes[0].dropTop(1))
    surface.draw(hiddenPlane, in: panes[1].dropTop(1))
    guard numbers > 0 else { return }
    surface.draw(
      Readout(
        [
          Readout.Line("points right", desk.right(.inside, on: Self.training), isStrong: true),
          Readout.Line(
            "right: shown",
            sheet.count("inside.units") == 2
              ? "h₁ and h₂" : "h₁ and h₂ of \(sheet.count("inside.units"))"),
        ], columns: 42), in: body.dropTop(panes[0].rows + 1).top(2))
  }

  /// The same points at their hidden values; with two units the cut of the output unit as well.
  private var hiddenPlane: PlaneChart {
    let report = desk.report(.inside)
    let count = sheet.count("inside.units")
    let hidden = (report?.examined["hidden"]?["h1"] ?? []).map(Double.init)
    let targets = points.examples.targets
    let marks: [PlaneChart.Example] =
      hidden.count == targets.count * count
      ? targets.indices.map { index in
        PlaneChart.Example(
          hidden[index * count], hidden[index * count + 1], targets[index] > 0.5 ? .a : .b)
      } : []
    let axes = (x: Axis(-1.1, 1.1, title: "h₁"), y: Axis(-1.1, 1.1, title: "h₂"))
    var values: [[Double]] = []
    if count == 2, let report, let weights = report.snapshot.values["out.weight"],
      let bias = report.snapshot.values["out.bias"]?.first, weights.count == 2
    {
      let unit = PlaneUnit(w1: Double(weights[0]), w2: Double(weights[1]), offset: Double(bias))
      values = unit.surface(axes)
    }
    return PlaneChart(values, x: axes.x, y: axes.y, examples: marks, contours: [0])
  }

  /// The learner's network with a map of the plane in every unit.
  func drawUnits(on surface: inout Surface, in body: Rect, isFocused: Bool) {
    let plan = body.dropBottom(body.rows >= 12 ? 2 : 0)
    var diagram = diagram
    if !isFocused, desk.steps(.build) == 0 { diagram.chosen = [] }
    surface.draw(diagram, in: plan)
    guard body.rows >= 12 else { return }
    surface.draw(
      Readout([
        Readout.Line("unseen points right", desk.right(.build, on: Self.unseen), isStrong: true)
      ]), in: body.bottom(1))
  }

  var chosenName: String {
    switch chosen.layer {
    case 0: "input \(chosen.unit + 1)"
    case sheet.count("layers") + 1: "the output"
    default: "layer \(chosen.layer), unit \(chosen.unit + 1)"
    }
  }

  private var widths: [Int] {
    Array(repeating: sheet.count("units"), count: sheet.count("layers"))
  }

  var diagram: NetworkDiagram {
    let report = desk.report(.build)
    let axes = builtSet.kind.axes
    let count = Self.mapCount
    let inputs = [0, 1].map { which in
      LossLandscape.values(x: axes.x, y: axes.y, count: count) { x, y in which == 0 ? x : y }
    }
    func weights(_ name: String, _ sources: Int) -> [[Double]] {
      let flat = (report?.snapshot.values[TensorName(name + ".weight")] ?? []).map(Double.init)
      return stride(from: 0, to: flat.count - sources + 1, by: max(1, sources)).map {
        Array(flat[$0..<$0 + sources])
      }
    }
    let marks = desk.marks(.build)
    func numbers(_ name: String, _ sources: Int) -> NumberGrid? {
      marks?.parameters(TensorName(name + ".weight"), rows: sources)
    }
    var layers = [
      NetworkDiagram.Layer(
        "inputs",
        units: [.init("x₁", plane: inputs[0]), .init("x₂", plane: inputs[1])],
        limit: max(axes.x.high, axes.y.high))
    ]
    var sources = 2
    for (index, width) in widths.enumerated() {
      let name = "h\(index + 1)"
      let values = (report?.examined["maps"]?[TensorName(name)] ?? []).map(Double.init)
      let units = (0..<width).map { unit -> NetworkDiagram.Unit in
        guard values.count == count * count * width else { return .init() }
        return .init(
          plane: (0..<count).map { row in
            (0..<count).map { values[(row * count + $0) * width + unit] }
          })
      }
      let most = values.map(\.magnitude).max() ?? 1
      layers.append(
        .init(
          widths.count == 1 ? "hidden" : "hidden \(index + 1)",
          activation: sheet.word("activation"), units: units, weights: weights(name, sources),
          limit: max(1, most)))
      layers[layers.count - 1].weightNumbers = numbers(name, sources)
      sources = width
    }
    let answer = thinned(self.surface(.build, count: Self.gridCount))
    layers.append(
      .init(
        "output", units: [.init("A?", plane: answer)], weights: weights("out", sources),
        ramp: .classes))
    layers[layers.count - 1].weightNumbers = numbers("out", sources)
    return NetworkDiagram(
      layers, chosen: [chosen], labels: [.weights], showsAllWires: showsAllWires)
  }

  /// Every third place, about as many as the maps of hidden units have.
  private func thinned(_ values: [[Double]]) -> [[Double]] {
    values.enumerated().filter { $0.offset % 3 == 0 }.map { row in
      row.element.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
    }
  }

  /// Units from the inputs to the output.
  private var unitCounts: [Int] { [2] + widths + [1] }

  /// The unit that the arrows are on; a network that has shrunk since then has others.
  var chosen: UnitPlace { NetworkCursor(cursor.place, unitCounts: unitCounts).place }

  mutating func press(_ key: Key) {
    guard view == .units else { return }
    if key == "W" { showsAllWires.toggle() }
    cursor = NetworkCursor(chosen, unitCounts: unitCounts)
    _ = cursor.move(key, unitCounts: unitCounts)
  }

  mutating func point(_ event: MouseEvent, on size: Size) {
    guard view == .units, event.action == .press else { return }
    let body = Rect(size).dropTop(StageHead.rows)
    let area = body.dropBottom(body.rows >= 12 ? 2 : 0)
    if let place = diagram.unit(
      at: Point(column: event.column, row: event.row), in: area)
    {
      cursor = NetworkCursor(place, unitCounts: unitCounts)
    }
  }
}
