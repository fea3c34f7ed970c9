/// A tensor of up to four axes somewhere in memory, for the reference loops.
///
/// Trivial: copying it counts nothing, and it does not own what it shows.
public struct TensorView<Scalar: ReferenceScalar> {
  /// The most axes that a view can have.
  public static var maximumRank: Int { 4 }

  private let base: UnsafeMutablePointer<Scalar>
  /// Outermost first; the axes beyond `rank` are 1.
  public let extents: InlineArray<4, Int>
  /// The distance from one element to the next along each axis.
  public let strides: InlineArray<4, Int>
  /// How many axes count; 0 is a single number.
  public let rank: Int

  /// A view of memory that belongs to someone else and must outlive it.
  ///
  /// - Parameters:
  ///   - base: the element whose indices are all 0.
  ///   - rank: 0 ... `maximumRank`.
  ///   - extents: with 1 for each axis beyond `rank`.
  ///   - strides: in elements; those beyond `rank` do not matter.
  public init(
    _ base: UnsafeMutablePointer<Scalar>, rank: Int, extents: InlineArray<4, Int>,
    strides: InlineArray<4, Int>
  ) {
    self.base = base
    self.rank = rank
    self.extents = extents
    self.strides = strides
  }

  /// A matrix whose rows lie `stride` apart.
  public init(_ base: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int, stride: Int) {
    self.init(base, rank: 2, extents: [rows, columns, 1, 1], strides: [stride, 1, 0, 0])
  }

  /// The same elements with so many more axes of length 1 at the end.
  public func addingAxes(_ count: Int) -> TensorView {
    var strides = strides
    for axis in rank..<rank + count { strides[axis] = 0 }
    return TensorView(base, rank: rank + count, extents: extents, strides: strides)
  }

  /// How many elements there are.
  public var count: Int { extents[0] * extents[1] * extents[2] * extents[3] }
  /// The last extent; 1 for a scalar.
  public var columns: Int { rank == 0 ? 1 : extents[rank - 1] }
  /// The product of all extents but the last.
  public var rows: Int { columns == 0 ? 0 : count / columns }

  /// The element with this number, counted row after row.
  public subscript(index: Int) -> Scalar {
    get { base[offset(of: index)] }
    nonmutating set { base[offset(of: index)] = newValue }
  }

  /// The element of the tensor seen as a matrix of `rows` by `columns`.
  public subscript(row: Int, column: Int) -> Scalar {
    get { base[offset(row, column)] }
    nonmutating set { base[offset(row, column)] = newValue }
  }

  /// The element of a tensor of four axes, such as [n × channels × height × width].
  public subscript(a: Int, b: Int, c: Int, d: Int) -> Scalar {
    get { base[a * strides[0] + b * strides[1] + c * strides[2] + d * strides[3]] }
    nonmutating set {
      base[a * strides[0] + b * strides[1] + c * strides[2] + d * strides[3]] = newValue
    }
  }

  /// The element of a tensor of three axes, such as [examples × time steps × units].
  public subscript(a: Int, b: Int, c: Int) -> Scalar {
    get { base[a * strides[0] + b * strides[1] + c * strides[2]] }
    nonmutating set {
      base[a * strides[0] + b * strides[1] + c * strides[2]] = newValue
    }
  }

  private func offset(_ row: Int, _ column: Int) -> Int {
    rank == 2
      ? row * strides[0] + column * strides[1] : offset(of: row * columns + column)
  }

  private func offset(of index: Int) -> Int {
    var rest = index
    var offset = 0
    for axis in stride(from: rank - 1, through: 0, by: -1) {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: extents[axis])
      offset += remainder * strides[axis]
      rest = quotient
    }
    return offset
  }
}
