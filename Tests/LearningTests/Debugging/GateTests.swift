import Compute
import Foundation
import Testing

@testable import Learning

/// Gates changed by hand: what follows is made of the changed ones.
@Suite struct GateTests {
  /// A gate of an LSTM or a GRU by its number, as the columns of `gates` have it.
  struct Gate: CustomStringConvertible, Sendable {
    let kind: GatedNetwork.Kind
    let number: Int
    let name: String

    var description: String { "\(kind) \(name)" }

    static let all =
      ["input", "forget", "candidate", "output"].enumerated().map {
        Gate(kind: .lstm, number: $0.offset, name: $0.element)
      }
      + ["reset", "update", "candidate"].enumerated().map {
        Gate(kind: .gru, number: $0.offset, name: $0.element)
      }
  }

  /// Held at a value from the beginning: the states of all time steps, and the loss, are those of the
  /// formula with that number in the gate's place.
  @Test(arguments: Gate.all)
  func aHeldGateDecidesTheState(_ gate: Gate) throws {
    let network = GatedNetwork(gate.kind)
    let (plain, walk) = (try network.walk(), try network.walk())
    let unit = 1
    walk.clamp(network.part(of: gate.number, unit), of: "memory.gates", to: 0.25)
    for walk in [plain, walk] { walk.run(until: .loss) }
    let (loss, states) = network.byHand(walk) { _, number, of in
      (number, of) == (gate.number, unit) ? 0.25 : nil
    }
    #expect(close(walk.values(of: "memory.hidden"), states))
    #expect(close(walk.values(of: .loss), [loss]))
    let (plainLoss, plainStates) = network.byHand(plain) { _, _, _ in nil }
    #expect(close(plain.values(of: "memory.hidden"), plainStates))
    #expect(close(plain.values(of: .loss), [plainLoss]))
    #expect(abs(loss - plainLoss) > 1e-5)
  }

  /// Set once, at one time, behind the instruction that has made it: what is before that time stays.
  @Test(arguments: Gate.all)
  func aGateThatIsSetOnceChangesWhatFollows(_ gate: Gate) throws {
    let network = GatedNetwork(gate.kind)
    let (plain, walk) = (try network.walk(), try network.walk())
    let (time, unit) = (1, 2)
    walk.go(to: try network.instruction(making: gate.number, at: time, in: walk) + 1)
    let index = network.index(of: gate.number, unit, at: time)
    #expect(walk.set(.element(index), of: "memory.gates", to: -0.5) != nil)
    for walk in [plain, walk] { walk.run(until: .loss) }
    #expect(walk.values(of: "memory.gates")?[index] == -0.5)
    let (loss, states) = network.byHand(walk) { at, number, of in
      (at, number, of) == (time, gate.number, unit) ? -0.5 : nil
    }
    #expect(close(walk.values(of: "memory.hidden"), states))
    #expect(close(walk.values(of: .loss), [loss]))
    let (before, after) = (plain.values(of: "memory.hidden"), walk.values(of: "memory.hidden"))
    let units = GatedNetwork.units
    #expect(before?.prefix(time * units) == after?.prefix(time * units))
    #expect(before?[time * units + unit] != after?[time * units + unit])
    // The losses in double precision know of it, too.
    let nudge = try #require(walk.nudge("out.bias", 0, by: 0.01))
    #expect(abs(nudge.lossBefore - loss) < 1e-6)
  }

  /// What lies between the gates and the state can be changed as well: a cell, and what the state
  /// says to a GRU's candidate.
  @Test(arguments: [GatedNetwork.Kind.lstm, .gru])
  func whatGatesActOnCanBeHeld(_ kind: GatedNetwork.Kind) throws {
    let network = GatedNetwork(kind)
    let walk = try network.walk()
    walk.clamp(.all, of: kind == .lstm ? "memory.cell" : "memory.recall", to: 0.5)
    walk.run(until: .loss)
    let (loss, states) = network.byHand(walk, inner: 0.5) { _, _, _ in nil }
    #expect(close(walk.values(of: "memory.hidden"), states))
    #expect(close(walk.values(of: .loss), [loss]))
  }

  /// A plain memory has no gates; a state that is held is what the next time step reads.
  @Test func aHeldStateOfAPlainMemoryIsRead() throws {
    let network = GatedNetwork(.rnn)
    let walk = try network.walk()
    let index = GatedNetwork.units
    walk.clamp(.element(index), of: "memory.hidden", to: 0.75)
    walk.run(until: .loss)
    let (loss, states) = network.byHand(walk) { at, _, of in (at, of) == (1, 0) ? 0.75 : nil }
    #expect(walk.values(of: "memory.hidden")?[index] == 0.75)
    #expect(close(walk.values(of: "memory.hidden"), states))
    #expect(close(walk.values(of: .loss), [loss]))
  }

  @Test(arguments: [GatedNetwork.Kind.lstm, .gru])
  func aHeldGateStaysHeldUntilItIsUndone(_ kind: GatedNetwork.Kind) throws {
    let network = GatedNetwork(kind)
    let (plain, walk) = (try network.walk(), try network.walk())
    let part = network.part(of: 1, 0)
    walk.run(until: .loss)
    walk.clamp(part, of: "memory.gates", to: 1)
    for _ in 0..<3 {
      walk.run(until: .nextStep)
      walk.run(until: .loss)
      let gates = walk.values(of: "memory.gates") ?? []
      for time in 0..<GatedNetwork.steps {
        #expect(gates[network.index(of: 1, 0, at: time)] == 1)
      }
      let (loss, states) = network.byHand(walk) { _, number, unit in
        (number, unit) == (1, 0) ? 1 : nil
      }
      #expect(close(walk.values(of: "memory.hidden"), states))
      #expect(close(walk.values(of: .loss), [loss]))
    }
    plain.go(to: walk.position)
    let held = walk.bits
    #expect(!differences(held, plain.bits).isEmpty)
    #expect(walk.undo() != nil)
    #expect(differences(walk.bits, plain.bits).isEmpty)
    #expect(walk.redo() != nil)
    #expect(differences(walk.bits, held).isEmpty)
    // And one instruction back and forward again.
    walk.stepBack()
    walk.stepForward()
    #expect(differences(walk.bits, held).isEmpty)
  }

  @Test(arguments: [GatedNetwork.Kind.lstm, .gru])
  func anExplanationShowsTheHeldGate(_ kind: GatedNetwork.Kind) throws {
    let network = GatedNetwork(kind)
    let walk = try network.walk()
    let number = kind == .lstm ? 3 : 1
    walk.clamp(network.part(of: number, 0), of: "memory.gates", to: 0.125)
    walk.run(until: .loss)
    let (time, units) = (2, GatedNetwork.units)
    let why = try #require(walk.explain(TensorElement("memory.hidden", time * units)))
    let gate = TensorElement("memory.gates", network.index(of: number, 0, at: time))
    #expect(why.elements.first { $0.element == gate }?.value == 0.125)
    #expect(abs(why.combined - Double(why.value)) < 1e-6)
    #expect(why.instruction.map { walk.plan.instructions[$0].part } == "state")
    // The gate says what it would have been.
    let held = try #require(walk.explain(gate))
    #expect(held.value == 0.125 && !held.isCurrent)
    #expect(held.instruction.map { walk.plan.instructions[$0].part } == "gates")
  }

  /// An element is explained as soon as its own part of the time step has been run, and not before.
  @Test func aCandidateComesAfterItsGates() throws {
    let network = GatedNetwork(.gru)
    let walk = try network.walk()
    let reset = TensorElement("memory.gates", network.index(of: 0, 1, at: 1))
    let candidate = TensorElement("memory.gates", network.index(of: 2, 1, at: 1))
    walk.go(to: try network.instruction(making: 0, at: 1, in: walk))
    #expect(walk.explain(reset)?.origin == .notYet)
    walk.stepForward()
    #expect(walk.explain(reset)?.instruction == walk.position.instruction - 1)
    #expect(walk.explain(candidate)?.origin == .notYet)
    walk.stepForward()
    #expect(walk.explain(candidate)?.instruction == walk.position.instruction - 1)
    #expect(walk.readiness(of: "memory.gates") == .partly)
  }
}

/// Whether all numbers are there and equal but for rounding.
private func close(_ values: [Float]?, _ expected: [Double]) -> Bool {
  guard let values, values.count == expected.count else { return false }
  return zip(values, expected).allSatisfy { abs(Double($0) - $1) < 2e-6 }
}

/// One sequence of four steps, a recurrent layer of three units, and a number made of the last state.
struct GatedNetwork: Sendable {
  enum Kind: Sendable { case rnn, gru, lstm }

  static let (steps, width, units) = (4, 2, 3)
  private static let target: Float = 2
  let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  private var gateCount: Int {
    switch kind {
    case .rnn: 1
    case .gru: 3
    case .lstm: 4
    }
  }

  func walk() throws -> Walk {
    var generator = SeededGenerator(seed: 12)
    let layer: Model.Entry =
      switch kind {
      case .rnn: .rnn(Self.units, returns: .last, named: "memory")
      case .gru: .gru(Self.units, returns: .last, named: "memory")
      case .lstm: .lstm(Self.units, returns: .last, named: "memory")
      }
    return try Walk(
      Experiment(
        model: Model(inputShape: Shape(Self.steps, Self.width), [layer, .dense(1, named: "out")]),
        loss: .squaredError, optimizer: SGD(rate: 0.05),
        training: Dataset(
          inputs: (0..<Self.steps * Self.width).map { _ in generator.normal() },
          inputShape: Shape(Self.steps, Self.width),
          targets: .values([Self.target], shape: Shape(1))),
        batchSize: 1, seed: 7))
  }

  /// Where in `memory.gates` a gate of a unit is.
  func index(of gate: Int, _ unit: Int, at time: Int) -> Int {
    (time * gateCount + gate) * Self.units + unit
  }

  /// A gate of a unit at all times.
  func part(of gate: Int, _ unit: Int) -> TensorPart {
    let column = gate * Self.units + unit
    return .block([nil, nil, column..<column + 1])
  }

  /// The instruction that makes a gate at a time: a GRU's candidate comes behind the others.
  func instruction(making gate: Int, at time: Int, in walk: Walk) throws -> Int {
    let makers = walk.instructions(making: "memory.gates")
    let perTime = makers.count / Self.steps
    return try #require(makers[(time * perTime)...].dropFirst(gate == 2 ? perTime - 1 : 0).first)
  }

  /// The loss and the state after each step, by the formulas in double precision with the weights
  /// that the step began with.
  ///
  /// - Parameters:
  ///   - inner: what an LSTM's cell, or what the state says to a GRU's candidate, is held at.
  ///   - held: a gate, or without gates the state, by its time, number and unit; nil to compute it.
  func byHand(
    _ walk: Walk, inner: Double? = nil, _ held: (_ time: Int, _ gate: Int, _ unit: Int) -> Double?
  ) -> (loss: Double, states: [Double]) {
    func numbers(_ name: String) -> [Double] {
      (walk.values(of: TensorName(name)) ?? []).map(Double.init)
    }
    let (x, fromInput, fromState) = (
      numbers("input"), numbers("memory.weight_ih_l0"), numbers("memory.weight_hh_l0")
    )
    let (bias, stateBias) = (numbers("memory.bias_ih_l0"), numbers("memory.bias_hh_l0"))
    func sigmoid(_ sum: Double) -> Double { 1 / (1 + exp(-sum)) }
    let units = Self.units
    var (state, cell) = ([Double](repeating: 0, count: units), [Double](repeating: 0, count: units))
    var states: [Double] = []
    for time in 0..<Self.steps {
      let before = state
      func input(_ gate: Int, _ unit: Int) -> Double {
        let row = gate * units + unit
        return (0..<Self.width).reduce(bias[row]) {
          $0 + fromInput[row * Self.width + $1] * x[time * Self.width + $1]
        }
      }
      func recalled(_ gate: Int, _ unit: Int) -> Double {
        let row = gate * units + unit
        return (0..<units).reduce(stateBias[row]) { $0 + fromState[row * units + $1] * before[$1] }
      }
      for unit in 0..<units {
        func gate(_ number: Int, _ function: (Double) -> Double) -> Double {
          held(time, number, unit) ?? function(input(number, unit) + recalled(number, unit))
        }
        switch kind {
        case .rnn:
          state[unit] = gate(0, tanh)
        case .gru:
          let (r, z) = (gate(0, sigmoid), gate(1, sigmoid))
          let n = held(time, 2, unit) ?? tanh(input(2, unit) + r * (inner ?? recalled(2, unit)))
          state[unit] = (1 - z) * n + z * before[unit]
        case .lstm:
          let (i, f, g, o) = (gate(0, sigmoid), gate(1, sigmoid), gate(2, tanh), gate(3, sigmoid))
          cell[unit] = inner ?? f * cell[unit] + i * g
          state[unit] = o * tanh(cell[unit])
        }
      }
      states += state
    }
    let (weights, shift) = (numbers("out.weight"), numbers("out.bias")[0])
    let output = zip(weights, state).reduce(shift) { $0 + $1.0 * $1.1 }
    return ((output - Double(Self.target)) * (output - Double(Self.target)), states)
  }
}
