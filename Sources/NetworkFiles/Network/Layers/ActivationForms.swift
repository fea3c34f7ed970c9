internal import Learning

extension LayerForm {
  /// `relu`
  static let relu = LayerForm("relu", .relu)
  /// `gelu`
  static let gelu = LayerForm("gelu", .gelu)
  /// `silu`
  static let silu = LayerForm("silu", .silu)
  /// `tanh`
  static let tanh = LayerForm("tanh", .tanh)
  /// `sigmoid`
  static let sigmoid = LayerForm("sigmoid", .sigmoid)
  /// `identity`
  static let identity = LayerForm("identity", .identity)
  /// `softmax`
  static let softmax = LayerForm("softmax", .softmax)

  /// `leaky-relu`, `leaky-relu: 0.2`, `leaky-relu: {slope: 0.2}`
  static let leakyReLU = LayerForm("leaky-relu", mainField: "slope", example: "leaky-relu: 0.01") {
    (fields) throws(NetworkFileError) in
    .leakyReLU(slope: Float(try fields.number("slope", .nonNegative, example: "0.01") ?? 0.01))
  }

  /// `dropout`, `dropout: 0.2`, `dropout: {rate: 0.2}`
  static let dropout = LayerForm("dropout", mainField: "rate", example: "dropout: 0.5") {
    (fields) throws(NetworkFileError) in
    .dropout(try fields.number("rate", .closedShare, example: "0.5") ?? 0.5)
  }

  /// `residual: [dense: 8, tanh]`
  static let residual = LayerForm("residual", example: "residual: [dense: 8, tanh]") { layers in
    .residual(layers)
  }
}
