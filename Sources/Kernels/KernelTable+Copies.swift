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

  /// Copies chosen rows of a table, one after the other; this is no call, as the table lies in no
  /// arena.
  ///
  /// - Parameter stride: the floats of a row in both places, a multiple of `ArenaMatrix.rowUnit`.
  public func gatherRows(
    _ rows: UnsafePointer<Int32>, count: Int, of table: UnsafePointer<Float>,
    into destination: UnsafeMutablePointer<Float>, stride: Int
  ) {
    self.table.pointee.gather(destination, table, rows, count, stride)
  }
}
