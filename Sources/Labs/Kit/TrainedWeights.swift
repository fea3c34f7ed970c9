internal import Compute
internal import Learning

/// Weights that come with Descent, for labs that begin with a trained network.
///
/// Their files number the layers and labs name them, so that tensors are matched by their order,
/// which is that of the layers, and by their shapes.
enum TrainedWeights {
  /// The weights of that name as parameters of a model.
  ///
  /// - Parameter examples: some of those that the model is for.
  /// - Throws: `LabError` if they are missing, or if they are those of another network.
  static func tensors(
    _ name: String, for model: Model, on examples: Dataset, in context: LabContext, lab: String
  ) throws(LabError) -> [Checkpoint.Tensor] {
    let file = "networks/\(name).safetensors"
    guard let found = context.data.weights[name] else {
      throw LabError("\(lab): the weights \(file) are missing; see assets/DATA.md.")
    }
    let wanted = parameters(of: model, on: examples.prefix(1))
    guard found.map(\.shape) == wanted.map(\.shape) else {
      throw LabError(
        "\(lab): \(file) holds the weights of another network; assets/DATA.md says how to train "
          + "this one.")
    }
    return zip(wanted, found).map {
      Checkpoint.Tensor(name: $0.name, shape: $0.shape, values: $1.values)
    }
  }

  /// What a model calls its parameters, found by building it.
  private static func parameters(of model: Model, on examples: Dataset) -> [Checkpoint.Tensor] {
    let experiment = Experiment(
      model: model, loss: .crossEntropy, optimizer: SGD(rate: 0), training: examples)
    return (try? Trainer(experiment))?.parameters ?? []
  }
}

extension Job {
  /// A trained network that is looked at and takes no step.
  ///
  /// - Parameter examples: some of those that the model is for.
  static func showing(
    _ model: Model, with weights: [Checkpoint.Tensor], on examples: Dataset
  ) -> Job {
    var job = Job(
      experiment: Experiment(
        model: model, loss: .crossEntropy, optimizer: SGD(rate: 0), training: examples.prefix(32),
        epochs: 0),
      initial: weights)
    job.isTraining = false
    return job
  }
}
