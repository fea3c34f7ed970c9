internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// A network that is a small stack of dense layers, as its plan tells: what each layer reads, its
/// weights, its bias and its bend.
struct NetworkReading: Sendable {
  /// One dense layer.
  struct Layer: Equatable, Sendable {
    /// `[units × sources]`
    var weight: TensorName
    /// One number a unit, if there is one.
    var bias: TensorName?
    /// What its units say in the end: behind sum, bias and bend.
    var output: TensorName
    /// `tanh`, or empty.
    var bend: String
  }

  /// What the first layer reads.
  let input: TensorName
  /// From the first to the last.
  let layers: [Layer]

  private static let bends: Set<String> = [
    "tanh", "sigmoid", "relu", "leakyRelu", "gelu", "silu",
  ]

  /// Nil for every other plan, and where a layer has more numbers than the report says one by one.
  init?(_ report: StepReport) {
    guard let input = report.inputs.first?.name else { return nil }
    var layers: [Layer] = []
    var here = input
    for row in report.rows where row.phase == .forward {
      guard row.operands.contains(here), let result = row.results.first else { continue }
      let parameter = row.operands.first { $0 != here && report.isParameter($0) }
      switch row.operation {
      case "matrixProduct":
        guard let parameter, report.extents(of: parameter)?.count == 2 else { return nil }
        layers.append(Layer(weight: parameter, output: result, bend: ""))
      case "biasAdd" where !layers.isEmpty: layers[layers.count - 1].bias = parameter
      case let bend where Self.bends.contains(bend) && !layers.isEmpty:
        layers[layers.count - 1].bend = bend
      default:
        // The loss ends the stack; anything else is no stack.
        if row.shape.count == 1, row.shape.rank == 0 { break }
        return nil
      }
      if row.shape.rank > 0 {
        here = result
        layers[layers.count - 1].output = result
      }
    }
    guard !layers.isEmpty else { return nil }
    self.input = input
    self.layers = layers
    let names = layers.flatMap { [$0.weight, $0.output] + ($0.bias.map { [$0] } ?? []) } + [input]
    for name in names where report.reading(of: name)?.values.isEmpty != false { return nil }
  }

  /// The network with the numbers of one example, slopes below them where they are there.
  ///
  /// - Parameters:
  ///   - example: From 0.
  ///   - chosen: The tensor that is opened: its layer stands out.
  func diagram(
    _ report: StepReport, example: Int, chosen: TensorName?, unit: Int?,
    secrets: Secrets
  ) -> NetworkDiagram {
    func units(
      _ name: TensorName, _ letter: String, note: String, bias: [Float], isOutput: Bool
    ) -> [NetworkDiagram.Unit] {
      guard let reading = report.reading(of: name) else { return [] }
      let width = max(1, reading.summary.shape.extents.last ?? 1)
      let start = min(example, max(0, reading.values.count / width - 1)) * width
      return (0..<width).map { unit in
        let index = start + unit
        return NetworkDiagram.Unit(
          width == 1 && isOutput ? letter : letter + Self.subscripts(unit + 1), note: note,
          value: Self.number(reading.values, index, reading.readiness, name, secrets),
          bias: bias.indices.contains(unit) ? Double(bias[unit]) : nil,
          gradient: Self.number(
            reading.gradientValues, index, reading.gradientReadiness, name.gradient, secrets))
      }
    }
    var columns = [
      NetworkDiagram.Layer(
        "input", units: units(input, "x", note: "", bias: [], isOutput: false), limit: 1)
    ]
    var sources = columns[0].units.count
    for (place, layer) in layers.enumerated() {
      let isOutput = place == layers.count - 1
      let title = layer.weight.text.split(separator: ".").dropLast().joined(separator: ".")
      let weights = report.reading(of: layer.weight)
      let biases = layer.bias.flatMap { report.reading(of: $0)?.values } ?? []
      var slopes = weights?.gradientReadiness == .toCome ? [] : weights?.gradientValues ?? []
      // Wires have slopes or not: those of the others stand in the table.
      if slopes.enumerated().contains(where: {
        secrets.hides(TensorElement(layer.weight.gradient, $0), $1)
      }) {
        slopes = []
      }
      columns.append(
        NetworkDiagram.Layer(
          title,
          units: units(
            layer.output, isOutput ? "y" : "h", note: layer.bend, bias: biases,
            isOutput: isOutput),
          weights: Self.rows(weights?.values ?? [], of: sources),
          gradients: Self.rows(slopes, of: sources), limit: 1))
      sources = columns[columns.count - 1].units.count
    }
    let place = layers.firstIndex { layer in
      guard let chosen else { return false }
      return [layer.weight, layer.bias, layer.output].contains(chosen)
        || chosen.text.hasPrefix(layer.output.text + ".")
    }
    return NetworkDiagram(
      columns, chosen: place.map { Self.open($0, unit, of: columns) } ?? [],
      labels: [.values, .weights, .gradients], showsAllWires: true)
  }

  /// All units of a small layer are open; of a larger one the one that is looked at.
  private static func open(
    _ layer: Int, _ unit: Int?, of columns: [NetworkDiagram.Layer]
  ) -> [UnitPlace] {
    let count = columns[layer + 1].units.count
    let units = count <= 4 ? Array(0..<count) : unit.map { [$0] } ?? []
    return units.map { UnitPlace(layer: layer + 1, unit: $0) }
  }

  private static func number(
    _ values: [Float], _ index: Int, _ readiness: Readiness?, _ name: TensorName,
    _ secrets: Secrets
  ) -> Double? {
    guard values.indices.contains(index), readiness != .toCome,
      !secrets.hides(TensorElement(name, index), values[index])
    else { return nil }
    return Double(values[index])
  }

  private static func rows(_ values: [Float], of width: Int) -> [[Double]] {
    guard width > 0 else { return [] }
    return stride(from: 0, to: values.count, by: width).map { start in
      values[start..<min(values.count, start + width)].map(Double.init)
    }
  }

  private static func subscripts(_ number: Int) -> String {
    String(String(number).map { digits[$0.wholeNumberValue ?? 0] })
  }

  private static let digits: [Character] = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"]
}
