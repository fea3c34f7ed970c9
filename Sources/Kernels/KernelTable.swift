internal import CKernels

/// The kernels of one instruction set; each method binds one of them to its operands.
///
/// Which code a call runs depends on the instruction set and on the sizes alone, never on a
/// measurement, so the same seed gives the same bits.
public struct KernelTable: Sendable {
  /// Constant for the life of the program.
  nonisolated(unsafe) let table: UnsafePointer<ck_table>

  /// The table of a set; the processor must have it.
  public init(_ set: InstructionSet) {
    precondition(set <= .best, "This processor has no \(set.rawValue) instructions.")
    table = set.table
  }

  /// The table for this processor.
  public static let best = KernelTable(.best)
  /// The table that computes the same bits on every processor.
  public static let portable = KernelTable(.portable)

  /// The instruction set as the C code calls it, for reports: `avx2`.
  public var name: String { String(cString: table.pointee.name) }
  /// Floats in a vector.
  public var lanes: Int { Int(table.pointee.lanes) }

  /// c = activation(a·b + bias), with a [rows × inner], b [inner × columns], c [rows × columns].
  ///
  /// - Parameters:
  ///   - transposed: a is stored as [inner × rows].
  ///   - transposingRight: b is stored as [columns × inner].
  ///   - bias: the offset of one row that is added to every row.
  ///   - accumulates: c += a·b, without bias or activation.
  ///   - slope: c is multiplied by the slope of this activation, whose output is `activated`.
  ///   - slopes: room for the slopes of `activation`, lying as c does; without one, c is multiplied
  ///     by them.
  ///   - sums: the offset of one row that becomes the sum of b's rows; added to it if
  ///     `accumulatesSums`.
  ///   - examples: the most that a batch may have, by which the kernel is chosen.
  public func product(
    _ a: ArenaMatrix, transposed: Bool = false, _ b: ArenaMatrix,
    transposingRight: Bool = false, bias: Int? = nil,
    activation: Activation = .identity, into c: ArenaMatrix, accumulates: Bool = false,
    rows: RowCount, inner: RowCount, columns: Int, slope: Activation = .identity,
    activated: ArenaMatrix? = nil, slopes: ArenaMatrix? = nil, sums: Int? = nil,
    accumulatesSums: Bool = false,
    examples: Int = 1
  ) -> KernelCall {
    KernelCall(table.pointee.product) {
      ($0.a, $0.b, $0.c) = (a.raw, b.raw, c.raw)
      if let bias { $0.d = ck_matrix(offset: bias, stride: 0) }
      ($0.rows, $0.inner, $0.columns) = (rows.count, inner.count, columns)
      ($0.activation, $0.scalar.0) = (activation.code, activation.parameter)
      if slope != .identity, let activated {
        ($0.activation, $0.scalar.0) = (slope.code, slope.parameter)
        $0.e = activated.raw
      }
      if let slopes {
        if activation == .identity {
          $0.activation = CK_KEPT_SLOPES
          $0.e = slopes.raw
        } else {
          $0.g = slopes.raw
        }
      }
      if let sums { $0.f = ck_matrix(offset: sums, stride: 0) }
      $0.flags =
        rows.flag(CK_BATCHED_ROWS) | inner.flag(CK_BATCHED_INNER)
        | (sums != nil && accumulatesSums ? CK_ACCUMULATES_SUMS.rawValue : 0)
        | (transposed ? CK_TRANSPOSED.rawValue : 0) | (accumulates ? CK_ACCUMULATES.rawValue : 0)
        | (transposingRight ? CK_RIGHT_TRANSPOSED.rawValue : 0)
        | (isLarge(rows, inner, columns: columns, examples: examples) ? CK_LARGE.rawValue : 0)
    }
  }

  /// Up to products of about 1024³ the kernels here are faster than OpenBLAS, measured from 32³ on;
  /// beyond, it is, by up to a fifth. Never for portable kernels, whose bits it does not have.
  private func isLarge(
    _ rows: RowCount, _ inner: RowCount, columns: Int, examples: Int
  ) -> Bool {
    let products = [rows.count(of: examples), inner.count(of: examples), columns]
      .reduce(1.0) { $0 * Double($1) }
    return products >= 0x1p30 && table != InstructionSet.portable.table && OpenBLAS.isAvailable
  }

  /// c [columns] (+)= the sum of the rows of a [rows × columns].
  public func columnSums(
    _ a: ArenaMatrix, into c: Int, accumulates: Bool, rows: RowCount, columns: Int
  ) -> KernelCall {
    KernelCall(table.pointee.column_sums) {
      ($0.a, $0.c) = (a.raw, ck_matrix(offset: c, stride: 0))
      ($0.rows, $0.columns) = (rows.count, columns)
      $0.flags =
        rows.flag(CK_BATCHED_ROWS) | (accumulates ? CK_ACCUMULATES.rawValue : 0)
    }
  }

  /// c = a + bias for each row of a [rows × columns].
  public func addBias(
    _ a: ArenaMatrix, bias: Int, into c: ArenaMatrix, rows: RowCount, columns: Int
  ) -> KernelCall {
    KernelCall(table.pointee.add_bias) {
      ($0.a, $0.b, $0.c) = (a.raw, ck_matrix(offset: bias, stride: 0), c.raw)
      ($0.rows, $0.columns) = (rows.count, columns)
      $0.flags = rows.flag(CK_BATCHED_ROWS)
    }
  }

  /// `count` floats from `offset` on become `value`.
  public func fill(_ offset: Int, count: Int, with value: Double) -> KernelCall {
    KernelCall(table.pointee.fill) {
      $0.c = ck_matrix(offset: offset, stride: 0)
      $0.columns = count
      $0.scalar.0 = value
    }
  }
}
