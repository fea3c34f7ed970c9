import Compute
import Foundation
import Learning
import NetworkFiles
import Testing

/// A run that is saved and resumed goes on bit for bit as if it had not stopped.
@Suite struct ResumeTests {
  /// Of the files beside the tests: all of them, with Adam, dropout, batch norm, momentum, a
  /// schedule, clipping, and epochs of several steps.
  @Test(arguments: Networks.names)
  func aResumedRunIsTheSameRun(_ name: String) throws {
    try withTemporaryFolder { folder in
      let files = RunFiles("\(folder)/net.safetensors")
      let settings = ["shuffle=true", "steps=50"]
      var whole = try Networks.run(name, setting: settings)
      let lines = try whole.finish()
      // 17 is amid an epoch in most of the files.
      var first = try Networks.run(name, setting: settings)
      try first.advance(atMost: 2)
      while first.step < 17 { try first.advance(atMost: 17 - first.step) }
      try files.save(first)
      var second = try Networks.run(name, setting: settings)
      try files.resume(&second)
      #expect(second.step == 17 && second.stepsHere == 0)
      #expect(try second.finish() == Array(lines[17...]))
      #expect(second.checkpoint == whole.checkpoint)
      #expect(second.stepsHere == 33)
    }
  }

  @Test func threadsResumeToo() throws {
    try withTemporaryFolder { folder in
      var options = TrainRun.Options()
      options.threads = 2
      let files = RunFiles("\(folder)/net.safetensors")
      let settings = ["steps=30", "layers.0.conv.channels=32", "batch=30"]
      var whole = try Networks.run("global-max", setting: settings, options: options)
      let lines = try whole.finish()
      var first = try Networks.run("global-max", setting: settings, options: options)
      while first.step < 11 { try first.advance(atMost: 11 - first.step) }
      try files.save(first)
      var second = try Networks.run("global-max", setting: settings, options: options)
      try files.resume(&second)
      #expect(try second.finish() == Array(lines[11...]))
    }
  }

  @Test func weightsHavePyTorchsNamesAndShapes() throws {
    try withTemporaryFolder { folder in
      let files = RunFiles("\(folder)/net")
      #expect(files.weights == "\(folder)/net.safetensors")
      try files.save(try Networks.run("activations"))
      let saved = try SafetensorsFile(contentsOf: files.weights)
      #expect(
        saved.tensors.map(\.name) == [
          "0.weight", "0.bias", "2.0.weight", "2.0.bias", "2.2.0.weight", "2.2.0.bias",
          "2.3.weight", "2.3.bias", "4.weight", "4.bias",
        ])
      #expect(saved.tensor(named: "2.0.weight")?.shape == [5, 9])
      try files.save(try Networks.run("transformer"))
      let names = try SafetensorsFile(contentsOf: files.weights).tensors.map(\.name)
      let inside = [
        "self_attn.in_proj_weight", "self_attn.in_proj_bias", "self_attn.out_proj.weight",
        "self_attn.out_proj.bias", "linear1.weight", "linear1.bias", "linear2.weight",
        "linear2.bias", "norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias",
      ]
      #expect(Set(names.filter { $0.hasPrefix("2.") }) == Set(inside.map { "2.\($0)" }))
    }
  }

  @Test func namesOfFilesAreFoundFromEachOther() {
    for path in ["a/b", "a/b.safetensors", "a/b.state"] {
      #expect(RunFiles(path).weights == "a/b.safetensors" && RunFiles(path).state == "a/b.state")
    }
    #expect(RunFiles(".state").weights == ".state.safetensors")
  }

  /// What is changed between saving and resuming, and what is said of it.
  @Test(arguments: [
    ("batch=16", "the run had batch 32, and now it is 16."),
    ("seed=4", "the run had seed 3, and now it is 4."),
    ("shuffle=false", "the run had shuffle true, and now it is false."),
    ("optimizer=sgd", "the run had optimizer adam, and now it is sgd."),
    ("split={train: 0.5, test: 0.5}", "the run had examples 180, and now it is 150."),
    ("data=rings", "the run was on other training data than this."),
    ("layers.0.dense=13", "the tensor is [12 × 2], and that of the network is [13 × 2]."),
  ])
  func anotherRunCannotGoOn(_ setting: String, _ sentence: String) throws {
    try withTemporaryFolder { folder in
      let files = RunFiles("\(folder)/net.safetensors")
      try files.save(try Networks.run("dropout"))
      var run = try Networks.run("dropout", setting: [setting])
      let error = complaint { try files.resume(&run) }
      #expect(error?.contains(sentence) == true, "\(error ?? "none")")
    }
  }

  @Test func stepsRateAndScheduleMayChange() throws {
    try withTemporaryFolder { folder in
      let files = RunFiles("\(folder)/net.safetensors")
      var first = try Networks.run("dropout")
      _ = try first.finish()
      try files.save(first)
      var run = try Networks.run(
        "dropout",
        setting: ["steps=90", "optimizer.adam.rate=0.001", "schedule=constant"])
      try files.resume(&run)
      #expect(try run.finish().count == 30)
    }
  }

  @Test func filesThatDoNotBelongTogetherAreRefused() throws {
    try withTemporaryFolder { folder in
      let files = RunFiles("\(folder)/net.safetensors")
      var run = try Networks.run("dropout")
      try files.save(run)
      let state = try Data(contentsOf: URL(fileURLWithPath: files.state))
      try run.advance(atMost: 5)
      try files.save(run)
      try state.write(to: URL(fileURLWithPath: files.state))
      #expect(complaint { try files.resume(&run) }?.contains("state to other weights") == true)
      try FileManager.default.removeItem(atPath: files.state)
      #expect(complaint { try files.resume(&run) }?.contains("there is no such file") == true)
      try FileManager.default.copyItem(atPath: files.weights, toPath: files.state)
      #expect(complaint { try files.resume(&run) }?.contains("not the state of a run") == true)
    }
  }

  @Test func aSpoiledStateEndsInASentence() throws {
    try withTemporaryFolder { folder in
      let files = RunFiles("\(folder)/net.safetensors")
      var run = try Networks.run("dropout")
      try run.advance(atMost: 3)
      try files.save(run)
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: files.state)))
      var spoiler = Spoiler(seed: 5)
      for _ in 0..<300 {
        let spoiled = spoiler.spoiled(bytes, among: [bytes])
        try Data(spoiled).write(to: URL(fileURLWithPath: files.state))
        if let sentence = complaint({ try files.resume(&run) }) {
          #expect(!sentence.contains("\n"))
        }
      }
    }
  }
}

/// `--init`: weights of others.
@Suite struct InitialWeightsTests {
  private func weights(
    _ folder: String, changing change: (inout [NamedTensor]) -> Void
  ) throws -> String {
    let files = RunFiles("\(folder)/net.safetensors")
    try files.save(try Networks.run("images"))
    var tensors = try SafetensorsFile(contentsOf: files.weights).tensors
    change(&tensors)
    try SafetensorsFile(tensors: tensors, metadata: [:]).write(to: files.weights)
    return files.weights
  }

  @Test func weightsAreTakenAsTheyAre() throws {
    try withTemporaryFolder { folder in
      let path = try weights(folder) { tensors in
        for index in tensors.indices {
          tensors[index].values = tensors[index].values.indices.map { Float($0) / 64 }
        }
      }
      var run = try Networks.run("images")
      try RunFiles.start(&run, from: path, isPartial: false)
      for tensor in run.parameters {
        #expect(tensor.values == tensor.values.indices.map { Float($0) / 64 })
      }
      #expect(run.step == 0)
    }
  }

  @Test func whatDoesNotFitIsNamed() throws {
    try withTemporaryFolder { folder in
      var run = try Networks.run("images")
      let missing = try weights(folder) { $0.removeFirst() }
      #expect(
        complaint { try RunFiles.start(&run, from: missing, isPartial: false) }?
          .contains("the tensor \"0.weight\" [4 × 1 × 3 × 3] of the network is missing") == true)
      try RunFiles.start(&run, from: missing, isPartial: true)
      let extra = try weights(folder) {
        $0.append(NamedTensor(name: "9.weight", shape: [1], values: [0]))
      }
      #expect(
        complaint { try RunFiles.start(&run, from: extra, isPartial: false) }?
          .contains("the network has no tensor \"9.weight\"") == true)
      try RunFiles.start(&run, from: extra, isPartial: true)
      let misshapen = try weights(folder) { $0[0].shape = [4, 9] }
      for isPartial in [false, true] {
        #expect(
          complaint { try RunFiles.start(&run, from: misshapen, isPartial: isPartial) }?
            .contains("\"0.weight\": the tensor is [4 × 9], and that of the network is") == true)
      }
      let others = try weights(folder) { $0 = [NamedTensor(name: "x", shape: [1], values: [0])] }
      #expect(
        complaint { try RunFiles.start(&run, from: others, isPartial: true) }?
          .contains("no tensor is one of the network") == true)
    }
  }

  @Test func pyTorchsCounterOfBatchesIsPassedOver() throws {
    try withTemporaryFolder { folder in
      let path = try weights(folder) {
        $0.append(NamedTensor(name: "1.num_batches_tracked", shape: [], values: [5]))
      }
      var run = try Networks.run("images")
      try RunFiles.start(&run, from: path, isPartial: false)
    }
  }
}
