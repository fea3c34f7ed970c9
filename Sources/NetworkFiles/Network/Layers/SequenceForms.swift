internal import Learning

extension LayerForm {
  /// `embedding: {tokens: 27, width: 8}`
  static let embedding = LayerForm("embedding", example: "embedding: {tokens: 27, width: 8}") {
    (fields) throws(NetworkFileError) in
    .embedding(
      tokens: try fields.requiredInteger("tokens", in: 1...NetworkFileLimits.size, example: 27),
      width: try fields.requiredInteger("width", in: 1...NetworkFileLimits.size, example: 8))
  }

  /// `positions`, `positions: sinusoidal`, `positions: {kind: sinusoidal}`
  static let positions = LayerForm("positions", mainField: "kind", example: "positions: learned") {
    (fields) throws(NetworkFileError) in
    guard let setting = fields.take("kind") else { return .positions() }
    let names = Positions.Kind.allCases.map(\.rawValue)
    let choice = try ChoiceReader(setting, of: "positions", among: names, example: "learned")
    return .positions(Positions.Kind(rawValue: choice.name) ?? .learned)
  }

  /// `last-row`
  static let lastRow = LayerForm("last-row", .lastRow)

  /// `attention: 2`, `attention: {heads: 2, causal: true, bias: true}`
  static let attention = LayerForm(
    "attention", mainField: "heads", example: "attention: {heads: 2, causal: true}"
  ) { (fields) throws(NetworkFileError) in
    .attention(
      heads: try fields.heads(), causal: try fields.truth("causal") ?? false,
      hasBias: try fields.hasBias())
  }

  /// `transformer: {heads: 2, hidden: 64, causal: true, bias: true}`
  static let transformer = LayerForm(
    "transformer", example: "transformer: {heads: 2, hidden: 64, causal: true}"
  ) { (fields) throws(NetworkFileError) in
    .transformer(
      heads: try fields.heads(),
      hidden: try fields.requiredInteger("hidden", in: 1...NetworkFileLimits.size, example: 64),
      causal: try fields.truth("causal") ?? false, hasBias: try fields.hasBias())
  }

  /// `layer-norm`, `layer-norm: {bias: false}`
  static let layerNorm = LayerForm("layer-norm", example: "layer-norm") {
    (fields) throws(NetworkFileError) in .layerNorm(hasBias: try fields.hasBias())
  }
}

extension FieldReader {
  fileprivate mutating func heads() throws(NetworkFileError) -> Int {
    try requiredInteger("heads", in: 1...NetworkFileLimits.size, example: 2)
  }
}
