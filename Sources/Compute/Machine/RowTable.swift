internal import Kernels

/// Examples laid out as a machine's arena wants them, so that a batch is gathered by copying whole
/// rows. Owns its memory.
public struct RowTable: ~Copyable {
  let memory: UnsafeMutablePointer<Float>
  /// Floats from one example to the next.
  let exampleStride: Int
  /// How many examples there are.
  public let count: Int

  /// - Parameter scalars: the examples one after the other, each of this shape.
  public init(_ scalars: [Float], shape: Shape) {
    precondition(
      shape.count > 0 && scalars.count.isMultiple(of: shape.count),
      "\(scalars.count) scalars are no whole examples of \(shape).")
    count = scalars.count / shape.count
    let stride = ArenaMatrix.stride(columns: shape.columns)
    exampleStride = shape.rows * stride
    memory = .allocate(capacity: max(1, count * exampleStride))
    memory.initialize(repeating: 0, count: max(1, count * exampleStride))
    for row in 0..<count * shape.rows {
      for column in 0..<shape.columns {
        memory[row * stride + column] = scalars[row * shape.columns + column]
      }
    }
  }

  deinit { memory.deallocate() }
}

/// Where the examples of a batched tensor lie in an arena.
public struct BatchPlace: Sendable {
  let offset: Int
  /// Floats from one example to the next.
  let stride: Int
}
