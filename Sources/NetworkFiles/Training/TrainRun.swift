public import Compute
public import Learning

/// One training of a network file: from its first weights, or from where another stopped, to its
/// last step. Knows neither terminal nor clock; owned by one thread.
///
///     let data = file.split(try file.dataset(from: examples))
///     var run = try TrainRun(file, data: data)
///     while !run.isFinished { try run.advance(atMost: 1000) { print($0) } }
///     let result = run.result()
public struct TrainRun: ~Copyable {
  /// What the run was asked for beside the file.
  public struct Options: Equatable, Sendable {
    /// Into how many parts each batch is split.
    public var threads = 1
    /// Steps from one measurement to the next; nil for a twentieth of the run.
    public var every: Int?
    /// Whether measurements are made on the way, and not at the end alone.
    public var measures = false
    /// Which code computes.
    public var kernels = KernelChoice.fast

    /// One thread, and no measurements before the end.
    public init() {}
  }

  /// What is trained.
  public let file: NetworkFile
  /// The three parts of the data.
  public let data: DataSplit
  /// What was asked for.
  public let options: Options
  private var trainer: Trainer
  /// The step that the run began after: 0 unless it goes on from another.
  private var firstStep = 0

  /// Compiles the network and draws its first weights.
  ///
  /// - Throws: `NetworkFileError` if layers, data and loss do not fit.
  public init(
    _ file: NetworkFile, data: DataSplit, options: Options = Options()
  ) throws(NetworkFileError) {
    var experiment = try file.experiment(
      with: data, kernels: options.kernels, threads: options.threads)
    // Measured here instead, and as often as was asked for.
    experiment.validation = nil
    // A half-built run could not be torn down: what can throw comes first.
    trainer = try Self.trainer(experiment, of: file)
    self.file = file
    self.data = data
    self.options = options
  }

  private static func trainer(
    _ experiment: Experiment, of file: NetworkFile
  ) throws(NetworkFileError) -> Trainer {
    do {
      return try Trainer(experiment)
    } catch {
      throw NetworkFileError("\(file.place(of: "layers")): \(error.description)")
    }
  }

  /// Steps completed, those before a resumption among them.
  public var step: Int { trainer.position.step }
  /// Steps completed since the run began or was resumed.
  public var stepsHere: Int { step - firstStep }
  /// Whether all steps are done.
  public var isFinished: Bool { trainer.isFinished }
  /// The loss of the latest batch, before its update; nil before the first step.
  public var loss: Float? { trainer.trainingCurve.latest?.y }
  /// The loss by step since the run began or was resumed.
  public var lossCurve: Curve { trainer.trainingCurve }
  /// The instructions of a step.
  public var plan: Plan { trainer.plan }
  /// Parameters and buffers by PyTorch's names, in the order of the layers.
  public var parameters: [Checkpoint.Tensor] { trainer.parameters }
  /// Where the run is.
  public var checkpoint: Checkpoint { trainer.checkpoint }

  /// Replaces parameters and buffers, by their names.
  ///
  /// - Precondition: the network has them, with these shapes.
  mutating func replace(_ tensors: [Checkpoint.Tensor]) {
    for tensor in tensors { trainer.write(tensor.values, to: tensor.name) }
  }

  /// Goes on from a checkpoint of an equal run.
  mutating func restore(_ checkpoint: Checkpoint) {
    trainer.restore(checkpoint)
    firstStep = checkpoint.step
  }

  /// Trains for at most so many steps, and not beyond the end or the next multiple of `every`.
  ///
  /// - Parameter log: called with a line of JSON for each step, without a line end; nil for none.
  /// - Throws: `NetworkFileError` if the loss is no longer finite; the parameters are then as they
  ///   were before that step.
  public mutating func advance(
    atMost steps: Int, log: ((String) -> Void)? = nil
  ) throws(NetworkFileError) {
    let interval = interval
    let end = min(step + steps, (step / interval + 1) * interval, file.steps)
    while step < end {
      trainer.advance(by: log == nil ? .steps(end - step) : .step)
      if let divergence = trainer.divergence { throw sentence(for: divergence) }
      guard let log, let loss else { continue }
      let measures = options.measures && (step.isMultiple(of: interval) || isFinished)
      log(TrainLog.line(step: step, loss: loss, measurement: measures ? measure() : nil))
    }
  }

  /// Steps from one measurement to the next.
  public var interval: Int { options.every ?? max(1, (file.steps + 19) / 20) }

  /// The network on the training and validation data.
  public mutating func measure() -> Measurement {
    Measurement(
      training: trainer.evaluate(data.training),
      validation: data.validation.count > 0 ? trainer.evaluate(data.validation) : nil)
  }

  /// The network on the data that it was not made with.
  public mutating func result() -> Result {
    Result(
      steps: step, stepsHere: stepsHere, loss: loss,
      test: data.test.count > 0 ? trainer.evaluate(data.test) : nil)
  }

  /// How well a network does on the way.
  public struct Measurement: Equatable, Sendable {
    /// On what it is fitted to.
    public var training: Evaluation
    /// On what settings are chosen by; nil where there is none.
    public var validation: Evaluation?

    /// A measurement made elsewhere.
    public init(training: Evaluation, validation: Evaluation?) {
      self.training = training
      self.validation = validation
    }
  }

  /// How a run ended.
  public struct Result: Equatable, Sendable {
    /// Steps completed in all.
    public var steps: Int
    /// Steps completed since the run began or was resumed.
    public var stepsHere: Int
    /// The loss of the last batch; nil if there was none.
    public var loss: Float?
    /// On what the network is judged by; nil where there is none.
    public var test: Evaluation?
  }

  /// What happened, where first, and what to try.
  private func sentence(for divergence: Divergence) -> NetworkFileError {
    let tensor = divergence.tensor.text
    let layer = Int(tensor.prefix { $0 != "." }).flatMap { number in
      file.layers.indices.contains(number) ? number : nil
    }
    let place = layer.map { file.layerPlaces[$0] } ?? file.place(of: "loss")
    let first =
      layer.map { "in layer \($0) (\(file.layers[$0].layer.kind)), \(tensor)" } ?? "in \(tensor)"
    return NetworkFileError(
      "the loss is not finite at step \(divergence.step), and the first such number is \(first)",
      at: place,
      remedy: "Try a smaller rate than \(file.optimizer.rate), clip: 1.0, or inputs on a smaller "
        + "scale.")
  }
}
