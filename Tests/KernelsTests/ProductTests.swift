import Kernels
import TestSupport
import Testing

/// Sizes that leave a rest in every tile and vector.
struct ProductSize: Sendable, CustomStringConvertible {
  let rows: Int
  let inner: Int
  let columns: Int
  var description: String { "\(rows)·\(inner)·\(columns)" }

  static let odd: [ProductSize] = [
    (1, 1, 1), (2, 3, 1), (10, 2, 8), (10, 8, 8), (13, 7, 5), (14, 16, 16), (15, 9, 17),
    (23, 11, 24), (29, 5, 33), (32, 64, 32), (31, 13, 47), (3, 40, 100),
    // Long enough for blocks.
    (50, 300, 150),
  ].map(ProductSize.init)
}

@Suite struct ProductTests {
  @Test(arguments: InstructionSet.available, ProductSize.odd)
  func productIsThatOfTheReference(_ set: InstructionSet, _ size: ProductSize) {
    let arena = TestArena(set)
    let (rows, inner, columns) = (size.rows, size.inner, size.columns)
    for transposed in [false, true] {
      for accumulates in [false, true] {
        let (height, width) = transposed ? (inner, rows) : (rows, inner)
        let a = arena.matrix(numbers(height * width, seed: 1), rows: height, columns: width)
        let b = arena.matrix(numbers(inner * columns, seed: 2), rows: inner, columns: columns)
        let c = arena.matrix(numbers(rows * columns, seed: 3), rows: rows, columns: columns)
        let expected = arena.matrix(numbers(rows * columns, seed: 3), rows: rows, columns: columns)
        arena.run(
          arena.kernels.product(
            a, transposed: transposed, b, into: c, accumulates: accumulates, rows: .fixed(rows),
            inner: .fixed(inner), columns: columns))
        Reference.product(
          arena.view(a, rows: height, columns: width), transposed: transposed,
          arena.view(b, rows: inner, columns: columns),
          into: arena.view(expected, rows: rows, columns: columns), accumulates: accumulates)
        expectClose(
          arena.scalars(c, rows: rows, columns: columns),
          arena.scalars(expected, rows: rows, columns: columns), tolerance: 1e-4)
        #expect(arena.isPaddingZero(c, rows: rows, columns: columns))
      }
    }
    #expect(arena.wallsStand)
  }

  @Test(arguments: InstructionSet.available, Activation.allCases)
  func biasAndActivationComeAlong(_ set: InstructionSet, _ activation: Activation) {
    let arena = TestArena(set, examples: 5)
    let a = arena.matrix(numbers(15, seed: 1), rows: 5, columns: 3)
    let b = arena.matrix(numbers(27, seed: 2), rows: 3, columns: 9)
    let bias = arena.matrix(numbers(9, seed: 3), rows: 1, columns: 9)
    let c = arena.zeros(rows: 5, columns: 9)
    arena.run(
      arena.kernels.product(
        a, b, bias: bias.offset, activation: activation, into: c, rows: .perExample(1),
        inner: .fixed(3), columns: 9))
    let expected = (0..<45).map { index in
      let sum = (0..<3).reduce(arena[bias, 0, index % 9]) {
        $0 + arena[a, index / 9, $1] * arena[b, $1, index % 9]
      }
      return activation.value(at: sum)
    }
    expectClose(arena.scalars(c, rows: 5, columns: 9), expected, tolerance: 1e-5)
    #expect(arena.wallsStand)
  }

  /// Sizes around those of the panels that the right factor is copied to.
  @Test(
    arguments: InstructionSet.available,
    ProductSize.odd + [ProductSize(rows: 45, inner: 300, columns: 70)])
  func theRightFactorMayLieTransposed(_ set: InstructionSet, _ size: ProductSize) {
    let arena = TestArena(set)
    let (rows, inner, columns) = (size.rows, size.inner, size.columns)
    let a = arena.matrix(numbers(rows * inner, seed: 1), rows: rows, columns: inner)
    let b = arena.matrix(numbers(columns * inner, seed: 2), rows: columns, columns: inner)
    for accumulates in [false, true] {
      let start = numbers(rows * columns, seed: 3)
      let c = arena.matrix(start, rows: rows, columns: columns)
      let expected = arena.matrix(start, rows: rows, columns: columns)
      arena.run(
        arena.kernels.product(
          a, b, transposingRight: true, into: c, accumulates: accumulates, rows: .fixed(rows),
          inner: .fixed(inner), columns: columns))
      Reference.product(
        arena.view(a, rows: rows, columns: inner), arena.view(b, rows: columns, columns: inner),
        transposingRight: true, into: arena.view(expected, rows: rows, columns: columns),
        accumulates: accumulates)
      expectClose(
        arena.scalars(c, rows: rows, columns: columns),
        arena.scalars(expected, rows: rows, columns: columns), tolerance: 1e-4)
      #expect(arena.isPaddingZero(c, rows: rows, columns: columns))
    }
    #expect(arena.wallsStand)
  }

  /// In every way that a product goes: at once, in blocks, with a factor turned.
  @Test(
    arguments: InstructionSet.available,
    [
      ProductSize(rows: 5, inner: 3, columns: 9), ProductSize(rows: 60, inner: 40, columns: 150),
      ProductSize(rows: 20, inner: 290, columns: 44),
    ])
  func slopesAreKeptAndMultipliedBy(_ set: InstructionSet, _ size: ProductSize) {
    let arena = TestArena(set)
    let (rows, inner, columns) = (size.rows, size.inner, size.columns)
    // Small factors, so that the functions are not yet straight lines.
    let a = arena.matrix(
      numbers(rows * inner, seed: 1).map { $0 / 4 }, rows: rows, columns: inner)
    let b = arena.matrix(
      numbers(inner * columns, seed: 2).map { $0 / 4 }, rows: inner, columns: columns)
    let (sum, y) = (
      arena.zeros(rows: rows, columns: columns), arena.zeros(rows: rows, columns: columns)
    )
    func multiply(_ activation: Activation, into c: ArenaMatrix, slopes: ArenaMatrix?) {
      arena.run(
        arena.kernels.product(
          a, b, activation: activation, into: c, rows: .fixed(rows), inner: .fixed(inner),
          columns: columns, slopes: slopes))
    }
    multiply(.identity, into: sum, slopes: nil)
    let x = arena.scalars(sum, rows: rows, columns: columns)
    for activation in Activation.allCases where activation != .identity {
      let slopes = arena.zeros(rows: rows, columns: columns)
      multiply(activation, into: y, slopes: slopes)
      let values = x.map { activation.value(at: $0) }
      let expected = zip(x, values).map { activation.slope(atInput: $0, value: $1) }
      expectClose(arena.scalars(y, rows: rows, columns: columns), values, tolerance: 1e-5)
      expectClose(arena.scalars(slopes, rows: rows, columns: columns), expected, tolerance: 1e-5)
      multiply(.identity, into: y, slopes: slopes)
      let kept = arena.scalars(slopes, rows: rows, columns: columns)
      #expect(
        arena.scalars(y, rows: rows, columns: columns) == zip(x, kept).map { $0 * $1 })
    }
    #expect(arena.wallsStand)
  }

  /// The slope of an activation of which `activated` is the output, as backward needs it.
  @Test(
    arguments: InstructionSet.available,
    ProductSize.odd + [ProductSize(rows: 45, inner: 300, columns: 70)])
  func aProductMayBeMultipliedBySlopes(_ set: InstructionSet, _ size: ProductSize) {
    let arena = TestArena(set)
    let (rows, inner, columns) = (size.rows, size.inner, size.columns)
    let a = arena.matrix(numbers(rows * inner, seed: 1), rows: rows, columns: inner)
    let b = arena.matrix(numbers(columns * inner, seed: 2), rows: columns, columns: inner)
    let activated = arena.matrix(numbers(rows * columns, seed: 3), rows: rows, columns: columns)
    let plain = arena.zeros(rows: rows, columns: columns)
    let c = arena.zeros(rows: rows, columns: columns)
    func multiply(into c: ArenaMatrix, by slope: Activation) {
      arena.run(
        arena.kernels.product(
          a, b, transposingRight: true, into: c, rows: .fixed(rows), inner: .fixed(inner),
          columns: columns, slope: slope, activated: activated))
    }
    multiply(into: plain, by: .identity)
    for slope in Activation.allCases where slope != .identity && !slope.slopeNeedsInput {
      multiply(into: c, by: slope)
      let expected = (0..<rows * columns).map { index in
        let y = arena[activated, index / columns, index % columns]
        return arena[plain, index / columns, index % columns] * slope.slope(atInput: y, value: y)
      }
      expectClose(arena.scalars(c, rows: rows, columns: columns), expected, tolerance: 1e-5)
      #expect(arena.isPaddingZero(c, rows: rows, columns: columns))
    }
    #expect(arena.wallsStand)
  }

  /// For every height of the last tile, which may be the one that adds up, and in blocks.
  @Test(
    arguments: InstructionSet.available,
    (1...33).map { ProductSize(rows: $0, inner: 5 + $0, columns: 2 * $0 + 30) } + [
      ProductSize(rows: 50, inner: 300, columns: 150),
      ProductSize(rows: 900, inner: 270, columns: 130),
    ])
  func theRowsOfTheRightFactorAreAddedUp(_ set: InstructionSet, _ size: ProductSize) {
    let arena = TestArena(set)
    let (rows, inner, columns) = (size.rows, size.inner, size.columns)
    let a = arena.matrix(numbers(rows * inner, seed: 1), rows: inner, columns: rows)
    let b = arena.matrix(numbers(inner * columns, seed: 2), rows: inner, columns: columns)
    let c = arena.zeros(rows: rows, columns: columns)
    let start = numbers(columns, seed: 3)
    for accumulates in [false, true] {
      let sums = arena.matrix(start, rows: 1, columns: columns)
      arena.run(
        arena.kernels.product(
          a, transposed: true, b, into: c, rows: .fixed(rows), inner: .fixed(inner),
          columns: columns, sums: sums.offset, accumulatesSums: accumulates))
      let expected = (0..<columns).map { column in
        (0..<inner).reduce(accumulates ? start[column] : 0) { $0 + arena[b, $1, column] }
      }
      expectClose(arena.scalars(sums, rows: 1, columns: columns), expected, tolerance: 1e-4)
      #expect(arena.isPaddingZero(sums, rows: 1, columns: columns))
    }
    #expect(arena.wallsStand)
  }

  /// So a prediction does not change with the batch that it is made in.
  @Test(arguments: InstructionSet.available)
  func aRowDoesNotDependOnTheRowsAroundIt(_ set: InstructionSet) {
    let arena = TestArena(set)
    let a = arena.matrix(numbers(37 * 21, seed: 1), rows: 37, columns: 21)
    let b = arena.matrix(numbers(21 * 40, seed: 2), rows: 21, columns: 40)
    let all = arena.zeros(rows: 37, columns: 40)
    let one = arena.zeros(rows: 1, columns: 40)
    arena.run(
      arena.kernels.product(
        a, b, into: all, rows: .fixed(37), inner: .fixed(21), columns: 40))
    for row in 0..<37 {
      arena.run(
        arena.kernels.product(
          ArenaMatrix(offset: a.offset + row * a.stride, stride: a.stride), b, into: one,
          rows: .fixed(1), inner: .fixed(21), columns: 40))
      #expect((0..<40).allSatisfy { arena[one, 0, $0] == arena[all, row, $0] })
    }
  }

  /// A product for OpenBLAS against two of half the size, which are not.
  @Test func aLargeProductIsThatOfItsHalves() {
    let arena = TestArena(.best, size: 5 << 20)
    let size = 1024
    let a = arena.matrix(numbers(size * size, seed: 1), rows: size, columns: size)
    let b = arena.matrix(numbers(size * size, seed: 2), rows: size, columns: size)
    let bias = arena.matrix(numbers(size, seed: 3), rows: 1, columns: size)
    let whole = arena.zeros(rows: size, columns: size)
    let halves = arena.zeros(rows: size, columns: size)
    func product(_ c: ArenaMatrix, from row: Int, rows: Int) -> KernelCall {
      arena.kernels.product(
        ArenaMatrix(offset: a.offset + row * a.stride, stride: a.stride), b, bias: bias.offset,
        activation: .tanh, into: ArenaMatrix(offset: c.offset + row * c.stride, stride: c.stride),
        rows: .fixed(rows), inner: .fixed(size), columns: size)
    }
    arena.run(product(whole, from: 0, rows: size))
    arena.run(product(halves, from: 0, rows: size / 2))
    arena.run(product(halves, from: size / 2, rows: size / 2))
    expectClose(
      arena.scalars(whole, rows: size, columns: size),
      arena.scalars(halves, rows: size, columns: size), tolerance: 1e-4)
    #expect(arena.wallsStand)
  }

  @Test(arguments: InstructionSet.available, ProductSize.odd)
  func columnSumsAndBiasAreThoseOfTheReference(_ set: InstructionSet, _ size: ProductSize) {
    let (rows, columns) = (size.rows, size.columns)
    let arena = TestArena(set, examples: rows)
    let a = arena.matrix(numbers(rows * columns, seed: 1), rows: rows, columns: columns)
    let start = numbers(columns, seed: 2)
    for accumulates in [false, true] {
      let sums = arena.matrix(start, rows: 1, columns: columns)
      arena.run(
        arena.kernels.columnSums(
          a, into: sums.offset, accumulates: accumulates, rows: .perExample(1), columns: columns))
      let expected = (0..<columns).map { column in
        (0..<rows).reduce(accumulates ? start[column] : 0) { $0 + arena[a, $1, column] }
      }
      expectClose(
        arena.scalars(sums, rows: 1, columns: columns), expected, tolerance: 1e-5)
    }
    let bias = arena.matrix(start, rows: 1, columns: columns)
    let c = arena.zeros(rows: rows, columns: columns)
    arena.run(
      arena.kernels.addBias(
        a, bias: bias.offset, into: c, rows: .perExample(1), columns: columns))
    #expect(
      arena.scalars(c, rows: rows, columns: columns)
        == (0..<rows * columns).map { arena[a, $0 / columns, $0 % columns] + start[$0 % columns] })
    #expect(arena.wallsStand)
  }
}
