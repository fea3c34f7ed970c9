public import Kernels

/// Where a tensor lies in the arena.
public struct Slot: Hashable, Sendable {
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
  }

  /// The extents in the order in which they lie in memory.
  private var stored: Shape { isTransposed ? Shape(shape.extents.reversed()) : shape }

  /// The tensor as kernels see it: rows of the last stored axis, padded.
  public var matrix: ArenaMatrix {
    ArenaMatrix(offset: offset, stride: ArenaMatrix.stride(columns: stored.columns))
  }

  /// How many rows `matrix` has.
  public var rowCount: RowCount {
    isBatched ? .perExample(shape.rows / shape.extents[0]) : .fixed(stored.rows)
  }

  /// The floats that the tensor takes, to the end of its last line.
  var size: Int {
    let floats = stored.rows * matrix.stride
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
    var extents: InlineArray<4, Int> = [1, 1, 1, 1]
    var strides: InlineArray<4, Int> = [0, 0, 0, 0]
    var distance = 1
    for axis in (0..<shape.rank).reversed() {
      extents[axis] = axis == 0 && isBatched ? examples : shape.extents[axis]
      strides[axis] = distance
      distance = axis == shape.rank - 1 ? matrix.stride : distance * shape.extents[axis]
    }
    if isTransposed { (strides[0], strides[1]) = (1, matrix.stride) }
    return TensorView(memory + offset, rank: shape.rank, extents: extents, strides: strides)
  }
}
