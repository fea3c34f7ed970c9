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
  /// Whether the two axes of a matrix are kept swapped.
  public let isTransposed: Bool
  /// The floats from row to row, a row being the last axis in memory.
  private let rowStride: Int
  /// How many such rows there are.
  private let storedRows: Int
  private let extents: InlineArray<4, Int>
  private let strides: InlineArray<4, Int>
  private let rank: Int

  init(
    offset: Int, shape: Shape, isBatched: Bool = false, isParameter: Bool = false,
    isTransposed: Bool = false
  ) {
    precondition(!isTransposed || shape.rank == 2, "Only a matrix can be kept transposed.")
    self.offset = offset
    self.shape = shape
    self.isBatched = isBatched
    self.isParameter = isParameter
    self.isTransposed = isTransposed
    let stored = isTransposed ? Shape(shape.extents.reversed()) : shape
    rowStride = ArenaMatrix.stride(columns: stored.columns)
    storedRows = stored.rows
    rank = shape.rank
    // Worked out once, so that looking at a tensor allocates nothing.
    var extents: InlineArray<4, Int> = [1, 1, 1, 1]
    var strides: InlineArray<4, Int> = [0, 0, 0, 0]
    var distance = 1
    for axis in (0..<shape.rank).reversed() {
      extents[axis] = shape.extents[axis]
      strides[axis] = distance
      distance = axis == shape.rank - 1 ? rowStride : distance * shape.extents[axis]
    }
    if isTransposed { (strides[0], strides[1]) = (1, rowStride) }
    self.extents = extents
    self.strides = strides
  }

  /// The tensor as kernels see it: rows of the last axis in memory, padded.
  public var matrix: ArenaMatrix { ArenaMatrix(offset: offset, stride: rowStride) }

  /// How many rows `matrix` has.
  public var rowCount: RowCount {
    isBatched ? .perExample(storedRows / extents[0]) : .fixed(storedRows)
  }

  /// Floats from one example to the next, of a batched tensor.
  var exampleStride: Int { rowStride * storedRows / extents[0] }

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
      isTransposed: isTransposed)
  }

  /// The elements in logical order, for a batch of `examples`.
  func view(in memory: UnsafeMutablePointer<Float>, examples: Int) -> TensorView<Float> {
    var extents = extents
    if isBatched { extents[0] = examples }
    return TensorView(memory + offset, rank: rank, extents: extents, strides: strides)
  }
}
