internal import Compute
public import Learning

// What the numbers beside the examples mean to a loss.
extension NetworkFile {
  /// The examples with their targets as the loss wants them.
  ///
  /// `cross-entropy` takes classes, 0 up to the last layer's outputs, or -100 for one that does not
  /// count; `binary-cross-entropy` takes 0 and 1; the others any numbers. There must be one target
  /// for each output, or one class for each row of them; axes of length 1 make no difference.
  ///
  /// - Throws: `NetworkFileError` naming the first target that does not fit, or the layer.
  public func dataset(from examples: Examples) throws(NetworkFileError) -> Dataset {
    try checkTokens(of: examples)
    let outputs = try size(of: model(for: examples.inputShape)).outputShape
    switch loss {
    case .crossEntropy:
      return Dataset(
        inputs: examples.inputs, inputShape: examples.inputShape,
        targets: .classes(
          try classes(of: examples, outputs: outputs), count: outputs.columns,
          shape: examples.targetShape))
    case .binaryCrossEntropy, .negativeLogLikelihood:
      for (number, target) in examples.targets.enumerated() where target != 0 && target != 1 {
        throw NetworkFileError(
          "\(examples.place(ofTarget: number)): the target \(target.short) is neither 0 nor 1, "
            + "which \(loss.fileName) needs. Use cross-entropy for classes, mean-squared for "
            + "numbers.")
      }
    case .squaredError, .halfSquaredError, .absoluteError: break
    }
    guard examples.targetShape.squeezed == outputs.squeezed else {
      throw misshapen(examples, outputs, "as many outputs as targets")
    }
    return Dataset(
      inputs: examples.inputs, inputShape: examples.inputShape,
      targets: .values(examples.targets, shape: outputs))
  }

  private func classes(
    of examples: Examples, outputs: Shape
  ) throws(NetworkFileError) -> [Int32] {
    guard Shape(Array(outputs.extents.dropLast())).squeezed == examples.targetShape.squeezed else {
      throw misshapen(examples, outputs, "one row of outputs for each class that is asked for")
    }
    var classes: [Int32] = []
    classes.reserveCapacity(examples.targets.count)
    for (number, target) in examples.targets.enumerated() {
      guard let value = Int32(exactly: target), value >= 0 || value == Dataset.ignored else {
        throw NetworkFileError(
          "\(examples.place(ofTarget: number)): the target \(target.short) is no class; classes "
            + "are 0, 1, 2 and so on, or \(Dataset.ignored) to be ignored. Use mean-squared for "
            + "other numbers.")
      }
      guard Int(value) < outputs.columns else {
        throw NetworkFileError(
          "\(examples.place(ofTarget: number)): the target \(value) is a class, and the last "
            + "layer has outputs for 0 to \(outputs.columns - 1) only. Give it at least "
            + "\(value + 1) units.")
      }
      classes.append(value)
    }
    return classes
  }

  private func misshapen(
    _ examples: Examples, _ outputs: Shape, _ need: String
  ) -> NetworkFileError {
    let targets =
      examples.targetShape.count == 1 ? "one target" : "targets \(examples.targetShape)"
    let remedy: String
    if loss != .crossEntropy, outputs.rank == 1, examples.targetShape.rank <= 1 {
      remedy = "Give the last layer \(examples.targetShape.count) units."
    } else if outputs.rank > 1, examples.targetShape.squeezed.rank < outputs.squeezed.rank {
      remedy =
        "Put flatten before the dense layers, or let the recurrent layer pass on its last state "
        + "with return: last."
    } else {
      remedy = "Let the last layer make \(need)."
    }
    return NetworkFileError(
      "the network makes \(outputs) of an example of \(examples.inputShape), and \(loss.fileName) "
        + "needs \(need): \(examples.targetSource) has \(targets) for each example",
      at: layerPlaces.last ?? place(of: "layers"), remedy: remedy)
  }

  /// An embedding looks its inputs up: each must be the number of one of its rows.
  private func checkTokens(of examples: Examples) throws(NetworkFileError) {
    guard let embedding = layers.first?.layer as? EmbeddingLayer else { return }
    for (number, input) in examples.inputs.enumerated() {
      guard let token = Int(exactly: input), 0..<embedding.tokens ~= token else {
        throw NetworkFileError(
          "\(examples.place(ofInput: number)): the input \(input.short) is none of the "
            + "\(embedding.tokens) tokens of the embedding. Tokens are whole numbers from 0; give "
            + "it more tokens, or other inputs.")
      }
    }
  }
}

extension Examples {
  /// Where a target stands, for an error.
  fileprivate func place(ofTarget number: Int) -> String {
    "\(targetSource), example \(number / targetShape.count + 1)"
  }

  /// Where an input stands, for an error.
  fileprivate func place(ofInput number: Int) -> String {
    "\(source), example \(number / inputShape.count + 1)"
  }
}

extension Shape {
  /// Without axes of length 1, which change nothing about the order of the elements.
  fileprivate var squeezed: Shape { Shape(extents.filter { $0 != 1 }) }
}

extension Float {
  /// Without a needless `.0`.
  fileprivate var short: String {
    Int(exactly: self).map(String.init) ?? description
  }
}
