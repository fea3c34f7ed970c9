import Compute
import Foundation
import Learning
import NetworkFiles
import Testing

@Suite struct TrainRunTests {
  @Test(arguments: Networks.names)
  func everyNetworkLearns(_ name: String) throws {
    var run = try Networks.run(name)
    let before = run.measure().training.loss
    _ = try run.finish()
    #expect(run.measure().training.loss < before)
    #expect(run.step == run.file.steps && run.isFinished)
  }

  /// Logged or not, in one stretch or step by step, a run is the same.
  @Test func whoWatchesChangesNothing() throws {
    var options = TrainRun.Options()
    options.measures = true
    var watched = try Networks.run("dropout", options: options)
    var alone = try Networks.run("dropout")
    _ = try watched.finish()
    while !alone.isFinished { try alone.advance(atMost: 7) }
    #expect(watched.checkpoint == alone.checkpoint)
  }

  @Test func theLogHasALineForEachStepAndMeasurementsNowAndThen() throws {
    var options = TrainRun.Options()
    options.measures = true
    options.every = 25
    var run = try Networks.run("dropout", options: options)
    let lines = try run.finish().map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.count == 60)
    for (index, line) in lines.enumerated() {
      #expect(line["step"] as? Int == index + 1)
      #expect((line["loss"] as? Double)?.isFinite == true)
      let measured = [25, 50, 60].contains(index + 1)
      #expect(
        Set(line.keys)
          == (measured
            ? ["step", "loss", "train_accuracy", "validation_loss", "validation_accuracy"]
            : ["step", "loss"]))
      if measured { #expect(line["validation_accuracy"] is Double) }
    }
  }

  @Test func theLastLineSumsUp() throws {
    var run = try Networks.run("dropout")
    _ = try run.finish()
    let line = TrainLog.lastLine(run.result(), seconds: 0.5)
    let last = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(
      Set(last.keys) == [
        "done", "steps", "loss", "test_loss", "test_accuracy", "seconds", "steps_per_second",
      ])
    #expect(last["done"] as? Bool == true && last["steps"] as? Int == 60)
    #expect(last["seconds"] as? Double == 0.5 && last["steps_per_second"] as? Double == 120)
    #expect(line.hasPrefix("{\"done\":true,\"steps\":60,\"loss\":"))
  }

  @Test func whatThereIsNoneOfIsNull() throws {
    var options = TrainRun.Options()
    options.measures = true
    let settings = ["split={train: 1}", "steps=1"]
    var run = try Networks.run("rnn", setting: settings, options: options)
    let lines = try run.finish()
    let line = try #require(lines.first)
    #expect(
      line.hasSuffix(
        ",\"train_accuracy\":null,\"validation_loss\":null,\"validation_accuracy\":null}"))
    let last = TrainLog.lastLine(run.result(), seconds: 1)
    #expect(last.contains("\"test_loss\":null,\"test_accuracy\":null"))
  }

  /// The first loss is that of the first weights: the batch's, before its update.
  @Test func theLossIsThatOfTheBatchBeforeItsUpdate() throws {
    var run = try Networks.run("dense", setting: ["batch=36", "steps=2", "schedule=constant"])
    let before = run.measure().training.loss
    try run.advance(atMost: 1)
    #expect(abs((run.loss ?? 0) - before) < 1e-6)
    let after = run.measure().training.loss
    try run.advance(atMost: 1)
    #expect(abs((run.loss ?? 0) - after) < 1e-6 && after != before)
  }

  @Test func noStepsAtAllLeaveTheFirstWeights() throws {
    let run = try Networks.run("dense", setting: ["steps=0"])
    #expect(run.isFinished && run.loss == nil && run.step == 0)
  }

  @Test func aLossThatIsNotFiniteIsExplained() throws {
    var run = try Networks.run(
      "rnn", setting: ["optimizer.sgd.rate=1e30", "layers=[flatten, dense: 4, dense: 1]"])
    let sentence = complaint { try run.finish() } ?? "none"
    #expect(
      sentence.contains(
        "the loss is not finite at step 2, and the first such number is in layer 2 (dense), 2.sum."),
      "\(sentence)")
    #expect(sentence.contains("Networks/rnn.yaml, line ") || sentence.contains("--set layers"))
    #expect(sentence.contains("Try a smaller rate than 1e+30"))
    #expect(run.step == 1 && run.isFinished)
  }

  @Test func threadsGiveTheSameUpToRounding() throws {
    var options = TrainRun.Options()
    options.threads = 2
    let settings = ["steps=30", "layers.0.conv.channels=32", "batch=30"]
    var one = try Networks.run("global-max", setting: settings)
    var two = try Networks.run("global-max", setting: settings, options: options)
    let losses = try [one.finish(), two.finish()]
    #expect(losses[0].count == 30 && losses[1].count == 30)
    #expect(abs((one.loss ?? 0) - (two.loss ?? 1)) < 1e-3)
  }

  @Test func anotherSeedGivesAnotherRun() throws {
    var runs: [Checkpoint] = []
    for settings in [["seed=1"], ["seed=1"], ["seed=2"]] {
      var run = try Networks.run("dropout", setting: settings)
      _ = try run.finish()
      runs.append(run.checkpoint)
    }
    #expect(runs[0] == runs[1] && runs[0] != runs[2])
  }

  @Test func thePlanIsOneOfTheKernelsAskedFor() throws {
    var options = TrainRun.Options()
    let fast = try Networks.run("dense", options: options).plan
    options.kernels = .reference
    let plain = try Networks.run("dense", options: options).plan
    #expect(plain.instructions.count > fast.instructions.count)
  }
}

@Suite struct SweepTests {
  @Test func valuesAreSeparatedByCommasOutsideBrackets() throws {
    let sweep = try Sweep("optimizer={sgd: {rate: 1, momentum: 0}},adam")
    #expect(sweep.key == "optimizer" && sweep.values.count == 2)
    #expect(sweep.settings[1] == "optimizer=adam")
  }

  @Test(arguments: ["rate", "=1,2", "rate=", "rate=1,,2", "rate=1,"])
  func aMistakeIsExplained(_ text: String) {
    let sentence = complaint { try Sweep(text) }
    #expect(sentence?.hasPrefix("--sweep \(text): ") == true, "\(sentence ?? "none")")
  }

  @Test func theTableIsAlignedAndKnowsTheBest() throws {
    var table = SweepTable(try Sweep("layers.0.dense=1,16,x"))
    func evaluation(_ loss: Float) -> Evaluation {
      Evaluation(loss: loss, accuracy: 0.5, confusion: [], count: 10)
    }
    table.add(
      "1", .finished(loss: 0.7, .init(training: evaluation(0.7), validation: evaluation(0.25))))
    table.add(
      "16", .finished(loss: 1e-9, .init(training: evaluation(0.1), validation: evaluation(0.125))))
    table.add("x", .failed("No."))
    #expect(
      table.text == """
        layers.0.dense    loss  train_accuracy  validation_loss  validation_accuracy
        1               0.7000          0.5000           0.2500               0.5000
        16               1e-09          0.5000           0.1250               0.5000
        x               No.

        """)
    #expect(table.best == "16")
    #expect(SweepTable(try Sweep("a=1")).best == nil)
  }
}
