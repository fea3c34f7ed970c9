internal import Compute

/// Changes of a network's layers, those inside of residual layers included.
enum ModelChange {
  /// Another activation in the place of one.
  static func replacing(
    _ old: ActivationLayer.Function, with new: ActivationLayer.Function, in layers: [Model.Entry]
  ) -> [Model.Entry] {
    each(of: layers) { entry in
      if let layer = entry.layer as? ActivationLayer, layer.function == old {
        entry = Model.Entry(ActivationLayer(new), named: entry.name)
      }
    }
  }

  /// First weights that keep the spread of what goes through: He's before a relu and its like,
  /// Xavier's before tanh and sigmoid, PyTorch's own where no activation follows.
  static func initializingAnew(_ layers: [Model.Entry]) -> [Model.Entry] {
    var changed = layers
    for index in layers.indices {
      let next = index + 1 < layers.count ? layers[index + 1].layer as? ActivationLayer : nil
      let weights: Initializer =
        switch next?.function {
        case .relu, .leakyReLU, .gelu, .silu: .heUniform
        case .tanh, .sigmoid: .xavierUniform
        case .identity, nil: .fanInUniform
        }
      switch layers[index].layer {
      case var dense as Dense:
        (dense.weights, dense.biases) = (weights, .fanInUniform)
        changed[index].layer = dense
      case var conv as Conv:
        (conv.weights, conv.biases) = (weights, .fanInUniform)
        changed[index].layer = conv
      case var residual as Residual:
        residual.layers = initializingAnew(residual.layers)
        changed[index].layer = residual
      default: break
      }
    }
    return changed
  }

  /// More or fewer units in every dense layer but the last, at least one.
  static func scalingUnits(by factor: Double, in layers: [Model.Entry]) -> [Model.Entry] {
    guard let last = layers.lastIndex(where: { $0.layer is Dense }) else { return layers }
    var changed = layers
    for index in layers.indices where index != last {
      guard var dense = layers[index].layer as? Dense else { continue }
      dense.units = max(1, Int((Double(dense.units) * factor).rounded()))
      changed[index].layer = dense
    }
    return changed
  }

  /// A dense layer with relu before the last dense layer.
  static func addingHiddenLayer(of units: Int, to layers: [Model.Entry]) -> [Model.Entry] {
    guard let last = layers.lastIndex(where: { $0.layer is Dense }) else { return layers }
    var changed = layers
    changed.insert(contentsOf: [.dense(units, weights: .heUniform), .relu], at: last)
    return changed
  }

  private static func each(
    of layers: [Model.Entry], _ change: (inout Model.Entry) -> Void
  ) -> [Model.Entry] {
    layers.map { entry in
      var entry = entry
      if var residual = entry.layer as? Residual {
        residual.layers = each(of: residual.layers, change)
        entry.layer = residual
      }
      change(&entry)
      return entry
    }
  }
}
