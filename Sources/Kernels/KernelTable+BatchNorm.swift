internal import CKernels

/// Two rows of channels that belong together, by their offsets: a weight and a bias, a mean and a
/// variance.
public struct ChannelPair: Hashable, Sendable {
  let first, second: Int

  /// Rows anywhere in the arena.
  public init(_ first: Int, _ second: Int) {
    self.first = first
    self.second = second
  }

  /// As the rows of a matrix.
  var raw: ck_matrix { ck_matrix(offset: first, stride: second - first) }
}

/// Batch normalization of rows of channels.
public struct BatchNormKernel: Hashable, Sendable {
  /// Whether mean and variance are those of the rows, or fixed.
  public let isTraining: Bool
  let columns: Int
  let rows: RowCount
  let epsilon: Double
  let momentum: Double

  /// - Parameter momentum: how far the running statistics go towards those of a batch.
  public init(
    isTraining: Bool, rows: RowCount, columns: Int, epsilon: Double, momentum: Double
  ) {
    self.isTraining = isTraining
    self.rows = rows
    self.columns = columns
    self.epsilon = epsilon
    self.momentum = momentum
  }

  func set(in call: inout ck_call) {
    (call.rows, call.columns, call.inner) = (rows.count, columns, isTraining ? 1 : 0)
    (call.scalar.1, call.scalar.2) = (epsilon, momentum)
    call.flags |= rows.flag(CK_BATCHED_ROWS)
  }
}

extension KernelTable {
  /// y = activation((x − mean) / √(variance + ε) · weight + bias)
  ///
  /// In training, writes mean and variance and lets the running ones follow; otherwise copies
  /// those.
  ///
  /// - Parameters:
  ///   - weights: weight and bias.
  ///   - room: a row.
  public func batchNorm(
    _ norm: BatchNormKernel, _ x: ArenaMatrix, weights: ChannelPair, activation: Activation,
    into y: ArenaMatrix, statistics: ChannelPair, running: ChannelPair, room: Int
  ) -> KernelCall {
    KernelCall(table.pointee.batch_norm) {
      ($0.a, $0.b, $0.c) = (x.raw, weights.raw, y.raw)
      ($0.d, $0.e) = (statistics.raw, running.raw)
      $0.f = ck_matrix(offset: room, stride: 0)
      ($0.activation, $0.scalar.0) = (activation.code, activation.parameter)
      norm.set(in: &$0)
    }
  }

  /// sums = Σ gradient and Σ gradient · x̂ over the rows, added to the gradients of bias and weight
  /// where those are given.
  public func batchNormSums(
    _ norm: BatchNormKernel, _ x: ArenaMatrix, gradient: ArenaMatrix, statistics: ChannelPair,
    into sums: ChannelPair, weight: Int?, bias: Int?
  ) -> KernelCall {
    KernelCall(table.pointee.batch_norm_sums) {
      ($0.a, $0.b, $0.d, $0.f) = (x.raw, gradient.raw, statistics.raw, sums.raw)
      if let weight { $0.c = ck_matrix(offset: weight, stride: 0) }
      if let bias { $0.e = ck_matrix(offset: bias, stride: 0) }
      norm.set(in: &$0)
    }
  }

  /// x.gradient (+)= what the rows of the result's gradient say, times the slope of the activation
  /// whose output x is.
  ///
  /// - Parameter sums: what `batchNormSums` wrote.
  public func batchNormBackward(
    _ norm: BatchNormKernel, _ x: ArenaMatrix, gradient: ArenaMatrix, weight: Int,
    statistics: ChannelPair, sums: ChannelPair, into inputGradient: ArenaMatrix,
    accumulates: Bool, slope: Activation
  ) -> KernelCall {
    KernelCall(table.pointee.batch_norm_backward) {
      ($0.a, $0.b, $0.c) = (x.raw, gradient.raw, inputGradient.raw)
      ($0.d, $0.f) = (statistics.raw, sums.raw)
      $0.e = ck_matrix(offset: weight, stride: 0)
      ($0.activation, $0.scalar.0) = (slope.code, slope.parameter)
      $0.flags = accumulates ? CK_ACCUMULATES.rawValue : 0
      norm.set(in: &$0)
    }
  }
}
