public import Kernels

/// Where a tensor lies in the arena.
public struct Slot: Sendable {
  /// The first element, in floats from the start of the arena.
  public let offset: Int
  /// For a batched tensor with the batch as its first extent.
  public let shape: Shape
  /// Whether the first extent is the batch, of which a shorter batch uses the first rows.
  public let isBatched: Bool
  /// Whether the optimizer changes it.
  public let isParameter: Bool
  /// How the axes lie in memory.
  public let order: AxisOrder
  /// The floats from row to row, a row being the innermost axis in memory.
  private let rowStride: Int
  /// How many such rows there are.
  private let storedRows: Int
  private let extents: InlineArray<4, Int>
  private let strides: InlineArray<4, Int>
  private let rank: Int

  init(
    offset: Int, shape: Shape, isBatched: Bool = false, isParameter: Bool = false,
    order: AxisOrder? = nil
  ) {
    precondition(shape.rank <= 4, "\(shape) has too many axes; use at most 4.")
    let order = order ?? .rowMajor(rank: shape.rank)
    precondition(order.axes.count == shape.rank, "\(order) is no order of \(shape).")
    precondition(!isBatched || order.axes.first == 0, "The batch must be outermost.")
    self.offset = offset
    self.shape = shape
    self.isBatched = isBatched
    self.isParameter = isParameter
    self.order = order
    let stored = Shape(order.axes.map { shape.extents[$0] })
    rowStride = ArenaMatrix.stride(columns: stored.columns)
    storedRows = stored.rows
    rank = shape.rank
    // Worked out once, so that looking at a tensor allocates nothing.
    var extents: InlineArray<4, Int> = [1, 1, 1, 1]
    var strides: InlineArray<4, Int> = [0, 0, 0, 0]
    var distance = 1
    for (place, axis) in order.axes.enumerated().reversed() {
      extents[axis] = shape.extents[axis]
      strides[axis] = distance
      distance = place == shape.rank - 1 ? rowStride : distance * shape.extents[axis]
    }
    self.extents = extents
    self.strides = strides
  }

  /// Whether a matrix is kept by columns.
  public var isTransposed: Bool { order == .swapped }

  /// The tensor as kernels see it: rows of the innermost axis in memory, padded.
  public var matrix: ArenaMatrix { ArenaMatrix(offset: offset, stride: rowStride) }

  /// How many rows `matrix` has.
  public var rowCount: RowCount {
    isBatched ? .perExample(rowsPerExample) : .fixed(storedRows)
  }

  /// How many rows of `matrix` belong to one example of a batched tensor.
  public var rowsPerExample: Int { shape.extents[0] == 0 ? 0 : storedRows / extents[0] }

  /// The elements of a row of `matrix`, without padding.
  public var rowColumns: Int { order.axes.last.map { shape.extents[$0] } ?? 1 }

  /// Floats from one element to the next along an axis of the shape.
  public func stride(ofAxis axis: Int) -> Int { strides[axis] }

  /// Floats from one example to the next, of a batched tensor.
  public var exampleStride: Int { rowStride * rowsPerExample }

  /// Numbers in one example, of a batched tensor.
  var exampleCount: Int { shape.count / extents[0] }

  /// The floats that the tensor takes, to the end of its last line.
  var size: Int {
    let floats = storedRows * rowStride
    return (floats + ArenaMatrix.lineUnit - 1) / ArenaMatrix.lineUnit * ArenaMatrix.lineUnit
  }

  /// The same tensor somewhere else, as a gradient lies beside its parameter.
  func moved(by distance: Int) -> Slot {
    Slot(
      offset: offset + distance, shape: shape, isBatched: isBatched, isParameter: isParameter,
      order: order)
  }

  /// The elements in logical order, for a batch of `examples`.
  func view(in memory: UnsafeMutablePointer<Float>, examples: Int) -> TensorView<Float> {
    var extents = extents
    if isBatched { extents[0] = examples }
    return TensorView(memory + offset, rank: rank, extents: extents, strides: strides)
  }
}
