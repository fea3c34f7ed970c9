extension DataFileLimits {
  /// Small, so that what a lying header asks for shows against `-malloc_limit_mb`.
  static let fuzzing = DataFileLimits(bytes: 1 << 20, cells: 1 << 18)
}
