internal import CKernels

extension KernelTable {
  /// y = activation(x) for `rows` rows, padding included; both have the stride of x.
  public func activate(
    _ activation: Activation, _ x: ArenaMatrix, into y: Int, rows: RowCount
  ) -> KernelCall {
    KernelCall(table.pointee.activate) {
      ($0.a, $0.c) = (x.raw, ck_matrix(offset: y, stride: x.stride))
      $0.rows = rows.count
      $0.activation = activation.code
      $0.flags = rows.flag(CK_BATCHED_ROWS)
    }
  }

  /// x.gradient (+)= y.gradient · slope at y, all with the stride of y.
  public func activateBackward(
    _ activation: Activation, _ y: ArenaMatrix, gradient: Int, into inputGradient: Int,
    accumulates: Bool, rows: RowCount
  ) -> KernelCall {
    KernelCall(table.pointee.activate_backward) {
      $0.a = y.raw
      $0.b = ck_matrix(offset: gradient, stride: y.stride)
      $0.c = ck_matrix(offset: inputGradient, stride: y.stride)
      $0.rows = rows.count
      $0.activation = activation.code
      $0.flags =
        rows.flag(CK_BATCHED_ROWS) | (accumulates ? CK_ACCUMULATES.rawValue : 0)
    }
  }
}
