internal import CKernels

/// The library for very large products, opened when a plan first has one.
public enum OpenBLAS {
  /// Whether it is installed.
  public static var isAvailable: Bool { ck_open_blas() != 0 }

  /// The processor that it takes this one for, such as `Cooperlake`; empty if it is not there.
  /// `OPENBLAS_CORETYPE` in the environment overrides its choice.
  public static var coreName: String { String(cString: ck_blas_core()) }

  /// c = a · b, with a [rows × inner], b [inner × columns] and c [rows × columns], all row by row;
  /// traps if the library is not there.
  public static func product(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into c: UnsafeMutablePointer<Float>,
    rows: Int, columns: Int, inner: Int
  ) {
    precondition(isAvailable, "OpenBLAS is not installed: libopenblas0.")
    ck_blas_product(rows, columns, inner, a, inner, 0, b, columns, 0, 0, c, columns)
  }
}
