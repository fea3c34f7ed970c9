internal import CKernels

extension KernelTable {
  /// g += strength · sign(w) over `count` floats, a multiple of `ArenaMatrix.lineUnit`; the sign of
  /// 0 is 0.
  public func absolutePenalty(
    _ parameters: Int, gradients: Int, count: Int, strength: Double
  ) -> KernelCall {
    KernelCall(table.pointee.absolute_penalty) {
      $0.a = ck_matrix(offset: parameters, stride: 0)
      $0.c = ck_matrix(offset: gradients, stride: 0)
      $0.columns = count
      $0.scalar.0 = strength
    }
  }
}
