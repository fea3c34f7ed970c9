internal import Compute
public import Learning

/// Network files with all that belongs to them, ready to be written into a folder: `descent train`
/// on one of them repeats its run bit for bit.
///
///     var export = NetworkExport()
///     try export.add(experiment, named: "run")
///     export.files.map(\.name)   // run-inputs.npy, run-targets.npy, run.yaml
///
/// Data that several runs share is there once.
public struct NetworkExport: Equatable, Sendable {
  /// A file of the folder.
  public struct File: Equatable, Sendable {
    /// Its name, without a folder.
    public var name: String
    /// Its content.
    public var bytes: [UInt8]

    /// A file of these bytes.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    /// A file of text.
    public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }
  }

  /// In the order in which they were added; their names differ.
  public private(set) var files: [File] = []

  /// Nothing to write.
  public init() {}

  /// Adds a file of another kind, such as a log.
  ///
  /// - Precondition: there is none of this name.
  public mutating func add(_ file: File) {
    precondition(!files.contains { $0.name == file.name }, "\(file.name) is there already.")
    files.append(file)
  }

  /// Adds a run: `NAME.yaml`, the examples, and the weights that it begins with, unless they are
  /// those that the seed gives to such a network.
  ///
  /// What is only measured or looked at, such as trials and probes, is not part of it.
  ///
  /// - Parameters:
  ///   - initial: parameters to begin with instead of drawn ones; names that the network does not
  ///     have are passed over.
  ///   - name: what the files are called, without an ending.
  ///   - comment: lines on top of the network file.
  /// - Throws: `NetworkFileError` for what a network file cannot say.
  public mutating func add(
    _ experiment: Experiment, from initial: [Checkpoint.Tensor] = [], named name: String,
    comment: [String] = []
  ) throws(NetworkFileError) {
    // Nothing is added of a run that cannot be written.
    var next = self
    let writing = ExperimentWriting(experiment: experiment, place: .line(1, of: "\(name).yaml"))
    let start = try RunStart(experiment, from: initial, named: name)
    let data = Self.examples(of: experiment)
    let companions = ExperimentWriting.Companions(
      inputs: next.shelve(
        Self.array(data.inputs, [data.count] + data.inputShape.extents), as: "\(name)-inputs.npy"),
      targets: next.shelve(
        Self.array(data.targets, [data.count] + data.targetShape.extents),
        as: "\(name)-targets.npy"),
      start: start.bytes.map { next.shelve($0, as: "\(name)-init.safetensors") })
    let yaml = SettingWriter.text(of: try writing.setting(companions))
    try Self.check(yaml, named: "\(name).yaml", against: experiment, data)
    let remarks = comment.flatMap { $0.split(whereSeparator: \.isNewline) }.map { "# \($0)\n" }
    next.add(File(name: "\(name).yaml", text: remarks.joined() + yaml))
    self = next
  }

  /// Adds weights by the numbers of the layers, as `descent train --init` takes them.
  ///
  /// - Parameters:
  ///   - parameters: all of the network's, in the order of its layers.
  ///   - name: what the file is called, without its ending.
  /// - Throws: `NetworkFileError` if one of them is not finite.
  public mutating func add(
    weights parameters: [Checkpoint.Tensor], of experiment: Experiment, named name: String
  ) throws(NetworkFileError) {
    let file = "\(name).safetensors"
    let names = try RunStart.plainParameters(of: experiment, named: file)
    add(File(name: file, bytes: try RunStart.file(parameters, names: names, named: file)))
  }

  /// Adds where a run stands: its weights `NAME.safetensors` and all else `NAME.state`, from which
  /// `descent train NAME.yaml --resume NAME.safetensors` goes on bit for bit.
  ///
  /// - Parameters:
  ///   - checkpoint: of a trainer of the experiment.
  ///   - experiment: the one that was added under this name.
  /// - Throws: `NetworkFileError` if a number is not finite.
  /// - Precondition: the run was added under this name.
  public mutating func add(
    _ checkpoint: Checkpoint, of experiment: Experiment, named name: String
  ) throws(NetworkFileError) {
    guard let yaml = files.first(where: { $0.name == "\(name).yaml" }) else {
      preconditionFailure("\(name).yaml has to be there before its state.")
    }
    let file = try NetworkFile(parsing: String(decoding: yaml.bytes, as: UTF8.self), named: name)
    let data = file.split(try file.dataset(from: Self.examples(of: experiment)))
    var run = try TrainRun(file, data: data)
    // The same tensors in the same order; those of the file go by the numbers of the layers.
    let plain = run.checkpoint
    var renamed = checkpoint
    renamed.parameters = Self.renamed(checkpoint.parameters, as: plain.parameters)
    renamed.optimizer = Self.renamed(checkpoint.optimizer, as: plain.optimizer)
    run.restore(renamed)
    let (weights, state) = ("\(name).safetensors", "\(name).state")
    let content = try RunFiles.content(of: run, weights: weights, state: state)
    add(File(name: weights, bytes: content.weights))
    add(File(name: state, bytes: content.state))
  }

  private static func renamed(
    _ tensors: [Checkpoint.Tensor], as names: [Checkpoint.Tensor]
  ) -> [Checkpoint.Tensor] {
    zip(tensors, names).map { tensor, named in
      Checkpoint.Tensor(name: named.name, shape: named.shape, values: tensor.values)
    }
  }

  /// Keeps bytes under a name, or says under which they are there already.
  private mutating func shelve(_ bytes: [UInt8], as name: String) -> String {
    if let known = files.first(where: { $0.bytes == bytes }) { return known.name }
    add(File(name: name, bytes: bytes))
    return name
  }

  private static func array(_ values: [Float], _ shape: [Int]) -> [UInt8] {
    NumPyFile.encoded(NumberArray(shape: shape, values: values, isInteger: false))
  }

  /// The training data, and behind it what is measured on.
  private static func examples(of experiment: Experiment) -> Examples {
    let training = experiment.training
    let validation = experiment.validation
    let (targets, shape) = scalars(of: training.targets)
    return Examples(
      source: "the training data", inputs: training.inputs + (validation?.inputs ?? []),
      inputShape: training.inputShape,
      targets: targets + (validation.map { scalars(of: $0.targets).values } ?? []),
      targetShape: shape)
  }

  private static func scalars(of targets: Dataset.Targets) -> (values: [Float], shape: Shape) {
    switch targets {
    case .values(let values, let shape): (values, shape)
    case .classes(let classes, _, let shape): (classes.map(Float.init), shape)
    }
  }

  /// Reads the file back and compares what it says with what was to be said.
  private static func check(
    _ yaml: String, named name: String, against experiment: Experiment, _ examples: Examples
  ) throws(NetworkFileError) {
    let file = try NetworkFile(parsing: yaml, named: name)
    let data = file.split(try file.dataset(from: examples))
    var wanted = experiment
    wanted.model.layers = LayerWriting.plain(experiment.model.layers)
    var read = try file.experiment(with: data, kernels: experiment.kernels)
    let writing = ExperimentWriting(experiment: experiment, place: .line(1, of: name))
    wanted.freezes = Set(writing.frozen)
    (wanted.steps, wanted.epochs) = (experiment.stepCount, read.epochs)
    (wanted.keeps, wanted.threads, wanted.evaluatesEvery) = ([], 1, 0)
    guard read.training.inputs == wanted.training.inputs,
      read.training.count == wanted.training.count,
      scalars(of: read.training.targets).values == scalars(of: wanted.training.targets).values
    else {
      throw NetworkFileError("\(name): the examples of this run cannot be written down.")
    }
    (read.training, read.validation) = (wanted.training, wanted.validation)
    guard read == wanted else {
      throw NetworkFileError("\(name): this run is none that a network file can describe.")
    }
  }
}
