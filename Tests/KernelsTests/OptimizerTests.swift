import Kernels
import TestSupport
import Testing

@Suite struct OptimizerTests {
  @Test(arguments: InstructionSet.available, [0, 0.1])
  func gradientDescentIsThatOfTheReference(_ set: InstructionSet, _ decay: Double) {
    var w = numbers(48, seed: 1)
    let g = numbers(48, seed: 2)
    expectUpdate(set, &w, g, states: 0) { _ in
      .sgd(decay: decay)
    } reference: { w, _, _ in
      Reference.sgd(&w, g, rate: 0.01, decay: Float(decay))
    }
  }

  @Test(arguments: InstructionSet.available, [false, true])
  func momentumIsThatOfTheReference(_ set: InstructionSet, _ nesterov: Bool) {
    var w = numbers(48, seed: 1)
    let g = numbers(48, seed: 2)
    expectUpdate(set, &w, g, states: 1) { states in
      .momentum(0.9, nesterov: nesterov, decay: 0.1, velocity: states[0])
    } reference: { w, states, _ in
      Reference.momentum(
        &w, g, velocity: &states[0], rate: 0.01, momentum: 0.9, nesterov: nesterov, decay: 0.1)
    }
  }

  @Test(arguments: InstructionSet.available, [0, 0.1])
  func adamIsThatOfTheReference(_ set: InstructionSet, _ decay: Double) {
    var w = numbers(48, seed: 1)
    let g = numbers(48, seed: 2)
    expectUpdate(set, &w, g, states: 2) { states in
      .adam(
        beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decay: decay, m: states[0], v: states[1])
    } reference: { w, states, t in
      var (m, v) = (states[0], states[1])
      Reference.adam(
        &w, g, m: &m, v: &v, t: t, rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8,
        decay: Float(decay))
      states = [m, v]
    }
  }

  /// Three updates by the kernel and by the reference.
  private func expectUpdate(
    _ set: InstructionSet, _ w: inout [Float], _ g: [Float], states count: Int,
    _ rule: ([Int]) -> UpdateKernel, reference: (inout [Float], inout [[Float]], Int) -> Void
  ) {
    var expectedStates = Array(repeating: [Float](repeating: 0, count: w.count), count: count)
    let start = w
    for steps in 1...3 {
      let arena = TestArena(set, step: 0)
      let rate = arena.matrix([0.01], rows: 1, columns: 1)
      let parameters = arena.matrix(start, rows: 1, columns: start.count)
      let gradients = arena.matrix(g, rows: 1, columns: start.count)
      let states = (0..<count).map { _ in arena.zeros(rows: 1, columns: start.count) }
      for step in 0..<steps {
        arena.step = UInt64(step)
        arena.run(
          arena.kernels.update(
            rule(states.map(\.offset)), parameters: parameters.offset,
            gradients: gradients.offset, rate: rate.offset, count: start.count))
      }
      reference(&w, &expectedStates, steps)
      expectClose(
        arena.scalars(parameters, rows: 1, columns: start.count), w, tolerance: 2e-6)
      for (state, expected) in zip(states, expectedStates) {
        expectClose(
          arena.scalars(state, rows: 1, columns: start.count), expected, tolerance: 1e-6)
      }
      #expect(arena.wallsStand)
    }
  }
}
