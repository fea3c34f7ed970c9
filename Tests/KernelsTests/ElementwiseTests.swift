import Kernels
import TestSupport
import Testing

@Suite struct ElementwiseTests {
  @Test(arguments: InstructionSet.available, Activation.allCases)
  func activationAndSlopeAreThoseOfTheReference(_ set: InstructionSet, _ activation: Activation) {
    let arena = TestArena(set)
    // From where the functions are flat to where they are steep.
    let inputs = (0..<7 * 37).map { Float($0 - 129) / 8 }
    let x = arena.matrix(inputs, rows: 7, columns: 37)
    let y = arena.zeros(rows: 7, columns: 37)
    arena.run(arena.kernels.activate(activation, x, into: y.offset, rows: .fixed(7)))
    let values = arena.scalars(y, rows: 7, columns: 37)
    expectClose(values, inputs.map { activation.value(at: $0) }, tolerance: 5e-7)

    let arriving = arena.matrix(numbers(7 * 37, seed: 1), rows: 7, columns: 37)
    let start = numbers(7 * 37, seed: 2)
    for accumulates in [false, true] {
      let gradient = arena.matrix(start, rows: 7, columns: 37)
      arena.run(
        arena.kernels.activateBackward(
          activation, at: activation.slopeNeedsInput ? x : y, gradient: arriving.offset,
          into: gradient.offset,
          accumulates: accumulates, rows: .fixed(7)))
      let expected = values.indices.map { index in
        (accumulates ? start[index] : 0)
          + numbers(7 * 37, seed: 1)[index]
          * activation.slope(atInput: inputs[index], value: values[index])
      }
      expectClose(
        arena.scalars(gradient, rows: 7, columns: 37), expected, tolerance: 1e-6)
    }
    #expect(arena.wallsStand)
  }

  /// Everywhere from where gelu is nothing to where it is x, within some roundings of what it is.
  @Test(arguments: InstructionSet.available, [Activation.gelu, .silu])
  func smoothActivationsAreExactEverywhere(_ set: InstructionSet, _ activation: Activation) {
    let inputs = (-60_000...60_000).map { Float($0) / 5000 } + [-1e30, -100, 100, 1e30]
    let arena = TestArena(set)
    var (worst, worstSlope) = (0.0, 0.0)
    for start in stride(from: 0, to: inputs.count, by: 10_000) {
      let part = Array(inputs[start..<min(start + 10_000, inputs.count)])
      let x = arena.matrix(part, rows: 1, columns: part.count)
      let (y, slopes) = (
        arena.zeros(rows: 1, columns: part.count), arena.zeros(rows: 1, columns: part.count)
      )
      let ones = arena.matrix(part.map { _ in 1 }, rows: 1, columns: part.count)
      arena.run(arena.kernels.activate(activation, x, into: y.offset, rows: .fixed(1)))
      arena.run(
        arena.kernels.activateBackward(
          activation, at: x, gradient: ones.offset, into: slopes.offset, accumulates: false,
          rows: .fixed(1)))
      for (column, x) in part.enumerated() {
        let value = activation.value(at: Double(x))
        let slope = activation.slope(atInput: Double(x), value: value)
        worst = max(worst, abs(Double(arena[y, 0, column]) - value) / max(1, abs(Double(x))))
        worstSlope = max(worstSlope, abs(Double(arena[slopes, 0, column]) - slope))
      }
      arena.forgetMatrices()
    }
    #expect(worst < 1.5e-7 && worstSlope < 4e-7, "\(worst) \(worstSlope)")
  }

  /// A run that has diverged must not look healthy again.
  @Test(arguments: InstructionSet.available, Activation.allCases)
  func activationsKeepWhatIsNoNumber(_ set: InstructionSet, _ activation: Activation) {
    let arena = TestArena(set)
    let x = arena.matrix([.nan, 1, .nan], rows: 1, columns: 3)
    let y = arena.zeros(rows: 1, columns: 3)
    arena.run(arena.kernels.activate(activation, x, into: y.offset, rows: .fixed(1)))
    #expect(arena[y, 0, 0].isNaN && !arena[y, 0, 1].isNaN && arena[y, 0, 2].isNaN)
  }

  @Test(arguments: InstructionSet.available)
  func fillSetsEveryFloat(_ set: InstructionSet) {
    let arena = TestArena(set)
    let x = arena.matrix(numbers(48, seed: 1), rows: 1, columns: 48)
    arena.run(arena.kernels.fill(x.offset, count: 48, with: -1.5))
    #expect(arena.scalars(x, rows: 1, columns: 48) == Array(repeating: -1.5, count: 48))
    #expect(arena.wallsStand)
  }
}
