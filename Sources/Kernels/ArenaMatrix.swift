internal import CKernels

/// A matrix in an arena: its first element and the distance from row to row, both in floats.
public struct ArenaMatrix: Hashable, Sendable {
  /// Where the first element lies, in floats from the start of the arena.
  public let offset: Int
  /// From the start of a row to the start of the next, padding included; at least the columns.
  public let stride: Int

  /// A matrix at `offset`; kernels that read whole vectors want a `stride` from
  /// `stride(columns:)`.
  public init(offset: Int, stride: Int) {
    self.offset = offset
    self.stride = stride
  }

  /// Rows are padded with zeros to a multiple of this many floats.
  public static let rowUnit = Int(CK_ROW_UNIT)

  /// The floats that a row of `columns` elements takes.
  public static func stride(columns: Int) -> Int { (columns + rowUnit - 1) / rowUnit * rowUnit }

  /// Tensors begin on a line of 64 bytes, and own it to its end.
  public static let lineUnit = 16

  var raw: ck_matrix { ck_matrix(offset: offset, stride: stride) }
}

/// How many rows a kernel works on.
public enum RowCount: Hashable, Sendable {
  /// The same number at every step.
  case fixed(Int)
  /// So many for each example of the batch.
  case perExample(Int)

  var count: Int {
    switch self {
    case .fixed(let count), .perExample(let count): count
    }
  }

  /// How many there are in a batch of this many examples.
  func count(of examples: Int) -> Int {
    switch self {
    case .fixed(let count): count
    case .perExample(let count): count * examples
    }
  }

  func flag(_ flag: ck_flags) -> UInt32 {
    switch self {
    case .fixed: 0
    case .perExample: flag.rawValue
    }
  }
}
