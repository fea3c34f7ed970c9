internal import Learning

extension LayerForm {
  /// `dense: 8` or `dense: {units: 8, bias: false}`
  static let dense = LayerForm("dense", mainField: "units", example: "dense: 8") {
    (fields) throws(NetworkFileError) in
    .dense(
      try fields.requiredInteger("units", in: 1...NetworkFileLimits.size, example: 8),
      hasBias: try fields.truth("bias") ?? true)
  }

  static let relu = LayerForm("relu", .relu)
  static let tanh = LayerForm("tanh", .tanh)
  static let sigmoid = LayerForm("sigmoid", .sigmoid)
}
