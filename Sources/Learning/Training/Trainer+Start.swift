internal import Compute

extension Trainer {
  /// Replaces drawn parameters before the first step; tensors that the network does not have, or has
  /// in another size, are passed over.
  public mutating func begin(from initial: [Checkpoint.Tensor]) {
    for tensor in initial where shape(of: tensor.name)?.count == tensor.values.count {
      write(tensor.values, to: tensor.name)
    }
  }
}
