internal import CKernels

extension KernelTable {
  /// A loss of x [rows × columns] and targets, into one float, and its gradient for x.
  ///
  /// - Parameter factor: what a squared error is multiplied by.
  public func loss(
    _ loss: LossKernel, _ x: ArenaMatrix, targets: ArenaMatrix, into value: Int,
    gradient: ArenaMatrix, rows: RowCount, columns: Int, factor: Double = 1
  ) -> KernelCall {
    let kernel =
      switch loss {
      case .squaredError: table.pointee.squared_error
      case .absoluteError: table.pointee.absolute_error
      case .binaryCrossEntropy: table.pointee.binary_cross_entropy
      case .crossEntropy: table.pointee.cross_entropy
      }
    return KernelCall(kernel) {
      ($0.a, $0.b) = (x.raw, targets.raw)
      ($0.c, $0.d) = (ck_matrix(offset: value, stride: 0), gradient.raw)
      ($0.rows, $0.columns) = (rows.count, columns)
      $0.scalar.0 = factor
      $0.flags = rows.flag(CK_BATCHED_ROWS)
    }
  }
}

/// A loss that has a kernel; `Reference.swift` has the formulas.
public enum LossKernel: CaseIterable, Sendable {
  /// The mean of (x − t)².
  case squaredError
  /// The mean of |x − t|.
  case absoluteError
  /// Of logits and targets 0 … 1.
  case binaryCrossEntropy
  /// Of logits and the number of a class in each row; rows with a number below 0 do not count.
  case crossEntropy
}
