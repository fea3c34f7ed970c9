extension Workload {
  /// 2-8-8-1, tanh, gradient descent on two arms of a spiral.
  static func mlpSpiral(batch: Int) -> Workload {
    Workload(
      name: "mlp_spiral_b\(batch)",
      network: """
        layers: [{dense: 8}, tanh, {dense: 8}, tanh, {dense: 1}]
        loss: binary-cross-entropy
        optimizer: {sgd: {rate: 0.1}}
        batch: \(batch)

        """,
      batches: 16, data: .spiral)
  }

  /// 64-32-10, relu, Adam on noisy pictures of 8 × 8.
  static let mlpDigits = Workload(
    name: "mlp_digits",
    network: """
      layers: [{dense: 32}, relu, {dense: 10}]
      loss: cross-entropy
      optimizer: {adam: {rate: 0.001}}
      batch: 32

      """,
    batches: 16, data: .pictures(side: 8, isFlat: true))
}
