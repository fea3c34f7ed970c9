internal import CKernels

/// The sizes of an attention.
public struct AttentionSizes: Hashable, Sendable {
  /// Rows of the sequence.
  public let times: Int
  /// How many heads there are.
  public let heads: Int
  /// Columns of queries, keys and values for each head.
  public let headWidth: Int
  /// Whether a row sees only itself and those before it.
  public let causal: Bool

  /// All of them.
  public init(times: Int, heads: Int, headWidth: Int, causal: Bool) {
    self.times = times
    self.heads = heads
    self.headWidth = headWidth
    self.causal = causal
  }

  /// Rows and columns of the room that `attention` and its backward need, whatever the table.
  public var room: (rows: Int, columns: Int) {
    // A head by columns, as much beside, and a square of times for weights or their gradient.
    let columns = ArenaMatrix.stride(columns: times)
    return (headWidth + ArenaMatrix.stride(columns: headWidth) + times, columns)
  }

  fileprivate func write(to call: inout ck_call) {
    (call.size.0, call.size.1) = (Int32(times), Int32(heads))
    (call.size.2, call.size.3) = (Int32(headWidth), causal ? 1 : 0)
    call.scalar.0 = 1 / Double(headWidth).squareRoot()
  }
}

extension KernelTable {
  /// weights = softmax(queries · keysᵀ / √headWidth), result = weights · values, for each head.
  ///
  /// Weights and scores, and their gradients, lie with the queries innermost.
  ///
  /// - Parameters:
  ///   - packed: queries, keys and values side by side, [n × times × 3 width].
  ///   - weights: room for [n × heads × times × times], if they are wanted.
  ///   - scores: room for as many, if they are wanted.
  ///   - room: as much as the sizes say.
  public func attention(
    _ packed: ArenaMatrix, weights: ArenaMatrix?, scores: ArenaMatrix?, into result: ArenaMatrix,
    room: ArenaMatrix, _ sizes: AttentionSizes
  ) -> KernelCall {
    KernelCall(table.pointee.attention) {
      ($0.a, $0.c, $0.e) = (packed.raw, result.raw, room.raw)
      if let weights { $0.b = weights.raw }
      if let scores { $0.d = scores.raw }
      sizes.write(to: &$0)
    }
  }

  /// packed.gradient (+)= the share of what arrives for the result of `attention`.
  ///
  /// - Parameters:
  ///   - weights: as `attention` wrote them.
  ///   - weightsGradient: room for the gradient of the weights, if it is wanted.
  ///   - scoresGradient: room for the gradient of the scores, if it is wanted.
  public func attentionBackward(
    _ packed: ArenaMatrix, weights: ArenaMatrix, arriving: ArenaMatrix,
    into gradient: ArenaMatrix, accumulates: Bool, weightsGradient: ArenaMatrix?,
    scoresGradient: ArenaMatrix?, room: ArenaMatrix, _ sizes: AttentionSizes
  ) -> KernelCall {
    KernelCall(table.pointee.attention_backward) {
      ($0.a, $0.b, $0.c, $0.d) = (packed.raw, weights.raw, arriving.raw, gradient.raw)
      $0.f = room.raw
      if let scoresGradient { $0.e = scoresGradient.raw }
      if let weightsGradient { $0.g = weightsGradient.raw }
      sizes.write(to: &$0)
      $0.flags = accumulates ? CK_ACCUMULATES.rawValue : 0
    }
  }
}
