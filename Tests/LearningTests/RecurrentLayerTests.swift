import CAllocationCount
import Compute
import Learning
import TestSupport
import Testing

@Suite struct RecurrentLayerTests {
  static let layers: [Model.Entry] = [
    .rnn(12, named: "memory"), .gru(12, named: "memory"), .lstm(12, named: "memory"),
  ]

  /// Sequences of six numbers whose sign at the start is what matters in the end.
  private func experiment(
    _ layers: [Model.Entry], kernels: KernelChoice = .fast, threads: Int = 1, batch: Int = 16
  ) -> Experiment {
    var generator = SeededGenerator(seed: 4)
    let inputs = (0..<129 * 6).map { _ in generator.normal() }
    let classes = (0..<129).map { Int32(inputs[$0 * 6] > 0 ? 1 : 0) }
    return Experiment(
      model: Model(inputShape: Shape(6, 1), layers), loss: .crossEntropy,
      optimizer: Adam(rate: 0.02),
      training: Dataset(
        inputs: inputs, inputShape: Shape(6, 1), targets: .classes(classes, count: 2)),
      batchSize: batch, epochs: .max, seed: 1, shuffles: false, kernels: kernels,
      threads: threads)
  }

  private func last(_ kind: String) -> Model.Entry {
    switch kind {
    case "rnn": .rnn(12, returns: .last, named: "memory")
    case "gru": .gru(12, returns: .last, named: "memory")
    default: .lstm(12, returns: .last, named: "memory")
    }
  }

  @Test(arguments: ["rnn", "gru", "lstm"])
  func theFirstNumberIsRemembered(_ kind: String) throws {
    var trainer = try Trainer(experiment([last(kind), .dense(2)]))
    trainer.advance(by: .steps(600))
    #expect((trainer.read(.loss)?.first ?? 1) < 0.1)
  }

  @Test(arguments: ["rnn", "gru", "lstm"])
  func tensorsAnswerToPyTorchsNamesToo(_ kind: String) throws {
    let trainer = try Trainer(experiment([last(kind), .dense(2)], kernels: .reference))
    let parts =
      ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "hidden", "last"]
      + (kind == "rnn" ? [] : kind == "gru" ? ["gates", "recall"] : ["gates", "cell"])
    for part in parts {
      for prefix in ["memory", "0"] {
        #expect(trainer.read(TensorName("\(prefix).\(part)")) != nil, "\(prefix).\(part)")
        #expect(trainer.read(TensorName("\(prefix).\(part).gradient")) != nil, "\(part)")
      }
    }
  }

  @Test(arguments: layers)
  func allParametersBeginWithinTheSameBound(_ layer: Model.Entry) throws {
    let trainer = try Trainer(
      experiment([layer, .lstm(4, returns: .last), .dense(2)]))
    let bound = 1 / Float(12).squareRoot()
    for part in ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"] {
      let values = trainer.read(TensorName("memory.\(part)")) ?? []
      #expect(values.allSatisfy { abs($0) <= bound })
      #expect(values.contains { abs($0) > 0.6 * bound })
    }
  }

  @Test(arguments: [1, 2, 3])
  func threadsChangeNothingThatMatters(_ threads: Int) throws {
    // 129 sequences in batches of 64: the last batch has one, and most threads none.
    let layers: [Model.Entry] = [.gru(12), .rnn(20), .lstm(12, returns: .last), .dense(2)]
    var one = try Trainer(experiment(layers, batch: 64))
    var several = try Trainer(experiment(layers, threads: threads, batch: 64))
    for _ in 0..<6 {
      one.advance(by: .step)
      several.advance(by: .step)
      expectClose(several.read(.loss), one.read(.loss) ?? [], tolerance: 1e-5)
    }
    for name: TensorName in ["0.weight_hh_l0", "1.bias_ih_l0", "2.weight_ih_l0"] {
      expectClose(several.read(name), one.read(name) ?? [], tolerance: 1e-5)
    }
  }

  @Test(
    .enabled(if: allocation_count() >= 0, "Sanitizers bring an allocator of their own."),
    arguments: KernelChoice.allCases)
  func aStepAllocatesNothing(_ kernels: KernelChoice) throws {
    var trainer = try Trainer(
      experiment([.rnn(5), .gru(5), .lstm(5, returns: .last), .dense(2)], kernels: kernels))
    trainer.advance(by: .steps(20))
    let before = allocation_count()
    trainer.advance(by: .steps(40))
    #expect(allocation_count() == before)
  }

  @Test func whatDoesNotFitIsExplained() {
    func message(_ layers: [Model.Entry]) -> String {
      do throws(ShapeError) {
        _ = try Trainer(experiment(layers))
        return ""
      } catch {
        return error.description
      }
    }
    #expect(message([.lstm(0), .dense(2)]).contains("0 units are too few"))
    #expect(message([.rnn(4, returns: .last), .gru(4), .dense(2)]).contains("layer 1 (gru)"))
    #expect(
      message([.rnn(4, returns: .last), .gru(4), .dense(2)]).contains("no batch of sequences"))
  }
}
