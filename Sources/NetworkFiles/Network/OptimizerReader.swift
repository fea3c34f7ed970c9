internal import Compute
internal import Learning

/// Reads `optimizer: {adam: {rate: 0.02}}`; what is not said is as in PyTorch.
enum OptimizerReader {
  private static let names = ["sgd", "adam", "adamw", "rmsprop"]
  private static let example = "{adam: {rate: 0.01}}"

  static func optimizer(_ setting: Setting) throws(NetworkFileError) -> any Optimizer {
    var choice = try ChoiceReader(setting, of: "optimizer", among: names, example: example)
    let optimizer: any Optimizer =
      switch choice.name {
      case "sgd": try sgd(&choice.fields)
      case "adamw": try adamw(&choice.fields)
      case "rmsprop": try rmsprop(&choice.fields)
      // The choice is one of the four names.
      case _: try adam(&choice.fields)
      }
    try choice.fields.finish()
    return optimizer
  }

  private static func sgd(_ fields: inout FieldReader) throws(NetworkFileError) -> SGD {
    var sgd = SGD(rate: 1e-3)
    if let rate = try rate(&fields) { sgd.rate = rate }
    if let momentum = try fields.number("momentum", .share, example: "0.9") {
      sgd.momentum = momentum
    }
    if let nesterov = try fields.truth("nesterov") { sgd.nesterov = nesterov }
    if let decay = try decay(&fields) { sgd.decay = decay }
    guard !sgd.nesterov || sgd.momentum > 0 else {
      throw NetworkFileError(
        "nesterov looks ahead along the momentum, and there is none", at: fields.place,
        remedy: "Add momentum: 0.9, or leave nesterov out.")
    }
    return sgd
  }

  private static func adam(_ fields: inout FieldReader) throws(NetworkFileError) -> Adam {
    var adam = Adam()
    if let rate = try rate(&fields) { adam.rate = rate }
    if let beta1 = try share("beta1", &fields) { adam.beta1 = beta1 }
    if let beta2 = try share("beta2", &fields) { adam.beta2 = beta2 }
    if let epsilon = try epsilon(&fields) { adam.epsilon = epsilon }
    if let decay = try decay(&fields) { adam.decay = decay }
    return adam
  }

  private static func adamw(_ fields: inout FieldReader) throws(NetworkFileError) -> AdamW {
    var adamw = AdamW()
    if let rate = try rate(&fields) { adamw.rate = rate }
    if let beta1 = try share("beta1", &fields) { adamw.beta1 = beta1 }
    if let beta2 = try share("beta2", &fields) { adamw.beta2 = beta2 }
    if let epsilon = try epsilon(&fields) { adamw.epsilon = epsilon }
    if let decay = try decay(&fields) { adamw.decay = decay }
    return adamw
  }

  private static func rmsprop(_ fields: inout FieldReader) throws(NetworkFileError) -> RMSProp {
    var rmsprop = RMSProp()
    if let rate = try rate(&fields) { rmsprop.rate = rate }
    if let alpha = try share("alpha", &fields) { rmsprop.alpha = alpha }
    if let epsilon = try epsilon(&fields) { rmsprop.epsilon = epsilon }
    if let momentum = try share("momentum", &fields) { rmsprop.momentum = momentum }
    if let isCentered = try fields.truth("centered") { rmsprop.isCentered = isCentered }
    if let decay = try decay(&fields) { rmsprop.decay = decay }
    return rmsprop
  }

  private static func rate(_ fields: inout FieldReader) throws(NetworkFileError) -> Double? {
    try fields.number("rate", .nonNegative, example: "0.01")
  }

  private static func decay(_ fields: inout FieldReader) throws(NetworkFileError) -> Double? {
    try fields.number("decay", .nonNegative, example: "0.01")
  }

  private static func epsilon(_ fields: inout FieldReader) throws(NetworkFileError) -> Double? {
    try fields.number("epsilon", .nonNegative, example: "1e-8")
  }

  private static func share(
    _ name: String, _ fields: inout FieldReader
  ) throws(NetworkFileError) -> Double? {
    try fields.number(name, .share, example: "0.9")
  }
}
