internal import CKernels

extension KernelTable {
  /// The most columns and inner terms of a product that the kernels for narrow layers take; 0 where
  /// the set has none.
  public var narrowWidth: Int { table.pointee.narrow_product == nil ? 0 : ArenaMatrix.rowUnit }

  /// c = activation(a·b + bias), with a [rows × inner], b [inner × columns], c [rows × columns],
  /// neither `inner` nor `columns` above `narrowWidth`.
  ///
  /// - Parameter bias: the offset of one row that is added to every row.
  public func narrowProduct(
    _ a: ArenaMatrix, _ b: ArenaMatrix, bias: Int?, activation: Activation, into c: ArenaMatrix,
    rows: RowCount, inner: Int, columns: Int
  ) -> KernelCall {
    KernelCall(table.pointee.narrow_product) {
      ($0.a, $0.b, $0.c) = (a.raw, b.raw, c.raw)
      if let bias { $0.d = ck_matrix(offset: bias, stride: 0) }
      ($0.rows, $0.inner, $0.columns) = (rows.count, inner, columns)
      ($0.activation, $0.scalar.0) = (activation.code, activation.parameter)
      $0.flags = rows.flag(CK_BATCHED_ROWS)
    }
  }

  /// All gradients of a narrow product from that of its result, in one pass.
  ///
  /// - Parameters:
  ///   - gradient: that of the result, [rows × columns].
  ///   - input: becomes the gradient of a, multiplied by the slope of the activation that made a.
  ///   - weights: the gradient of b; added to if `accumulates`.
  ///   - bias: the offset of the gradient of the bias; added to if `accumulatesBias`.
  public func narrowBackward(
    _ a: ArenaMatrix, _ b: ArenaMatrix, gradient: ArenaMatrix, input: ArenaMatrix?,
    slope: Activation, weights: ArenaMatrix, accumulates: Bool, bias: Int?, accumulatesBias: Bool,
    rows: RowCount, inner: Int, columns: Int
  ) -> KernelCall {
    KernelCall(table.pointee.narrow_backward) {
      ($0.a, $0.b, $0.d, $0.e) = (a.raw, b.raw, weights.raw, gradient.raw)
      if let input { $0.c = input.raw }
      if let bias { $0.f = ck_matrix(offset: bias, stride: 0) }
      ($0.rows, $0.inner, $0.columns) = (rows.count, inner, columns)
      ($0.activation, $0.scalar.0) = (slope.code, slope.parameter)
      $0.flags =
        rows.flag(CK_BATCHED_ROWS) | (accumulates ? CK_ACCUMULATES.rawValue : 0)
        | (bias != nil && accumulatesBias ? CK_ACCUMULATES_SUMS.rawValue : 0)
    }
  }
}
