internal import Compute
internal import Learning

extension LayerForm {
  /// `conv: {channels: 8, kernel: 3, stride: 1, padding: 0, bias: true}`
  static let conv = LayerForm("conv", example: "conv: {channels: 8, kernel: 3}") {
    (fields) throws(NetworkFileError) in
    .conv(
      try fields.requiredInteger("channels", in: 1...NetworkFileLimits.size, example: 8),
      kernel: try fields.requiredInteger("kernel", in: 1...NetworkFileLimits.window, example: 3),
      stride: try fields.integer("stride", in: 1...NetworkFileLimits.window, example: 1) ?? 1,
      padding: try fields.padding(), hasBias: try fields.hasBias())
  }

  /// `max-pool: 2`, `max-pool: {kernel: 3, stride: 2, padding: 1}`
  static let maxPool = LayerForm("max-pool", mainField: "kernel", example: "max-pool: 2") {
    (fields) throws(NetworkFileError) in
    let pool = try fields.pool()
    return .maxPool(pool.kernel, stride: pool.stride, padding: pool.padding)
  }

  /// `average-pool: 2`, `average-pool: {kernel: 3, stride: 2, padding: 1}`
  static let averagePool = LayerForm(
    "average-pool", mainField: "kernel", example: "average-pool: 2"
  ) { (fields) throws(NetworkFileError) in
    let pool = try fields.pool()
    return .averagePool(pool.kernel, stride: pool.stride, padding: pool.padding)
  }

  /// `global-max-pool`
  static let globalMaxPool = LayerForm("global-max-pool", .globalMaxPool)
  /// `global-average-pool`
  static let globalAveragePool = LayerForm("global-average-pool", .globalAveragePool)
  /// `batch-norm`
  static let batchNorm = LayerForm("batch-norm", .batchNorm())
}

extension FieldReader {
  fileprivate mutating func padding() throws(NetworkFileError) -> Int {
    try integer("padding", in: 0...NetworkFileLimits.window, example: 1) ?? 0
  }

  /// A window that moves by its own size, unless a stride is given.
  fileprivate mutating func pool() throws(NetworkFileError) -> (
    kernel: Int, stride: Int, padding: Int
  ) {
    let kernel = try requiredInteger("kernel", in: 1...NetworkFileLimits.window, example: 2)
    let stride = try integer("stride", in: 1...NetworkFileLimits.window, example: 2)
    return (kernel, stride ?? kernel, try padding())
  }
}
