internal import CKernels

extension KernelTable {
  /// y (+)= x · mask for `rows` rows, padding included; both have the stride of x. Forward and
  /// backward are the same.
  public func dropout(
    _ mask: DropoutMask, _ x: ArenaMatrix, into y: Int, accumulates: Bool, rows: RowCount
  ) -> KernelCall {
    KernelCall(table.pointee.dropout) {
      $0.a = x.raw
      $0.c = ck_matrix(offset: y, stride: x.stride)
      ($0.rows, $0.inner) = (rows.count, Int(bitPattern: UInt(mask.seed)))
      ($0.scalar.0, $0.scalar.1) = (Double(mask.threshold), Double(mask.scale))
      $0.flags = rows.flag(CK_BATCHED_ROWS) | (accumulates ? CK_ACCUMULATES.rawValue : 0)
    }
  }
}
