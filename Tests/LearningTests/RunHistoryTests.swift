import Compute
import Testing

@testable import Learning

/// A run's past, from which every step comes back.
@Suite struct RunHistoryTests {
  /// A network with everything that a step could forget: moments of Adam, dropout's masks, an order of
  /// examples, batches of unequal size, a measured validation set.
  private static func experiment(epochs: Int = 30) -> Experiment {
    let points = (0..<50).map { Float($0) / 25 - 1 }
    let data = Dataset(
      inputs: points.flatMap { [$0, $0 * $0 - 0.5] }, inputShape: Shape(2),
      targets: .values(points.map { $0 > 0.1 ? 1 : 0 }, shape: Shape(1)))
    return Experiment(
      model: Model(
        inputShape: Shape(2), [.dense(8), .tanh, .dropout(0.2), .dense(1)]),
      loss: .binaryCrossEntropy, optimizer: Adam(rate: 0.01), training: data, validation: data,
      batchSize: 16, epochs: epochs, seed: 5, kernels: .portable)
  }

  private static func snapshot(_ trainer: inout Trainer) -> Snapshot {
    var snapshot = Snapshot()
    trainer.capture(trainer.tensorNames.filter { !$0.text.contains("gradient") }, into: &snapshot)
    return snapshot
  }

  /// Parameters, optimizer, curves and place at each of these steps of a run that goes straight on.
  private static func straight(_ steps: [Int]) throws -> [Int: Snapshot] {
    var trainer = try Trainer(experiment())
    var found: [Int: Snapshot] = [:]
    for step in 0...(steps.max() ?? 0) {
      if steps.contains(step) { found[step] = snapshot(&trainer) }
      trainer.advance(by: .step)
    }
    return found
  }

  @Test func aRunTakenBackIsAsItWasToTheLastBit() throws {
    let steps = [0, 1, 7, 20, 33, 34, 60]
    let straight = try Self.straight(steps)
    var trainer = try Trainer(Self.experiment())
    var history = RunHistory(spacing: 0)
    for step in 0...70 {
      if step.isMultiple(of: 9) { history.record(trainer.moment, at: Double(step)) }
      trainer.advance(by: .step)
    }
    for step in [33, 7, 60, 0, 20, 1, 34] {
      let moment = try #require(history.latest(notAfter: step))
      #expect(moment.step <= step && moment.step > step - 9)
      trainer.restore(moment)
      trainer.advance(by: .steps(step - moment.step))
      let again = Self.snapshot(&trainer)
      let before = try #require(straight[step])
      #expect(again.position.step == before.position.step)
      #expect(again.position.epoch == before.position.epoch)
      #expect(again.training == before.training)
      #expect(again.validation == before.validation)
      #expect(again.validationAccuracy == before.validationAccuracy)
      #expect(again.evaluation == before.evaluation)
      for name in trainer.parameters.map(\.name) {
        #expect(again.values[name] == before.values[name], "\(name) at step \(step)")
      }
    }
  }

  /// A rate that was set by hand is taken back, too.
  @Test func theRateOfThatMomentComesBack() throws {
    var trainer = try Trainer(Self.experiment())
    let first = trainer.moment
    trainer.write([0.5], to: .rate)
    trainer.advance(by: .step)
    trainer.restore(first)
    #expect(trainer.read(.rate) == [0.01])
  }

  @Test func aHistoryStaysWithinItsBudgetAndKeepsBothEnds() throws {
    var trainer = try Trainer(Self.experiment(epochs: 1000))
    let budget = 4_000_000
    var history = RunHistory(budget: budget, spacing: 1)
    for step in 0..<3000 {
      // A step takes a second.
      if history.isDue(at: Double(step)) { history.record(trainer.moment, at: Double(step)) }
      trainer.advance(by: .step)
    }
    #expect(history.bytes <= budget)
    #expect(history.bytes == history.moments.reduce(0) { $0 + $1.bytes })
    #expect(history.moments.count > 5)
    #expect(history.moments.first?.step == 0)
    // Nowhere is the way from one moment to the next much longer than elsewhere.
    let steps = history.moments.map(\.step) + [3000]
    let gaps = zip(steps, steps.dropFirst()).map { $1 - $0 }
    #expect(gaps.allSatisfy { $0 > 0 })
    let widest = try #require(gaps.max())
    #expect(widest <= 4 * 3000 / history.moments.count)
  }

  /// Moments of a network too large for the budget: the first and the last are there all the same.
  @Test func aHistoryTooSmallForAnythingHasTwoMoments() throws {
    var trainer = try Trainer(Self.experiment())
    var history = RunHistory(budget: 1, spacing: 0)
    for step in 0..<20 {
      history.record(trainer.moment, at: Double(step))
      trainer.advance(by: .step)
    }
    #expect(history.moments.map(\.step) == [0, 19])
  }

  @Test func whatCameAfterwardsCanBeForgotten() throws {
    var trainer = try Trainer(Self.experiment())
    var history = RunHistory(spacing: 0)
    for step in 0..<20 {
      history.record(trainer.moment, at: Double(step))
      trainer.advance(by: .step)
    }
    history.forget(after: 7)
    #expect(history.moments.map(\.step) == Array(0...7))
    #expect(history.bytes == history.moments.reduce(0) { $0 + $1.bytes })
    // Another way from there begins at once.
    #expect(history.isDue(at: 0))
    #expect(RunHistory().latest(notAfter: 5) == nil)
  }
}
