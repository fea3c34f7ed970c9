extension [UInt8] {
  /// Appends numbers, the lowest byte of each first.
  mutating func append(littleEndian numbers: [UInt32]) {
    // All at once: byte after byte would take forty times as long.
    numbers.map { $0.littleEndian }.withUnsafeBytes { append(contentsOf: $0) }
  }
}
