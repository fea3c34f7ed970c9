internal import CKernels

/// What a layer norm has measured in each row, example after example.
public struct RowStatistics: Sendable {
  let means: ArenaMatrix
  let deviations: ArenaMatrix
  let rowsPerExample: Int

  /// Two matrices with a row for each example and in it a number for each of its rows.
  public init(means: ArenaMatrix, deviations: ArenaMatrix, rowsPerExample: Int) {
    self.means = means
    self.deviations = deviations
    self.rowsPerExample = rowsPerExample
  }
}

extension KernelTable {
  /// y = (x − mean) / √(variance + ε) · weight + bias in each row of x [rows × columns].
  public func layerNorm(
    _ x: ArenaMatrix, weight: Int, bias: Int?, epsilon: Double, statistics: RowStatistics,
    into y: ArenaMatrix, rows: RowCount, columns: Int
  ) -> KernelCall {
    KernelCall(table.pointee.layer_norm) {
      ($0.a, $0.b, $0.c) = (x.raw, ck_matrix(offset: weight, stride: 0), y.raw)
      if let bias { $0.d = ck_matrix(offset: bias, stride: 0) }
      ($0.rows, $0.columns, $0.scalar.0) = (rows.count, columns, epsilon)
      $0.flags = rows.flag(CK_BATCHED_ROWS)
      Self.write(statistics, to: &$0)
    }
  }

  /// The gradients of x, weight and bias of `layerNorm`, as far as they are wanted.
  ///
  /// - Parameters:
  ///   - gradient: (+)= the share of x of what arrives.
  ///   - weightGradient: += Σ arriving (x − mean) / deviation over the rows.
  ///   - biasGradient: += Σ arriving over the rows.
  public func layerNormBackward(
    _ x: ArenaMatrix, weight: Int, arriving: ArenaMatrix, statistics: RowStatistics,
    into gradient: ArenaMatrix?, accumulates: Bool, weightGradient: Int?, biasGradient: Int?,
    rows: RowCount, columns: Int
  ) -> KernelCall {
    KernelCall(table.pointee.layer_norm_backward) {
      ($0.a, $0.b) = (x.raw, ck_matrix(offset: weight, stride: 0))
      $0.d = arriving.raw
      if let gradient { $0.c = gradient.raw }
      $0.inner = weightGradient ?? Int(CK_ABSENT)
      if let biasGradient { $0.g = ck_matrix(offset: biasGradient, stride: 0) }
      ($0.rows, $0.columns) = (rows.count, columns)
      $0.flags = rows.flag(CK_BATCHED_ROWS) | (accumulates ? CK_ACCUMULATES.rawValue : 0)
      Self.write(statistics, to: &$0)
    }
  }

  private static func write(_ statistics: RowStatistics, to call: inout ck_call) {
    (call.e, call.f) = (statistics.means.raw, statistics.deviations.raw)
    call.size.0 = Int32(statistics.rowsPerExample)
  }

  /// y = the rows of `table` [count × …] that the tokens, `columns` in each row, are the numbers of.
  public func embedding(
    _ tokens: ArenaMatrix, table rows: ArenaMatrix, count: Int, into y: ArenaMatrix,
    tokenRows: RowCount, columns: Int
  ) -> KernelCall {
    embeddingCall(
      table.pointee.embedding, tokens, rows, count, y, tokenRows: tokenRows, columns: columns)
  }

  /// The rows of `gradient` that the tokens are the numbers of += the rows of what arrives.
  public func embeddingBackward(
    _ tokens: ArenaMatrix, arriving: ArenaMatrix, into gradient: ArenaMatrix, count: Int,
    tokenRows: RowCount, columns: Int
  ) -> KernelCall {
    embeddingCall(
      table.pointee.embedding_backward, tokens, gradient, count, arriving, tokenRows: tokenRows,
      columns: columns)
  }

  private func embeddingCall(
    _ kernel: ck_kernel?, _ tokens: ArenaMatrix, _ table: ArenaMatrix, _ count: Int,
    _ rows: ArenaMatrix, tokenRows: RowCount, columns: Int
  ) -> KernelCall {
    KernelCall(kernel) {
      ($0.a, $0.b, $0.c) = (tokens.raw, table.raw, rows.raw)
      ($0.rows, $0.columns, $0.inner) = (tokenRows.count, columns, count)
      $0.flags = tokenRows.flag(CK_BATCHED_ROWS)
    }
  }
}
