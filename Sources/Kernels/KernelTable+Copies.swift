internal import CKernels

extension KernelTable {
  /// c = a + b for `rows` rows, padding included; all have the stride of a.
  public func add(_ a: ArenaMatrix, _ b: Int, into c: Int, rows: RowCount) -> KernelCall {
    KernelCall(table.pointee.add) {
      $0.a = a.raw
      $0.b = ck_matrix(offset: b, stride: a.stride)
      $0.c = ck_matrix(offset: c, stride: a.stride)
      $0.rows = rows.count
      $0.flags = rows.flag(CK_BATCHED_ROWS)
    }
  }

  /// c (+)= a for `rows` rows, padding included; both have the stride of a.
  public func copy(
    _ a: ArenaMatrix, into c: Int, accumulates: Bool, rows: RowCount
  ) -> KernelCall {
    KernelCall(table.pointee.copy) {
      $0.a = a.raw
      $0.c = ck_matrix(offset: c, stride: a.stride)
      $0.rows = rows.count
      $0.flags = rows.flag(CK_BATCHED_ROWS) | (accumulates ? CK_ACCUMULATES.rawValue : 0)
    }
  }

  /// c = a [pixels × channels] of each example of the batch as one row, the pixels of a channel side
  /// by side.
  public func flattenPixels(
    _ a: ArenaMatrix, into c: ArenaMatrix, pixels: Int, channels: Int
  ) -> KernelCall {
    KernelCall(table.pointee.flatten_pixels) {
      ($0.a, $0.c) = (a.raw, c.raw)
      ($0.rows, $0.columns) = (pixels, channels)
    }
  }

  /// c [pixels × channels] (+)= a, one row for each example of the batch: the way back from
  /// `flattenPixels`.
  public func unflattenPixels(
    _ a: ArenaMatrix, into c: ArenaMatrix, pixels: Int, channels: Int, accumulates: Bool
  ) -> KernelCall {
    KernelCall(table.pointee.unflatten_pixels) {
      ($0.a, $0.c) = (a.raw, c.raw)
      ($0.rows, $0.columns) = (pixels, channels)
      $0.flags = accumulates ? CK_ACCUMULATES.rawValue : 0
    }
  }

  /// c (+)= a [rows × columns], the same numbers in the same order, but in rows of `newColumns`.
  public func repack(
    _ a: ArenaMatrix, columns: Int, into c: ArenaMatrix, newColumns: Int, accumulates: Bool,
    rows: RowCount
  ) -> KernelCall {
    KernelCall(table.pointee.repack) {
      ($0.a, $0.c) = (a.raw, c.raw)
      ($0.rows, $0.columns, $0.inner) = (rows.count, columns, newColumns)
      $0.flags = rows.flag(CK_BATCHED_ROWS) | (accumulates ? CK_ACCUMULATES.rawValue : 0)
    }
  }
}
