import Kernels
import TestSupport
import Testing

/// Layer norm and embedding against the plain loops.
@Suite struct SequenceKernelTests {
  private static let examples = 2

  @Test(arguments: InstructionSet.available, [(1, 3), (3, 16), (2, 37), (9, 40), (1, 1)])
  func layerNormIsThatOfTheReference(_ set: InstructionSet, _ size: (rows: Int, columns: Int)) {
    let (perExample, columns) = size
    let rows = perExample * Self.examples
    for (hasBias, accumulates) in [(true, false), (false, true)] {
      let arena = TestArena(set, examples: Self.examples)
      func row(_ seed: Int) -> ArenaMatrix {
        arena.matrix(numbers(columns, seed: seed), rows: 1, columns: columns)
      }
      let x = arena.matrix(numbers(rows * columns, seed: 1), rows: rows, columns: columns)
      let (weight, bias) = (row(2), row(3))
      let y = arena.zeros(rows: rows, columns: columns)
      let means = arena.zeros(rows: Self.examples, columns: perExample)
      let deviations = arena.zeros(rows: Self.examples, columns: perExample)
      let statistics = RowStatistics(
        means: means, deviations: deviations, rowsPerExample: perExample)
      arena.run(
        arena.kernels.layerNorm(
          x, weight: weight.offset, bias: hasBias ? bias.offset : nil, epsilon: 1e-5,
          statistics: statistics, into: y, rows: .perExample(perExample), columns: columns))
      let expected = arena.zeros(rows: rows, columns: columns)
      let plainMeans = arena.zeros(rows: rows, columns: 1)
      let plainDeviations = arena.zeros(rows: rows, columns: 1)
      let views = (
        x: arena.view(x, rows: rows, columns: columns),
        weight: arena.view(weight, rows: 1, columns: columns),
        means: arena.view(plainMeans, rows: rows, columns: 1),
        deviations: arena.view(plainDeviations, rows: rows, columns: 1)
      )
      Reference.layerNorm(
        views.x, weight: views.weight,
        bias: hasBias ? arena.view(bias, rows: 1, columns: columns) : nil, epsilon: 1e-5,
        means: views.means, deviations: views.deviations,
        into: arena.view(expected, rows: rows, columns: columns))
      expectClose(
        arena.scalars(y, rows: rows, columns: columns),
        arena.scalars(expected, rows: rows, columns: columns), tolerance: 1e-5)
      expectClose(
        arena.scalars(deviations, rows: Self.examples, columns: perExample),
        arena.scalars(plainDeviations, rows: rows, columns: 1), tolerance: 1e-5)

      let arriving = arena.matrix(numbers(rows * columns, seed: 4), rows: rows, columns: columns)
      let start = numbers(rows * columns, seed: 5)
      let gradient = arena.matrix(start, rows: rows, columns: columns)
      if !accumulates { arena.spoil(gradient, rows: rows) }
      let (ofWeight, ofBias) = (row(6), row(7))
      arena.run(
        arena.kernels.layerNormBackward(
          x, weight: weight.offset, arriving: arriving, statistics: statistics, into: gradient,
          accumulates: accumulates, weightGradient: ofWeight.offset,
          biasGradient: hasBias ? ofBias.offset : nil, rows: .perExample(perExample),
          columns: columns))
      let plain = arena.matrix(
        accumulates ? start : start.map { _ in 0 }, rows: rows, columns: columns)
      let (plainWeight, plainBias) = (row(6), row(7))
      let arrived = arena.view(arriving, rows: rows, columns: columns)
      Reference.addLayerNormGradient(
        ofInput: arena.view(plain, rows: rows, columns: columns), views.x, weight: views.weight,
        means: views.means, deviations: views.deviations, arriving: arrived)
      Reference.addLayerNormGradient(
        ofWeight: arena.view(plainWeight, rows: 1, columns: columns), views.x,
        means: views.means, deviations: views.deviations, arriving: arrived)
      if hasBias {
        Reference.addColumnSums(arrived, to: arena.view(plainBias, rows: 1, columns: columns))
      }
      // A single column has no deviation, and so gradients near 1 / √ε times a rounding error.
      if columns > 1 {
        expectClose(
          arena.scalars(gradient, rows: rows, columns: columns),
          arena.scalars(plain, rows: rows, columns: columns), tolerance: 2e-5)
      }
      for (one, other) in [(ofWeight, plainWeight), (ofBias, plainBias)] {
        expectClose(
          arena.scalars(one, rows: 1, columns: columns),
          arena.scalars(other, rows: 1, columns: columns), tolerance: 2e-5)
      }
      #expect(arena.isPaddingZero(gradient, rows: rows, columns: columns) && arena.wallsStand)
    }
  }

  /// Tokens that the table has no row for must not be looked up.
  @Test(arguments: InstructionSet.available)
  func anEmbeddingReadsItsTableAndNothingElse(_ set: InstructionSet) {
    let arena = TestArena(set, examples: 2)
    let tokens = arena.matrix([0, 4, 2, 5, -1, .nan], rows: 2, columns: 3)
    let table = arena.matrix(numbers(5 * 9, seed: 1), rows: 5, columns: 9)
    let y = arena.zeros(rows: 6, columns: 9)
    arena.run(
      arena.kernels.embedding(
        tokens, table: table, count: 5, into: y, tokenRows: .perExample(1), columns: 3))
    let values = arena.scalars(y, rows: 6, columns: 9)
    let rows = arena.scalars(table, rows: 5, columns: 9)
    #expect(Array(values[0..<9]) == Array(rows[0..<9]))
    #expect(Array(values[9..<18]) == Array(rows[36..<45]))
    #expect(Array(values[18..<27]) == Array(rows[18..<27]))
    #expect(values[27...].allSatisfy { $0.isNaN })

    let gradient = arena.zeros(rows: 5, columns: 9)
    let arriving = arena.matrix(numbers(6 * 9, seed: 2), rows: 6, columns: 9)
    for _ in 0..<2 {
      arena.run(
        arena.kernels.embeddingBackward(
          tokens, arriving: arriving, into: gradient, count: 5, tokenRows: .perExample(1),
          columns: 3))
    }
    let shares = arena.scalars(arriving, rows: 6, columns: 9)
    let sums = arena.scalars(gradient, rows: 5, columns: 9)
    #expect(Array(sums[0..<9]) == shares[0..<9].map { 2 * $0 })
    #expect(Array(sums[36..<45]) == shares[9..<18].map { 2 * $0 })
    #expect(sums[9..<18].allSatisfy { $0 == 0 } && sums[27..<36].allSatisfy { $0 == 0 })
    #expect(arena.wallsStand)
  }
}
