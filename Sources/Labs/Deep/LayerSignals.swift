internal import Compute
internal import Learning

/// What happens to values and slopes from layer to layer, measured on some digits.
struct LayerSignals: Equatable, Sendable {
  /// The standard deviation of all values that come out of each layer.
  var spreads: [Double]
  /// The root of the mean square of the loss's slopes by each layer's weights.
  var slopes: [Double]
  /// The share of each layer's units that output zero for every one of the digits.
  var dead: [Double]

  /// Digits that are followed through the network.
  static let digits = 24

  /// What to read of a network.
  static func examination(of net: DeepNet, _ data: Dataset) -> Examination {
    let some = data.prefix(digits)
    let layers = 1...max(1, net.depth)
    return Examination(
      "signals", inputs: some.inputs, targets: some.targets,
      tensors: layers.map(net.output) + layers.map { net.weight(of: $0).appending("gradient") })
  }

  /// Nil before the network has been examined.
  init?(_ report: RunReport?, of net: DeepNet) {
    guard let found = report?.examined["signals"], !found.isEmpty else { return nil }
    let layers = 1...max(1, net.depth)
    let values = layers.map { found[net.output(of: $0)] ?? [] }
    spreads = values.map(Self.deviation)
    slopes = layers.map { Self.size(found[net.weight(of: $0).appending("gradient")] ?? []) }
    dead = values.map { Self.deadShare($0, units: net.width) }
  }

  /// The share of dead units in all layers.
  var deadShare: Double { dead.isEmpty ? 0 : dead.reduce(0, +) / Double(dead.count) }

  private static func deviation(_ values: [Float]) -> Double {
    guard !values.isEmpty else { return 0 }
    let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
    let squares = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return (squares / Double(values.count)).squareRoot()
  }

  private static func size(_ values: [Float]) -> Double {
    guard !values.isEmpty else { return 0 }
    return (values.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(values.count)).squareRoot()
  }

  private static func deadShare(_ values: [Float], units: Int) -> Double {
    guard units > 0, !values.isEmpty else { return 0 }
    let dead = (0..<units).count { unit in
      stride(from: unit, to: values.count, by: units).allSatisfy { values[$0] == 0 }
    }
    return Double(dead) / Double(units)
  }
}
