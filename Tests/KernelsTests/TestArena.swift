import Kernels

/// Memory in which kernels can be tried one by one. What pads the rows is zero, and what follows
/// each matrix is a wall of numbers that no kernel may change.
///
/// A class, because it owns memory that calls refer to.
final class TestArena {
  let kernels: KernelTable
  private let memory: UnsafeMutablePointer<Float>
  private let state: KernelState
  private let capacity: Int
  private var used = 0
  private var walls: [Int] = []
  private static let wall: Float = 77

  init(_ set: InstructionSet, examples: Int = 1, step: UInt64 = 0, size: Int = 1 << 19) {
    capacity = size
    kernels = KernelTable(set)
    memory = UnsafeMutableRawPointer.allocate(byteCount: capacity * 4, alignment: 64)
      .bindMemory(to: Float.self, capacity: capacity)
    memory.initialize(repeating: 0, count: capacity)
    state = KernelState(memory: memory, context: nil) { _, _ in }
    state.setExamples(examples)
    state.step = step
  }

  deinit {
    state.deallocate()
    memory.deallocate()
  }

  /// Updates done before.
  var step: UInt64 {
    get { state.step }
    set { state.step = newValue }
  }

  func zeros(rows: Int, columns: Int) -> ArenaMatrix {
    let matrix = ArenaMatrix(offset: used, stride: ArenaMatrix.stride(columns: columns))
    let line = ArenaMatrix.lineUnit
    used += (rows * matrix.stride + line - 1) / line * line
    memory[used] = Self.wall
    walls.append(used)
    used += line
    precondition(used <= capacity)
    return matrix
  }

  func matrix(_ scalars: [Float], rows: Int, columns: Int) -> ArenaMatrix {
    let matrix = zeros(rows: rows, columns: columns)
    for row in 0..<rows {
      for column in 0..<columns { self[matrix, row, column] = scalars[row * columns + column] }
    }
    return matrix
  }

  subscript(matrix: ArenaMatrix, row: Int, column: Int) -> Float {
    get { memory[matrix.offset + row * matrix.stride + column] }
    set { memory[matrix.offset + row * matrix.stride + column] = newValue }
  }

  /// Fills a matrix and its padding with what a kernel must write over.
  func spoil(_ matrix: ArenaMatrix, rows: Int) {
    (memory + matrix.offset).update(repeating: Self.wall, count: rows * matrix.stride)
  }

  /// Makes room for others; what was there may be written over.
  func forgetMatrices() {
    memory.update(repeating: 0, count: used)
    (used, walls) = (0, [])
  }

  func scalars(_ matrix: ArenaMatrix, rows: Int, columns: Int) -> [Float] {
    (0..<rows).flatMap { row in (0..<columns).map { self[matrix, row, $0] } }
  }

  func view(_ matrix: ArenaMatrix, rows: Int, columns: Int) -> TensorView<Float> {
    TensorView(memory + matrix.offset, rows: rows, columns: columns, stride: matrix.stride)
  }

  func view(
    _ matrix: ArenaMatrix, rank: Int, _ extents: InlineArray<4, Int>,
    strides: InlineArray<4, Int>
  ) -> TensorView<Float> {
    TensorView(memory + matrix.offset, rank: rank, extents: extents, strides: strides)
  }

  func run(_ call: KernelCall) {
    withUnsafePointer(to: call) { state.run($0, count: 1) }
  }

  /// Whether no kernel wrote past the end of a matrix.
  var wallsStand: Bool { walls.allSatisfy { memory[$0] == Self.wall } }

  /// Whether what pads the rows is zero.
  func isPaddingZero(_ matrix: ArenaMatrix, rows: Int, columns: Int) -> Bool {
    (0..<rows).allSatisfy { row in
      (columns..<max(columns, matrix.stride)).allSatisfy { self[matrix, row, $0] == 0 }
    }
  }
}

/// Numbers between −2 and 2 that repeat after a long time and are the same everywhere.
func numbers(_ count: Int, seed: Int) -> [Float] {
  (0..<count).map { index in
    let x = UInt32(truncatingIfNeeded: (index + 1) * 2_654_435_761 + seed * 40_503)
    return Float((x ^ (x >> 15)) % 4001) / 1000 - 2
  }
}
