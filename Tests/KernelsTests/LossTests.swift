import Kernels
import TestSupport
import Testing

@Suite struct LossTests {
  private static let sizes = [(1, 1), (10, 1), (65, 1), (23, 3), (7, 10), (129, 17), (4, 32)]

  @Test(arguments: InstructionSet.available, sizes)
  func squaredErrorIsThatOfTheReference(_ set: InstructionSet, _ size: (Int, Int)) {
    expectLoss(.squaredError, set, size, targets: numbers(size.0 * size.1, seed: 5)) { x, t, g in
      Reference.addSquaredErrorGradient(x, t, scale: 1, to: g)
      return Reference.squaredError(x, t)
    }
  }

  @Test(arguments: InstructionSet.available, sizes)
  func absoluteErrorIsThatOfTheReference(_ set: InstructionSet, _ size: (Int, Int)) {
    // Every third target is hit exactly.
    let x = numbers(size.0 * size.1, seed: 4)
    let targets = x.indices.map { $0 % 3 == 0 ? x[$0] : numbers(x.count, seed: 5)[$0] }
    expectLoss(.absoluteError, set, size, targets: targets) { x, t, g in
      Reference.addAbsoluteErrorGradient(x, t, scale: 1, to: g)
      return Reference.absoluteError(x, t)
    }
  }

  @Test(arguments: InstructionSet.available, sizes)
  func binaryCrossEntropyIsThatOfTheReference(_ set: InstructionSet, _ size: (Int, Int)) {
    let targets = numbers(size.0 * size.1, seed: 5).map { $0 > 0 ? Float(1) : 0 }
    expectLoss(.binaryCrossEntropy, set, size, targets: targets) { x, t, g in
      Reference.addBinaryCrossEntropyGradient(logits: x, t, scale: 1, to: g)
      return Reference.binaryCrossEntropy(logits: x, t)
    }
  }

  @Test(arguments: InstructionSet.available, sizes)
  func crossEntropyIsThatOfTheReference(_ set: InstructionSet, _ size: (Int, Int)) {
    let targets = (0..<size.0).map { Float($0 * 7 % size.1) }
    expectLoss(.crossEntropy, set, size, targets: targets, targetColumns: 1) { x, t, g in
      Reference.addCrossEntropyGradient(logits: x, classes: t, scale: 1, to: g)
      return Reference.crossEntropy(logits: x, classes: t)
    }
  }

  @Test(arguments: InstructionSet.available, sizes)
  func ignoredRowsAreThoseOfTheReference(_ set: InstructionSet, _ size: (Int, Int)) {
    for period in [1, 2, 5] {
      let targets = (0..<size.0).map { $0 % period == 0 ? Float(-100) : Float($0 * 7 % size.1) }
      expectLoss(.crossEntropy, set, size, targets: targets, targetColumns: 1) { x, t, g in
        Reference.addCrossEntropyGradient(logits: x, classes: t, scale: 1, to: g)
        return Reference.crossEntropy(logits: x, classes: t)
      }
    }
  }

  /// Whatever the logits of a row are that does not count: they must not even be looked at.
  @Test(arguments: InstructionSet.available)
  func nothingThatCountsIsALossOfZero(_ set: InstructionSet) {
    let arena = TestArena(set, examples: 2)
    let x = arena.matrix([1, .nan, 3, 4, 5, .infinity], rows: 2, columns: 3)
    let t = arena.matrix([-100, -100], rows: 2, columns: 1)
    let value = arena.matrix([7], rows: 1, columns: 1)
    let gradient = arena.matrix(Array(repeating: 7, count: 6), rows: 2, columns: 3)
    arena.run(
      arena.kernels.loss(
        .crossEntropy, x, targets: t, into: value.offset, gradient: gradient,
        rows: .perExample(1), columns: 3))
    #expect(arena[value, 0, 0] == 0)
    #expect(arena.scalars(gradient, rows: 2, columns: 3).allSatisfy { $0 == 0 })
  }

  /// e to the power of a logit of 90 is no float, and a loss of 1e-10 is more than nothing.
  @Test(arguments: InstructionSet.available)
  func lossesAreRightFarOut(_ set: InstructionSet) {
    #expect(binaryLoss(set, logit: 90, target: 0) == 90)
    #expect(binaryLoss(set, logit: -90, target: 1) == 90)
    #expect(abs(binaryLoss(set, logit: 20, target: 1) / 2.0611537e-9 - 1) < 1e-5)
    let arena = TestArena(set, examples: 1)
    let x = arena.matrix([1000, 0, -1000], rows: 1, columns: 3)
    let t = arena.matrix([1], rows: 1, columns: 1)
    let (value, gradient) = (arena.zeros(rows: 1, columns: 1), arena.zeros(rows: 1, columns: 3))
    arena.run(
      arena.kernels.loss(
        .crossEntropy, x, targets: t, into: value.offset, gradient: gradient,
        rows: .perExample(1), columns: 3))
    #expect(arena[value, 0, 0] == 1000)
    expectClose(arena.scalars(gradient, rows: 1, columns: 3), [1, -1, 0], tolerance: 1e-6)
  }

  private func binaryLoss(_ set: InstructionSet, logit: Float, target: Float) -> Float {
    let arena = TestArena(set, examples: 1)
    let x = arena.matrix([logit], rows: 1, columns: 1)
    let t = arena.matrix([target], rows: 1, columns: 1)
    let (value, gradient) = (arena.zeros(rows: 1, columns: 1), arena.zeros(rows: 1, columns: 1))
    arena.run(
      arena.kernels.loss(
        .binaryCrossEntropy, x, targets: t, into: value.offset, gradient: gradient,
        rows: .perExample(1), columns: 1))
    return arena[value, 0, 0]
  }

  private func expectLoss(
    _ loss: LossKernel, _ set: InstructionSet, _ size: (Int, Int), targets: [Float],
    targetColumns: Int? = nil,
    reference: (TensorView<Float>, TensorView<Float>, TensorView<Float>) -> Float
  ) {
    let (rows, columns) = size
    let arena = TestArena(set, examples: rows)
    let x = arena.matrix(numbers(rows * columns, seed: 4), rows: rows, columns: columns)
    let width = targetColumns ?? columns
    let t = arena.matrix(targets, rows: rows, columns: width)
    let value = arena.zeros(rows: 1, columns: 1)
    let gradient = arena.zeros(rows: rows, columns: columns)
    arena.spoil(gradient, rows: rows)
    let expected = arena.zeros(rows: rows, columns: columns)
    arena.run(
      arena.kernels.loss(
        loss, x, targets: t, into: value.offset, gradient: gradient, rows: .perExample(1),
        columns: columns))
    let expectedValue = reference(
      arena.view(x, rows: rows, columns: columns), arena.view(t, rows: rows, columns: width),
      arena.view(expected, rows: rows, columns: columns))
    expectClose([arena[value, 0, 0]], [expectedValue], tolerance: 1e-5)
    expectClose(
      arena.scalars(gradient, rows: rows, columns: columns),
      arena.scalars(expected, rows: rows, columns: columns), tolerance: 1e-6)
    #expect(arena.isPaddingZero(gradient, rows: rows, columns: columns) && arena.wallsStand)
  }
}
