internal import CKernels

extension KernelTable {
  /// norm [1] = √Σ x² over `count` floats, a multiple of `ArenaMatrix.lineUnit`, in a fixed order.
  public func norm(_ x: Int, count: Int, into norm: Int) -> KernelCall {
    KernelCall(table.pointee.norm) {
      $0.a = ck_matrix(offset: x, stride: 0)
      $0.c = ck_matrix(offset: norm, stride: 0)
      $0.columns = count
    }
  }

  /// `count` floats from `x` on become as many times min(1, limit / (norm + 10⁻⁶)), so that their
  /// norm is at most `limit`.
  public func clip(_ x: Int, count: Int, norm: Int, limit: Double) -> KernelCall {
    KernelCall(table.pointee.clip) {
      $0.a = ck_matrix(offset: norm, stride: 0)
      $0.c = ck_matrix(offset: x, stride: 0)
      $0.columns = count
      $0.scalar.0 = limit
    }
  }
}
