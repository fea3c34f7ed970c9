extension Workload {
  /// Two small convolutions on 28 × 28.
  static let cnnSmall = Workload(
    name: "cnn_small",
    network: """
      layers:
        - conv: {channels: 8, kernel: 3, padding: 1}
        - relu
        - max-pool: 2
        - conv: {channels: 16, kernel: 3, padding: 1}
        - relu
        - max-pool: 2
        - flatten
        - dense: 10
      loss: cross-entropy
      optimizer: {adam: {rate: 0.001}}
      batch: 32

      """,
    batches: 8, data: .pictures(side: 28, isFlat: false))

  /// Two large ones (after LeCun et al. 1998, with today's sizes).
  static let leNet = Workload(
    name: "lenet",
    network: """
      layers:
        - conv: {channels: 32, kernel: 5, padding: 2}
        - relu
        - max-pool: 2
        - conv: {channels: 64, kernel: 5, padding: 2}
        - relu
        - max-pool: 2
        - flatten
        - dense: 128
        - relu
        - dense: 10
      loss: cross-entropy
      optimizer: {adam: {rate: 0.001}}
      batch: 64

      """,
    batches: 8, data: .pictures(side: 28, isFlat: false))
}
