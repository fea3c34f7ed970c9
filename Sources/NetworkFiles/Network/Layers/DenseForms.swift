internal import Learning

extension LayerForm {
  /// `dense: 8`, `dense: {units: 8, bias: false}`
  static let dense = LayerForm("dense", mainField: "units", example: "dense: 8") {
    (fields) throws(NetworkFileError) in
    .dense(try fields.units(), hasBias: try fields.hasBias())
  }

  /// `flatten`
  static let flatten = LayerForm("flatten", .flatten)
}

extension FieldReader {
  /// How many units a layer has.
  mutating func units() throws(NetworkFileError) -> Int {
    try requiredInteger("units", in: 1...NetworkFileLimits.size, example: 8)
  }

  /// Whether there are biases: yes, unless the file says no.
  mutating func hasBias() throws(NetworkFileError) -> Bool { try truth("bias") ?? true }
}
