internal import Compute
internal import Learning

/// Finds the tensors of a network in a file.
struct TensorMatch {
  private let tensors: [String: NamedTensor]
  private let names: [String]
  private let file: String

  init(_ weights: SafetensorsFile, in file: String) {
    tensors = Dictionary(weights.tensors.map { ($0.name, $0) }) { first, _ in first }
    names = weights.tensors.map(\.name)
    self.file = file
  }

  /// The file's numbers for each of these tensors, in their order.
  ///
  /// - Parameter isPartial: whether some may be missing, which are then left out, and others be
  ///   there.
  /// - Throws: `DataFileError` for the first tensor that is missing, extra or misshapen.
  func tensors(
    for wanted: [Checkpoint.Tensor], isPartial: Bool = false
  ) throws(DataFileError) -> [Checkpoint.Tensor] {
    var found: [Checkpoint.Tensor] = []
    for tensor in wanted {
      guard let given = tensors[tensor.name.text] else {
        if isPartial { continue }
        throw DataFileError(
          "the tensor \(tensor.name.text.quoted) \(tensor.shape) of the network is missing",
          in: file, remedy: remedy)
      }
      guard given.shape == tensor.shape.extents else {
        throw DataFileError(
          "the tensor is \(Shape(given.shape)), and that of the network is \(tensor.shape)",
          in: file, at: given.name.quoted,
          remedy: "Let the network file describe the network that the weights come from.")
      }
      found.append(Checkpoint.Tensor(name: tensor.name, shape: tensor.shape, values: given.values))
    }
    try checkExtra(wanted, isPartial: isPartial, found: found.count)
    return found
  }

  private func checkExtra(
    _ wanted: [Checkpoint.Tensor], isPartial: Bool, found: Int
  ) throws(DataFileError) {
    let known = Set(wanted.map(\.name.text))
    if isPartial {
      guard found > 0 || wanted.isEmpty else {
        throw DataFileError(
          "no tensor is one of the network, such as \(wanted[0].name.text.quoted)", in: file,
          remedy: "Name the tensors by the numbers of the layers.")
      }
      return
    }
    for name in names where !known.contains(name) && !isCounter(name, known) {
      throw DataFileError(
        "the network has no tensor \(name.quoted)", in: file, remedy: remedy)
    }
  }

  /// PyTorch counts the batches that a batch norm has seen, and uses the count for nothing.
  private func isCounter(_ name: String, _ known: Set<String>) -> Bool {
    let suffix = ".num_batches_tracked"
    return name.hasSuffix(suffix) && known.contains(name.dropLast(suffix.count) + ".running_mean")
  }

  private var remedy: String {
    "Use the network file that the weights were trained with, or --init-partial to take what fits."
  }
}
