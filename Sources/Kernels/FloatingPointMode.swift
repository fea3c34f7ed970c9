internal import CKernels

/// How the processor treats numbers below the normal range, 1.2e-38 for floats. The setting
/// belongs to the thread.
public struct FloatingPointMode: ~Copyable {
  private let previous: UInt64

  /// Takes them for zero: with them, many processors are a hundred times slower.
  public static func flushingDenormals() -> FloatingPointMode {
    FloatingPointMode(previous: ck_flush_denormals())
  }

  /// Computes with them, as the standard says and every processor alike.
  public static func keepingDenormals() -> FloatingPointMode {
    FloatingPointMode(previous: ck_keep_denormals())
  }

  /// Goes back to what was before.
  public consuming func restore() { ck_restore_mode(previous) }
}
