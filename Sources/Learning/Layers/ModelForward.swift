public import Compute

extension Model {
  /// The forward part alone, without a loss: what a trained network computes of a batch.
  ///
  /// Throws what the first layer that does not fit says.
  public func forwardGraph(batch: Int) throws(ShapeError) -> Graph {
    try Self.checkNames(of: layers)
    var builder = ModelBuilder(batch: batch, isTraining: false)
    var value = builder.input(.input, shape: inputShape)
    for (number, entry) in layers.enumerated() {
      value = try builder.add(entry, number: number, to: value)
    }
    return builder.graph
  }
}
