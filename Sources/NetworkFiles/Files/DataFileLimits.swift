/// How much a data file may hold before it is refused.
///
/// A mistyped path can name a device that never ends, and 100 kB of gzip can unpack to 100 MB: both
/// must end in a sentence, not in a machine without memory.
public struct DataFileLimits: Equatable, Sendable {
  /// The largest file, and the largest that a packed file may become.
  public var bytes: Int
  /// The most numbers in a table, rows × columns.
  public var cells: Int

  /// Limits of one's own; with 0 only what is empty passes.
  ///
  /// - Precondition: neither is negative.
  public init(bytes: Int, cells: Int) {
    precondition(bytes >= 0 && cells >= 0, "Limits are counts: they cannot be negative.")
    self.bytes = bytes
    self.cells = cells
  }

  /// 256 MiB and 2²⁶ numbers, which take another 256 MiB in memory.
  public static let standard = DataFileLimits(bytes: 1 << 28, cells: 1 << 26)
}
