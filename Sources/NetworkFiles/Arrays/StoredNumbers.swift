/// How a file stores one number.
enum ElementType: Equatable, Sendable {
  case uint8, int8, int16, int32, int64
  case float16, bfloat16, float32, float64

  /// In bytes.
  var size: Int {
    switch self {
    case .uint8, .int8: 1
    case .int16, .float16, .bfloat16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  /// The bytes that an array of that shape takes, or nil beyond the range of `Int`.
  func size(of shape: [Int]) -> Int? {
    guard let count = NumberArray.count(of: shape) else { return nil }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    return overflow ? nil : bytes
  }

  var isInteger: Bool {
    switch self {
    case .uint8, .int8, .int16, .int32, .int64: true
    case .float16, .bfloat16, .float32, .float64: false
    }
  }
}

/// Numbers of one type that lie in a file, one after the other.
struct StoredNumbers {
  let bytes: [UInt8]
  /// Where the first number begins.
  let start: Int
  let count: Int
  let type: ElementType
  let isBigEndian: Bool

  /// - Precondition: the numbers lie inside the bytes.
  init(_ bytes: [UInt8], from start: Int, count: Int, type: ElementType, isBigEndian: Bool) {
    precondition(
      start >= 0 && count >= 0 && start <= bytes.count
        && count <= (bytes.count - start) / type.size, "The numbers end beyond the file.")
    self.bytes = bytes
    self.start = start
    self.count = count
    self.type = type
    self.isBigEndian = isBigEndian
  }

  /// All of them, each rounded to the nearest float, ties to even.
  func floats() -> [Float] {
    switch type {
    case .uint8: map(UInt8.self) { Float($0) }
    case .int8: map(UInt8.self) { Float(Int8(bitPattern: $0)) }
    case .int16: map(UInt16.self) { Float(Int16(bitPattern: $0)) }
    case .int32: map(UInt32.self) { Float(Int32(bitPattern: $0)) }
    case .int64: map(UInt64.self) { Float(Int64(bitPattern: $0)) }
    case .float16: map(UInt16.self) { Float(Float16(bitPattern: $0)) }
    case .bfloat16: map(UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
    case .float32: map(UInt32.self) { Float(bitPattern: $0) }
    case .float64: map(UInt64.self) { Float(Double(bitPattern: $0)) }
    }
  }

  /// What is wrong with a number that became no finite float.
  func complaint(at index: Int) -> String {
    let isTooLarge = type == .float64 && double(at: index).isFinite
    return isTooLarge
      ? "\(double(at: index)) is beyond the range of a 32-bit float"
      : "the value is \(floats(at: index))"
  }

  private func double(at index: Int) -> Double {
    one(at: index).map(UInt64.self) { Double(bitPattern: $0) }[0]
  }

  private func floats(at index: Int) -> String {
    let value = one(at: index).floats()[0]
    return value.isNaN ? "NaN, not a number" : "infinite"
  }

  private func one(at index: Int) -> StoredNumbers {
    StoredNumbers(
      bytes, from: start + index * type.size, count: 1, type: type, isBigEndian: isBigEndian)
  }

  @inline(__always)
  private func map<Bits: FixedWidthInteger & BitwiseCopyable, Value>(
    _ bits: Bits.Type, _ convert: (Bits) -> Value
  ) -> [Value] {
    bytes.withUnsafeBytes { buffer in
      [Value](unsafeUninitializedCapacity: count) { values, written in
        for index in 0..<count {
          let stored = buffer.loadUnaligned(
            fromByteOffset: start + index * MemoryLayout<Bits>.size, as: Bits.self)
          values.initializeElement(
            at: index,
            to: convert(isBigEndian ? Bits(bigEndian: stored) : Bits(littleEndian: stored)))
        }
        written = count
      }
    }
  }
}
