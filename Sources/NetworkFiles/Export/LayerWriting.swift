internal import Compute
internal import Learning

/// Writes layers as `LayerListReader` reads them: names and first numbers are not part of a network
/// file, the rest is.
struct LayerWriting {
  let place: SettingPlace

  /// The list of a file's `layers`.
  ///
  /// - Throws: `NetworkFileError` naming the first layer that a network file cannot describe.
  func list(_ layers: [Model.Entry]) throws(NetworkFileError) -> Setting {
    var list: [Setting] = []
    for entry in layers { list.append(try setting(of: entry.layer)) }
    return Setting(.list(list), at: place)
  }

  /// Layers as a file that was read has them: without names, with PyTorch's first numbers.
  static func plain(_ layers: [Model.Entry]) -> [Model.Entry] {
    layers.map { entry in
      switch entry.layer {
      case var dense as Dense:
        (dense.weights, dense.biases) = (.fanInUniform, .fanInUniform)
        return Model.Entry(dense)
      case var conv as Conv:
        (conv.weights, conv.biases) = (.fanInUniform, .fanInUniform)
        return Model.Entry(conv)
      case let embedding as EmbeddingLayer:
        return Model.Entry(EmbeddingLayer(tokens: embedding.tokens, width: embedding.width))
      case let positions as Positions: return Model.Entry(Positions(positions.positions))
      case let residual as Residual: return Model.Entry(Residual(plain(residual.layers)))
      case let layer: return Self.unnamed(layer)
      }
    }
  }

  private static func unnamed(_ layer: some Layer) -> Model.Entry { Model.Entry(layer) }

  private func setting(of layer: any Layer) throws(NetworkFileError) -> Setting {
    if let residual = layer as? Residual {
      return Setting.field(layer.kind, try list(residual.layers), at: place)
    }
    let fields = try fields(of: layer)
    return Setting.field(layer.kind, .words(fields, at: place), at: place)
  }

  /// What stands inside a layer's braces, in this order.
  private typealias Fields = [(name: String, word: String)]

  private func fields(of layer: any Layer) throws(NetworkFileError) -> Fields {
    switch layer {
    case let dense as Dense: return [("units", "\(dense.units)")] + bias(dense.hasBias)
    case let activation as ActivationLayer:
      if case .leakyReLU(let slope) = activation.function { return [("slope", "\(slope)")] }
      return []
    case let dropout as DropoutLayer: return [("rate", "\(dropout.probability)")]
    case let conv as Conv:
      return [("channels", "\(conv.channels)"), ("kernel", try side(conv.kernel, of: layer))]
        + (conv.stride == PixelSize(1) ? [] : [("stride", try side(conv.stride, of: layer))])
        + (conv.padding == PixelSize(0) ? [] : [("padding", try side(conv.padding, of: layer))])
        + bias(conv.hasBias)
    case let pool as MaxPool: return try window(pool.size, pool.stride, pool.padding, of: layer)
    case let pool as AveragePool:
      return try window(pool.size, pool.stride, pool.padding, of: layer)
    case let rnn as RNN: return recurrent(rnn.units, rnn.returns, rnn.hasBias)
    case let gru as GRU: return recurrent(gru.units, gru.returns, gru.hasBias)
    case let lstm as LSTM: return recurrent(lstm.units, lstm.returns, lstm.hasBias)
    case let embedding as EmbeddingLayer:
      return [("tokens", "\(embedding.tokens)"), ("width", "\(embedding.width)")]
    case let positions as Positions: return [("kind", positions.positions.rawValue)]
    case let attention as Attention:
      return [("heads", "\(attention.heads)")] + causal(attention.causal)
        + bias(attention.hasBias)
    case let block as Transformer:
      return [("heads", "\(block.heads)"), ("hidden", "\(block.hidden)")]
        + causal(block.causal) + bias(block.hasBias)
    case let norm as LayerNormLayer: return bias(norm.hasBias)
    case is BatchNorm, is FlattenLayer, is GlobalPool, is LastRow, is SoftmaxLayer: return []
    case _: throw cannotSay("a layer \(layer.kind)")
    }
  }

  private func bias(_ hasBias: Bool) -> Fields { hasBias ? [] : [("bias", "false")] }

  private func causal(_ isCausal: Bool) -> Fields { isCausal ? [("causal", "true")] : [] }

  private func recurrent(_ units: Int, _ returns: RecurrentOutput, _ hasBias: Bool) -> Fields {
    [("units", "\(units)")] + (returns == .sequence ? [] : [("return", returns.rawValue)])
      + bias(hasBias)
  }

  private func window(
    _ size: PixelSize, _ stride: PixelSize, _ padding: PixelSize, of layer: any Layer
  ) throws(NetworkFileError) -> Fields {
    [("kernel", try side(size, of: layer))]
      + (stride == size ? [] : [("stride", try side(stride, of: layer))])
      + (padding == PixelSize(0) ? [] : [("padding", try side(padding, of: layer))])
  }

  /// The side of a square.
  private func side(_ size: PixelSize, of layer: any Layer) throws(NetworkFileError) -> String {
    guard size.height == size.width else {
      throw cannotSay("a layer \(layer.kind) of \(size), which is no square,")
    }
    return "\(size.height)"
  }

  private func cannotSay(_ what: String) -> NetworkFileError {
    NetworkFileError("\(place): \(what) cannot be written into a network file.")
  }
}

extension Setting {
  /// A group of a single field.
  static func field(_ name: String, _ value: Setting, at place: SettingPlace) -> Setting {
    Setting(.fields([Field(name: name, place: place, value: value)]), at: place)
  }

  /// A group of words.
  static func words(
    _ fields: [(name: String, word: String)], at place: SettingPlace
  ) -> Setting {
    Setting(
      .fields(
        fields.map { Field(name: $0.name, place: place, value: .word($0.word, at: place)) }),
      at: place)
  }
}
