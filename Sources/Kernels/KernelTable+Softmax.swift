internal import CKernels

extension KernelTable {
  /// y = softmax(x) along each row of [rows × columns].
  public func softmax(
    _ x: ArenaMatrix, into y: ArenaMatrix, rows: RowCount, columns: Int
  ) -> KernelCall {
    KernelCall(table.pointee.softmax) {
      ($0.a, $0.c) = (x.raw, y.raw)
      ($0.rows, $0.columns) = (rows.count, columns)
      $0.flags = rows.flag(CK_BATCHED_ROWS)
    }
  }

  /// x.gradient (+)= y (y.gradient − Σ y.gradient y), with the sum along the row.
  public func softmaxBackward(
    _ y: ArenaMatrix, gradient: ArenaMatrix, into inputGradient: ArenaMatrix, accumulates: Bool,
    rows: RowCount, columns: Int
  ) -> KernelCall {
    KernelCall(table.pointee.softmax_backward) {
      ($0.a, $0.b, $0.c) = (y.raw, gradient.raw, inputGradient.raw)
      ($0.rows, $0.columns) = (rows.count, columns)
      $0.flags = rows.flag(CK_BATCHED_ROWS) | (accumulates ? CK_ACCUMULATES.rawValue : 0)
    }
  }
}
