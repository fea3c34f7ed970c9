import Kernels
import TestSupport
import Testing

/// The portable kernels are checked against the reference loops where ops are; here the others are
/// checked against them.
@Suite struct RecurrentKernelTests {
  /// Units that fill vectors, that leave one lane, that have one; more rows than one product over
  /// time takes.
  static let sizes: [RecurrentSizes] = [
    RecurrentSizes(examples: 1, steps: 1, inputs: 1, units: 1),
    RecurrentSizes(examples: 3, steps: 4, inputs: 5, units: 9),
    RecurrentSizes(examples: 14, steps: 3, inputs: 17, units: 16),
    RecurrentSizes(examples: 45, steps: 11, inputs: 8, units: 33),
    RecurrentSizes(examples: 300, steps: 2, inputs: 3, units: 4),
  ]

  @Test(arguments: InstructionSet.available, sizes)
  func everySetComputesWhatThePortableOneDoes(_ set: InstructionSet, _ sizes: RecurrentSizes) {
    for cell in RecurrentCell.allCases {
      let expected = RecurrentProblem(.portable, cell, sizes)
      let problem = RecurrentProblem(set, cell, sizes)
      for _ in 0..<2 {
        expected.run()
        problem.run()
      }
      for (found, other) in zip(problem.results, expected.results) {
        expectClose(found, other, tolerance: 2e-5)
      }
      #expect(problem.arena.wallsStand, "\(cell)")
      #expect(problem.isPaddingZero, "\(cell)")
    }
  }

  /// The bits that the portable kernels must give on every processor and with every compiler: of a
  /// state, of a gradient of x and of a weight.
  @Test func portableKernelsHaveTheirBits() {
    let sizes = RecurrentSizes(examples: 3, steps: 4, inputs: 5, units: 9)
    let found = RecurrentCell.allCases.map { cell in
      let problem = RecurrentProblem(.portable, cell, sizes)
      problem.run()
      return [problem.results[0][50], problem.results[2][7], problem.parameterGradients[1][6]]
        .map { String($0.bitPattern, radix: 16) }
    }
    #expect(
      found == [
        ["3e1dda96", "3c2ad97a", "bd176ac6"], ["bd8f4dfc", "3be49f5e", "b98b75fa"],
        ["bc9f348b", "bbe51841", "3997a5a5"],
      ])
  }

  @Test func gradientsOfParametersAreReplacedOrAddedTo() {
    let sizes = RecurrentSizes(examples: 3, steps: 1, inputs: 5, units: 9)
    for cell in RecurrentCell.allCases {
      let adding = RecurrentProblem(.best, cell, sizes)
      let replacing = RecurrentProblem(.best, cell, sizes, accumulates: false)
      for _ in 0..<2 {
        adding.run()
        replacing.run()
      }
      expectClose(
        replacing.parameterGradients.flatMap { $0 },
        adding.parameterGradients.flatMap { $0.map { $0 / 2 } }, tolerance: 1e-6)
    }
  }

  @Test func withoutExamplesThereAreNoGradients() {
    for cell in RecurrentCell.allCases {
      let problem = RecurrentProblem(
        .best, cell, RecurrentSizes(examples: 0, steps: 3, inputs: 5, units: 40),
        accumulates: false)
      problem.run()
      #expect(problem.parameterGradients.joined().allSatisfy { $0 == 0 })
      #expect(problem.arena.wallsStand)
    }
  }

  @Test func theLastStepOfEachExampleIsTaken() {
    let arena = TestArena(.best, examples: 2)
    let x = arena.matrix(numbers(2 * 3 * 9, seed: 1), rows: 6, columns: 9)
    let y = arena.zeros(rows: 2, columns: 9)
    let gradient = arena.matrix(numbers(2 * 3 * 9, seed: 2), rows: 6, columns: 9)
    arena.run(arena.kernels.lastStep(x, into: y, steps: 3))
    let (all, last) = (
      arena.scalars(x, rows: 6, columns: 9), arena.scalars(y, rows: 2, columns: 9)
    )
    #expect(last == Array(all[18..<27] + all[45..<54]))
    let before = arena.scalars(gradient, rows: 6, columns: 9)
    arena.run(arena.kernels.lastStepBackward(y, into: gradient, accumulates: true, steps: 3))
    let added = arena.scalars(gradient, rows: 6, columns: 9)
    #expect(Array(added[..<18]) == Array(before[..<18]))
    #expect(added[20] == before[20] + last[2] && added[50] == before[50] + last[14])
    arena.run(arena.kernels.lastStepBackward(y, into: gradient, accumulates: false, steps: 3))
    let replaced = arena.scalars(gradient, rows: 6, columns: 9)
    #expect(replaced[..<18].allSatisfy { $0 == 0 } && Array(replaced[18..<27]) == Array(last[..<9]))
    #expect(arena.wallsStand)
  }
}

struct RecurrentSizes: Sendable, CustomStringConvertible {
  let examples: Int
  let steps: Int
  let inputs: Int
  let units: Int

  var description: String { "[\(examples) × \(steps) × \(inputs)] to \(units)" }
}

/// One recurrent layer in an arena of its own.
struct RecurrentProblem {
  let arena: TestArena
  private let sizes: RecurrentSizes
  private let gates: Int
  private let calls: [KernelCall]
  private let x: ArenaMatrix
  private let states: ArenaMatrix
  private let auxiliaries: [(ArenaMatrix, columns: Int)]
  private let gradient: ArenaMatrix
  private let xGradient: ArenaMatrix
  private let gradients: [(ArenaMatrix, rows: Int)]

  init(
    _ set: InstructionSet, _ cell: RecurrentCell, _ sizes: RecurrentSizes,
    accumulates: Bool = true
  ) {
    let arena = TestArena(set, examples: sizes.examples, size: 1 << 21)
    let (inputs, units, rows) = (sizes.inputs, sizes.units, sizes.examples * sizes.steps)
    let gates =
      switch cell {
      case .tanh: units
      case .gru: 3 * units
      case .lstm: 4 * units
      }
    func matrix(_ rows: Int, _ columns: Int, seed: Int) -> ArenaMatrix {
      arena.matrix(
        numbers(rows * columns, seed: seed).map { $0 / 16 }, rows: rows, columns: columns)
    }
    let kernels = RecurrentKernels(
      arena.kernels, cell, steps: sizes.steps, inputs: inputs, units: units)
    let room = kernels.room(examples: max(1, sizes.examples))
    let history = arena.zeros(rows: 1, columns: room.history).offset
    let forward = arena.zeros(rows: 1, columns: room.forward).offset
    let backward = arena.zeros(rows: 1, columns: room.backward).offset
    x = matrix(rows, inputs, seed: 1)
    gradient = matrix(rows, units, seed: 2)
    xGradient = arena.zeros(rows: rows, columns: inputs)
    states = arena.zeros(rows: rows, columns: units)
    auxiliaries =
      cell == .tanh
      ? []
      : [
        (arena.zeros(rows: rows, columns: gates), gates),
        (arena.zeros(rows: rows, columns: units), units),
      ]
    let values = [
      matrix(inputs, gates, seed: 3), matrix(units, gates, seed: 4), matrix(1, gates, seed: 5),
      matrix(1, gates, seed: 6),
    ]
    gradients = [inputs, units, 1, 1].map { (arena.zeros(rows: $0, columns: gates), $0) }
    func parameters(_ matrices: [ArenaMatrix]) -> RecurrentParameters {
      RecurrentParameters(
        inputWeights: matrices[0], stateWeights: matrices[1],
        biases: (matrices[2].offset, matrices[3].offset))
    }
    let (first, second) = (auxiliaries.first?.0, auxiliaries.last?.0)
    calls = [
      kernels.pack(parameters(values), into: forward),
      kernels.forward(
        x, into: states, gates: first, extra: second, history: history, workspace: forward),
      kernels.turn(parameters(values), into: backward),
      kernels.backward(
        gradient, to: xGradient, accumulates: true, gates: first, extra: second,
        history: history, workspace: backward),
      kernels.gradients(
        parameters(gradients.map(\.0)), from: backward, accumulates: accumulates),
    ]
    self.arena = arena
    self.sizes = sizes
    self.gates = gates
  }

  func run() { for call in calls { arena.run(call) } }

  private var rows: Int { sizes.examples * sizes.steps }

  var parameterGradients: [[Float]] {
    gradients.map { arena.scalars($0.0, rows: $0.rows, columns: gates) }
  }

  /// States, gates and the like, and all gradients.
  var results: [[Float]] {
    [
      arena.scalars(states, rows: rows, columns: sizes.units),
      arena.scalars(gradient, rows: rows, columns: sizes.units),
      arena.scalars(xGradient, rows: rows, columns: sizes.inputs),
    ] + auxiliaries.map { arena.scalars($0.0, rows: rows, columns: $0.columns) }
      + parameterGradients
  }

  /// Whether what pads the gradients is zero.
  var isPaddingZero: Bool {
    arena.isPaddingZero(gradient, rows: rows, columns: sizes.units)
      && arena.isPaddingZero(xGradient, rows: rows, columns: sizes.inputs)
      && gradients.allSatisfy { arena.isPaddingZero($0.0, rows: $0.rows, columns: gates) }
  }
}
