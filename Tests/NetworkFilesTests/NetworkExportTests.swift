import Compute
import Learning
import Testing

@testable import NetworkFiles

/// An experiment that is written as a network file is the same experiment when it is read.
@Suite struct NetworkExportTests {
  /// What is written of an experiment, read back.
  private func read(
    _ experiment: Experiment, from initial: [Checkpoint.Tensor] = [], comment: [String] = []
  ) throws -> (file: NetworkFile, export: NetworkExport) {
    var export = NetworkExport()
    try export.add(experiment, from: initial, named: "run", comment: comment)
    let yaml = try #require(export.files.first { $0.name == "run.yaml" })
    let text = String(decoding: yaml.bytes, as: UTF8.self)
    return (try NetworkFile(parsing: text, named: "run.yaml"), export)
  }

  private func experiment(
    _ layers: [Model.Entry], optimizer: any Optimizer = Adam(rate: 0.01), seed: UInt64 = 3
  ) -> Experiment {
    let inputs = (0..<24).map { Float($0 % 7) / 7 }
    return Experiment(
      model: Model(inputShape: Shape(2), layers), loss: .squaredError, optimizer: optimizer,
      training: Dataset(
        inputs: inputs, inputShape: Shape(2),
        targets: .values((0..<12).map { Float($0) / 12 }, shape: Shape(1))),
      batchSize: 5, epochs: 4, seed: seed)
  }

  @Test(arguments: Networks.names)
  func everyLayerIsWrittenAsItIsRead(_ name: String) throws {
    let file = try Networks.file(name)
    let examples = try file.examples(inFolder: Networks.folder, assets: Networks.assets)
    let data = file.split(try file.dataset(from: examples))
    let again = try read(try file.experiment(with: data))
    #expect(again.file.layers == file.layers)
    #expect(again.file.loss == file.loss && again.file.seed == file.seed)
    #expect(again.file.start == nil)
    let rows = try again.export.files.first { $0.name == again.file.inputsFile }.map {
      try NumberArray(bytes: $0.bytes, name: $0.name)
    }
    #expect(rows?.values == data.training.inputs + data.validation.inputs)
  }

  @Test(
    arguments: [
      SGD(rate: 0.1), SGD(rate: 0.1, momentum: 0.9, nesterov: true, decay: 1e-3),
      SGD(rate: 0.1, nesterov: true), Adam(rate: 0.003, beta1: 0.8, beta2: 0.95, decay: 0.1),
      AdamW(rate: 0.003, decay: 0), AdamW(epsilon: 1e-6), RMSProp(rate: 0.1, momentum: 0.5),
      RMSProp(isCentered: true, decay: 0.1),
    ] as [any Optimizer])
  func everyOptimizerIsWrittenAsItIsRead(_ optimizer: any Optimizer) throws {
    // To look ahead along no momentum is to step plainly: only that is said otherwise.
    var wanted = optimizer
    if let sgd = optimizer as? SGD, sgd.momentum == 0 { wanted = SGD(rate: sgd.rate) }
    var run = experiment([.dense(1)])
    run.optimizer = wanted
    let file = try read(run).file
    #expect(type(of: file.optimizer) == type(of: wanted))
    #expect(String(describing: file.optimizer) == String(describing: wanted))
  }

  @Test func whatElseAnExperimentHasIsWritten() throws {
    var run = experiment([
      .dense(4, named: "hidden"), .tanh, .residual([.dense(4, named: "inner")], named: "block"),
      .identity, .dense(1),
    ])
    run.schedule = .cosine(warmup: 3, minimum: 1e-4)
    run.clip = 0.5
    run.l1Penalty = 0.01
    run.freezes = ["hidden", "block.inner"]
    run.validation = run.training.prefix(5)
    run.shuffles = false
    let (file, export) = try read(run, comment: ["two\nlines"])
    #expect(file.schedule == run.schedule && file.clip == 0.5 && file.l1 == 0.01)
    #expect(file.freezes == ["0", "2.0"])
    #expect(file.shuffling == .never && file.steps == 12 && file.batch == 5)
    #expect(file.split.training == 12.0 / 17 && file.split.validation == 5.0 / 17)
    let text = export.files.last.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    #expect(text.hasPrefix("# two\n# lines\ndescent: 1\n"))
  }

  /// Weights are only kept where the seed does not give them: names change what is drawn.
  @Test func firstWeightsAreKeptWhereTheSeedDoesNotGiveThem() throws {
    #expect(try read(experiment([.dense(4), .tanh, .dense(1)])).file.start == nil)
    for layers: [Model.Entry] in [
      [.dense(4, weights: .heNormal), .dense(1)], [.dense(4, named: "hidden"), .dense(1)],
    ] {
      let run = experiment(layers)
      let (file, export) = try read(run)
      let start = try #require(export.files.first { $0.name == file.start })
      let weights = try SafetensorsFile(bytes: start.bytes, name: start.name)
      #expect(weights.tensors.map(\.name) == ["0.weight", "0.bias", "1.weight", "1.bias"])
      #expect(weights.tensors.map(\.values) == (try Trainer(run)).parameters.map(\.values))
    }
    let bias = Checkpoint.Tensor(name: "0.bias", shape: Shape(1), values: [7])
    let (file, export) = try read(experiment([.dense(1)]), from: [bias])
    let start = try #require(export.files.first { $0.name == file.start })
    let weights = try SafetensorsFile(bytes: start.bytes, name: start.name)
    #expect(weights.tensor(named: "0.bias")?.values == [7])
  }

  @Test func dataThatRunsShareIsThereOnce() throws {
    var export = NetworkExport()
    try export.add(experiment([.dense(1)]), named: "run-1")
    try export.add(experiment([.dense(1)], seed: 4), named: "run-2")
    #expect(
      export.files.map(\.name) == [
        "run-1-inputs.npy", "run-1-targets.npy", "run-1.yaml", "run-2.yaml",
      ])
  }

  @Test func whatNoFileCanSayIsRefused() throws {
    let oblong = Model.Entry(Conv(1, kernel: PixelSize(height: 1, width: 2)))
    var run = experiment([oblong, .flatten, .dense(1)])
    run.model.inputShape = Shape(1, 1, 2)
    run.training = Dataset(
      inputs: run.training.inputs, inputShape: Shape(1, 1, 2), targets: run.training.targets)
    var export = NetworkExport()
    #expect(throws: NetworkFileError.self) { try export.add(run, named: "run") }
    run = experiment([.dense(1)])
    run.seed = .max
    #expect(throws: NetworkFileError.self) { try export.add(run, named: "run") }
  }

  // MARK: What is new in the file

  @Test(arguments: [("true", Shuffling.always), ("epochs", .epochs), ("false", .never)])
  func aFileSaysWhenExamplesAreMixed(_ word: String, _ shuffling: Shuffling) throws {
    let file = try NetworkFile(layers: "[dense: 1]", rest: "shuffle: \(word)")
    #expect(file.shuffling == shuffling)
    let data = file.split(try file.dataset(from: Spiral().examples))
    #expect(
      (data.training.inputs.prefix(8) == Spiral().examples.inputs.prefix(8))
        == (shuffling != .always))
  }

  @Test func frozenLayersStayAsTheyAre() throws {
    let file = try NetworkFile(
      layers: "[dense: 4, tanh, dense: 1]", rest: "freeze: [0]\nsteps: 5")
    var run = try Networks.run(file)
    let before = run.parameters
    _ = try run.finish()
    #expect(run.parameters[0] == before[0] && run.parameters[2] != before[2])
    #expect(try NetworkFile(parsing: file.yaml, named: "net.yaml") == file)
  }

  @Test(arguments: ["7", "-1", "one", "[0, 0.x]"])
  func thereIsNoSuchLayerToFreeze(_ word: String) {
    #expect(throws: NetworkFileError.self) {
      try NetworkFile(layers: "[dense: 4, tanh, dense: 1]", rest: "freeze: \(word)")
    }
  }

  @Test func aFileNamesTheWeightsToBeginWith() throws {
    let file = try NetworkFile(layers: "[dense: 1]", rest: "init: start.safetensors")
    #expect(file.start(inFolder: "runs") == "runs/start.safetensors")
    #expect(file.start(inFolder: "") == "start.safetensors")
    #expect(
      try file.setting(["init=/weights/x.safetensors"]).start(inFolder: "runs")
        == "/weights/x.safetensors")
    #expect(try NetworkFile(parsing: file.yaml, named: "net.yaml") == file)
  }
}

extension NetworkFile {
  /// The file of the examples, where there is one.
  fileprivate var inputsFile: String? {
    if case .arrays(let inputs, _)? = data { inputs } else { nil }
  }
}
