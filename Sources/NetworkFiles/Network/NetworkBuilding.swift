public import Compute
public import Learning

// From a file and examples to what a trainer runs.
extension NetworkFile {
  /// The network for examples of that shape.
  public func model(for inputShape: Shape) -> Model { Model(inputShape: inputShape, layers) }

  /// Everything that a run depends on.
  ///
  /// - Parameters:
  ///   - data: as `split` makes it of the file's own data, or from elsewhere. Only its validation
  ///     part is measured on while training, at the end of each epoch.
  ///   - kernels: which code computes.
  ///   - threads: into how many parts each batch is split.
  /// - Throws: `NetworkFileError` if the layers do not fit the data or each other, or if training
  ///   would take more memory than a file may ask for.
  public func experiment(
    with data: DataSplit, kernels: KernelChoice = .fast, threads: Int = 1
  ) throws(NetworkFileError) -> Experiment {
    guard data.training.count > 0 else {
      throw NetworkFileError(
        "no example is left to train on", at: place(of: "split"),
        remedy: "Give more examples, or a larger share for train.")
    }
    let model = model(for: data.training.inputShape)
    try checkSize(size(of: model), examples: data.training.count)
    return Experiment(
      model: model, loss: loss, optimizer: optimizer, training: data.training,
      validation: data.validation.count > 0 ? data.validation : nil, batchSize: batch,
      steps: steps, seed: seed, shuffles: shuffles, kernels: kernels, threads: threads,
      schedule: schedule, clip: clip, l1Penalty: l1, freezes: freezes)
  }

  /// The examples in three parts, mixed before unless the file says `shuffle: epochs` or
  /// `shuffle: false`.
  public func split(_ data: Dataset) -> DataSplit {
    DataSplit(
      shuffling == .always ? data.shuffled(seed: seed) : data, training: split.training,
      validation: split.validation)
  }

  /// Where the weights are that the file begins with; nil where they are drawn.
  ///
  /// - Parameter folder: where files beside the network file are; nothing for the working folder.
  public func start(inFolder folder: String) -> String? {
    start.map { $0.hasPrefix("/") || folder.isEmpty ? $0 : folder + "/" + $0 }
  }

  /// How large the network is for examples of that shape, and what it makes of one.
  ///
  /// - Throws: `NetworkFileError` naming the layer that does not fit.
  public func size(of model: Model) throws(NetworkFileError) -> ModelSize {
    do {
      return try ModelSize(of: model, limit: NetworkFileLimits.floats, batch: batch)
    } catch {
      let place =
        layerPlaces.indices.contains(error.layer)
        ? layerPlaces[error.layer] : place(of: "layers")
      throw NetworkFileError("\(place): \(error.description)")
    }
  }

  /// Values and their gradients for each example, parameters with what the optimizer keeps.
  private func checkSize(_ size: ModelSize, examples: Int) throws(NetworkFileError) {
    let copies = 2 + optimizer.stateNames.count
    let rows = max(2 * min(batch, examples), Self.evaluationBatch)
    // Neither factor is beyond 2³⁰ and 2¹⁸.
    let floats = copies * size.parameters + rows * size.valuesPerExample
    guard floats <= NetworkFileLimits.floats else {
      throw NetworkFileError(
        "training would keep \(floats) numbers in memory (\(size.parameters) parameters, "
          + "\(size.valuesPerExample) values an example), and \(NetworkFileLimits.floats) are "
          + "the most", at: place(of: "layers"),
        remedy: "Use fewer units, or a smaller batch than \(batch).")
    }
  }

  /// Examples that are measured at a time.
  private static let evaluationBatch = 256

  /// Where a field of the file stands; the first line if it is left out.
  func place(of field: String) -> SettingPlace {
    if case .fields(let fields) = setting.content,
      let found = fields.first(where: { $0.name == field })
    {
      return found.place
    }
    return .line(1, of: name)
  }
}
