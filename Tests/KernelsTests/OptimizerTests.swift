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

  @Test(arguments: InstructionSet.available, [(0, false), (0.1, false), (0.1, true)])
  func adamIsThatOfTheReference(_ set: InstructionSet, _ decay: (Double, isDecoupled: Bool)) {
    var w = numbers(48, seed: 1)
    let g = numbers(48, seed: 2)
    expectUpdate(set, &w, g, states: 2) { states in
      .adam(
        beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decay: decay.0, isDecoupled: decay.isDecoupled,
        m: states[0], v: states[1])
    } reference: { w, states, t in
      var (m, v) = (states[0], states[1])
      Reference.adam(
        &w, g, m: &m, v: &v, t: t, rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8,
        decay: Float(decay.0), isDecoupled: decay.isDecoupled)
      states = [m, v]
    }
  }

  @Test(
    arguments: InstructionSet.available,
    [(0, false), (0.9, false), (0, true), (0.9, true)])
  func rmsPropIsThatOfTheReference(
    _ set: InstructionSet, _ options: (momentum: Double, isCentered: Bool)
  ) {
    let (momentum, isCentered) = options
    var w = numbers(48, seed: 1)
    let g = numbers(48, seed: 2)
    var (mean, velocity) = ([Float](repeating: 0, count: 48), [Float](repeating: 0, count: 48))
    expectUpdate(set, &w, g, states: 1 + (isCentered ? 1 : 0) + (momentum == 0 ? 0 : 1)) { states in
      .rmsProp(
        alpha: 0.99, epsilon: 1e-8, decay: 0.1, momentum: momentum, v: states[0],
        mean: isCentered ? states[1] : nil, velocity: momentum == 0 ? nil : states.last)
    } reference: { w, states, _ in
      Reference.rmsProp(
        &w, g, v: &states[0], mean: &mean, velocity: &velocity, rate: 0.01, alpha: 0.99,
        epsilon: 1e-8, decay: 0.1, momentum: Float(momentum), isCentered: isCentered)
      if isCentered { states[1] = mean }
      if momentum != 0 { states[states.count - 1] = velocity }
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
