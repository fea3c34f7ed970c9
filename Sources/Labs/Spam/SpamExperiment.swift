internal import Compute
internal import Learning

/// How the filters of the spam lab are trained.
extension SpamLab {
  static let batchSize = 64

  /// One unit on 57 measurements, all weights at 0; or 16 hidden units in front of it.
  func experiment(
    on training: Dataset, checkedOn validation: Dataset, hidden: Int, seed: UInt64
  ) -> Experiment {
    var layers: [Model.Entry] = []
    if hidden > 0 { layers = [.dense(hidden), .relu] }
    // With hidden units a zero start would leave them all alike.
    let start = hidden > 0 ? Initializer.fanInUniform : .zero
    layers.append(.dense(1, weights: start, biases: start))
    return Experiment(
      model: Model(inputShape: training.inputShape, layers), loss: .binaryCrossEntropy,
      optimizer: Adam(rate: hidden > 0 ? 0.005 : 0.01), training: training,
      validation: validation, batchSize: Self.batchSize, epochs: passes, seed: seed)
  }
}
