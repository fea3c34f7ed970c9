internal import CKernels

extension KernelTable {
  /// y = activation(x) for `rows` rows, padding included; both have the stride of x.
  public func activate(
    _ activation: Activation, _ x: ArenaMatrix, into y: Int, rows: RowCount
  ) -> KernelCall {
    KernelCall(table.pointee.activate) {
      ($0.a, $0.c) = (x.raw, ck_matrix(offset: y, stride: x.stride))
      $0.rows = rows.count
      ($0.activation, $0.scalar.0) = (activation.code, activation.parameter)
      $0.flags = rows.flag(CK_BATCHED_ROWS)
    }
  }

  /// x.gradient (+)= y.gradient · slopes that a product has kept, all with one stride.
  public func multiplyBySlopes(
    _ slopes: ArenaMatrix, gradient: Int, into inputGradient: Int, accumulates: Bool,
    rows: RowCount
  ) -> KernelCall {
    var call = activateBackward(
      .identity, at: slopes, gradient: gradient, into: inputGradient, accumulates: accumulates,
      rows: rows)
    call.raw.activation = CK_KEPT_SLOPES
    return call
  }

  /// x.gradient (+)= y.gradient · slope, all with one stride.
  ///
  /// - Parameter place: what the slope is told from: x if `slopeNeedsInput`, y if not.
  public func activateBackward(
    _ activation: Activation, at place: ArenaMatrix, gradient: Int, into inputGradient: Int,
    accumulates: Bool, rows: RowCount
  ) -> KernelCall {
    KernelCall(table.pointee.activate_backward) {
      $0.a = place.raw
      $0.b = ck_matrix(offset: gradient, stride: place.stride)
      $0.c = ck_matrix(offset: inputGradient, stride: place.stride)
      $0.rows = rows.count
      ($0.activation, $0.scalar.0) = (activation.code, activation.parameter)
      $0.flags =
        rows.flag(CK_BATCHED_ROWS) | (accumulates ? CK_ACCUMULATES.rawValue : 0)
    }
  }
}
