internal import Compute
internal import Learning

/// The weights that a run begins with, as a file of weights has them.
struct RunStart {
  /// A safetensors file; nil where the run begins as the seed says.
  let bytes: [UInt8]?

  /// - Throws: `NetworkFileError` if layers, data and loss do not fit.
  init(
    _ experiment: Experiment, from initial: [Checkpoint.Tensor], named name: String
  ) throws(NetworkFileError) {
    let begun = try Self.parameters(experiment, from: initial, named: name)
    let drawn = try Self.plainParameters(of: experiment, named: name)
    let isDrawn = zip(begun, drawn).allSatisfy { bits($0.values) == bits($1.values) }
    guard !isDrawn else {
      bytes = nil
      return
    }
    bytes = try Self.file(begun, names: drawn, named: name)
  }

  /// The parameters of the same network without names, as the seed gives them.
  static func plainParameters(
    of experiment: Experiment, named name: String
  ) throws(NetworkFileError) -> [Checkpoint.Tensor] {
    var plain = experiment
    plain.model.layers = LayerWriting.plain(experiment.model.layers)
    plain.freezes = []
    return try parameters(plain, from: [], named: name)
  }

  /// Weights by the numbers of the layers, whatever names the layers have.
  ///
  /// - Parameter names: the same tensors of a network without names, in the same order.
  static func file(
    _ tensors: [Checkpoint.Tensor], names: [Checkpoint.Tensor], named name: String
  ) throws(NetworkFileError) -> [UInt8] {
    do {
      return try SafetensorsFile(
        tensors: zip(tensors, names).map { tensor, named in
          NamedTensor(
            name: named.name.text, shape: tensor.shape.extents, values: tensor.values)
        }, metadata: ["format": "pt"]
      ).encoded(name: name)
    } catch {
      throw NetworkFileError(error)
    }
  }

  private static func parameters(
    _ experiment: Experiment, from initial: [Checkpoint.Tensor], named name: String
  ) throws(NetworkFileError) -> [Checkpoint.Tensor] {
    do {
      var trainer = try Trainer(experiment)
      trainer.begin(from: initial)
      return trainer.parameters
    } catch {
      throw NetworkFileError("\(name): \(error.description)")
    }
  }
}

private func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern) }
