/// What a network file may ask for before it is refused.
///
/// A file of a few bytes can ask for more memory than any machine has, and nest deeper than any
/// stack: both must end in a sentence.
enum NetworkFileLimits {
  /// The largest file, in bytes.
  static let bytes = 1 << 20
  /// How deep lists and mappings may nest.
  static let depth = 20
  /// The most layers, those inside others among them.
  static let layers = 1000
  /// The most examples in a batch.
  static let batch = 65_536
  /// The most units, channels, tokens and the like of one layer.
  static let size = 1 << 20
  /// The longest side of a window.
  static let window = 1 << 10
  /// The most steps of a run.
  static let steps = 1_000_000_000_000
  /// The most numbers that training may keep in memory: 4 GiB.
  static let floats = 1 << 30
}
