internal import Compute
internal import Learning

/// Reads a whole network file out of its settings.
enum NetworkReader {
  private static let losses: [(name: String, loss: Loss)] = [
    ("cross-entropy", .crossEntropy), ("mean-squared", .squaredError),
    ("mean-absolute", .absoluteError), ("binary-cross-entropy", .binaryCrossEntropy),
    ("half-mean-squared", .halfSquaredError), ("negative-log-likelihood", .negativeLogLikelihood),
  ]
  /// Names that other programs have for them.
  private static let otherLosses: [String: String] = [
    "mse": "mean-squared", "l2": "mean-squared", "squared-error": "mean-squared",
    "mean-squared-error": "mean-squared", "mae": "mean-absolute", "l1": "mean-absolute",
    "bce": "binary-cross-entropy", "nll": "cross-entropy", "softmax": "cross-entropy",
    "mean-absolute-error": "mean-absolute",
  ]

  static func file(_ setting: Setting, named name: String) throws(NetworkFileError) -> NetworkFile {
    guard case .fields(let all) = setting.content else {
      throw NetworkFileError(
        "the file is \(setting.kind) instead of fields", at: setting.place,
        remedy: "Begin it with descent: 1, then data, layers and loss.")
    }
    let normalized = Setting(
      .fields(
        all.map { field in
          field.name == "layers"
            ? Setting.Field(
              name: field.name, place: field.place, value: LayerSettings.normalized(field.value))
            : field
        }), at: setting.place)
    guard case .fields(let fields) = normalized.content else { preconditionFailure("Just made.") }
    // The whole file is meant where something is missing.
    var reader = FieldReader(fields, of: "the file", at: .line(1, of: name))
    try version(&reader)
    let target = reader.take("target")
    let data = try reader.take("data").map { data throws(NetworkFileError) in
      try DataSourceReader.source(data, target: target)
    }
    guard let layerSetting = reader.take("layers") else {
      throw reader.missing("layers", example: "[dense: 8, tanh, dense: 1]")
    }
    var layerReader = LayerListReader()
    let layers = try layerReader.layers(layerSetting)
    let loss = try loss(&reader)
    let optimizer =
      try reader.take("optimizer").map { setting throws(NetworkFileError) in
        try OptimizerReader.optimizer(setting)
      } ?? Adam()
    let schedule =
      try reader.take("schedule").map { setting throws(NetworkFileError) in
        try ScheduleReader.schedule(setting)
      } ?? .constant
    let file = NetworkFile(
      name: name, data: data, layers: layers, layerPlaces: layerReader.places, loss: loss,
      optimizer: optimizer, schedule: schedule,
      clip: try reader.number("clip", .positive, example: "1.0"),
      l1: try reader.number("l1", .nonNegative, example: "0.001") ?? 0,
      batch: try reader.integer("batch", in: 1...NetworkFileLimits.batch, example: 32) ?? 32,
      steps: try reader.integer("steps", in: 0...NetworkFileLimits.steps, example: 2000) ?? 2000,
      seed: UInt64(try reader.integer("seed", in: 0...999_999_999_999_999_999, example: 7) ?? 0),
      shuffling: try shuffling(&reader), split: try split(&reader),
      start: try reader.word("init", example: "weights.safetensors"),
      freezes: try freezes(&reader, layers: layers.count), setting: normalized)
    try reader.finish()
    return file
  }

  private static func version(_ reader: inout FieldReader) throws(NetworkFileError) {
    guard let version = reader.take("descent") else {
      throw NetworkFileError(
        "descent: 1 is missing", at: reader.place,
        remedy: "Write it on the first line, to say what kind of file this is.")
    }
    guard version.content == .word("1", isQuoted: false) else {
      throw NetworkFileError(
        "descent is \(version.kind), and this Descent reads version 1", at: version.place,
        remedy: "Write descent: 1.")
    }
  }

  private static func loss(_ reader: inout FieldReader) throws(NetworkFileError) -> Loss {
    guard let setting = reader.take("loss") else {
      throw reader.missing("loss", example: "cross-entropy")
    }
    let word = try setting.word(called: "loss", example: "cross-entropy")
    if let found = losses.first(where: { $0.name == word }) { return found.loss }
    let names = losses.map(\.name)
    let plain = word.lowercased().replacing("_", with: "-")
    let guess = otherLosses[plain] ?? Spelling.closest(to: plain, among: names)
    throw NetworkFileError(
      "there is no loss called \(word.quoted)", at: setting.place,
      remedy: guess.map { "Did you mean \($0)?" }
        ?? "There is \(names.sentence(joining: "and")).")
  }

  /// `true`, `false`, or `epochs`.
  private static func shuffling(_ reader: inout FieldReader) throws(NetworkFileError) -> Shuffling {
    guard let setting = reader.take("shuffle") else { return .always }
    if setting.content == .word(Shuffling.epochs.rawValue, isQuoted: false) { return .epochs }
    return try setting.truth(called: "shuffle") ? .always : .never
  }

  /// `[0, 1]`; a layer inside a residual one is `2.0`.
  private static func freezes(
    _ reader: inout FieldReader, layers: Int
  ) throws(NetworkFileError) -> Set<String> {
    guard let setting = reader.take("freeze") else { return [] }
    var all = [setting]
    if case .list(let list) = setting.content { all = list }
    var freezes: Set<String> = []
    for setting in all {
      let name = try setting.word(called: "freeze", example: "[0, 1]")
      let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = numbers[0], 0..<layers ~= first, !numbers.contains(nil) else {
        throw NetworkFileError(
          "there is no layer \(name.quoted) to freeze", at: setting.place,
          remedy: "Layers go by their numbers, from 0 to \(layers - 1): freeze: [0].")
      }
      freezes.insert(name)
    }
    return freezes
  }

  private static func split(_ reader: inout FieldReader) throws(NetworkFileError) -> SplitShares {
    guard let setting = reader.take("split") else { return SplitShares() }
    let example = "{train: 0.6, validation: 0.2, test: 0.2}"
    var fields = try setting.reader(of: "split", example: example)
    let train = try fields.number("train", .closedShare, example: "0.6")
    let validation = try fields.number("validation", .closedShare, example: "0.2")
    let test = try fields.number("test", .closedShare, example: "0.2")
    try fields.finish()
    let shares = SplitShares(
      training: train ?? 0, validation: validation ?? 0, test: test ?? 0)
    let sum = shares.training + shares.validation + shares.test
    guard shares.training > 0, abs(sum - 1) < 1e-6 else {
      throw NetworkFileError(
        shares.training > 0
          ? "the shares of split add up to \(rounded(sum)) instead of 1"
          : "split leaves nothing to train on", at: setting.place,
        remedy: "Write split: \(example).")
    }
    return shares
  }

  private static func rounded(_ x: Double) -> Double { (x * 1e6).rounded() / 1e6 }
}

extension Loss {
  /// What a network file calls it.
  var fileName: String {
    switch self {
    case .squaredError: "mean-squared"
    case .absoluteError: "mean-absolute"
    case .binaryCrossEntropy: "binary-cross-entropy"
    case .crossEntropy: "cross-entropy"
    case .halfSquaredError: "half-mean-squared"
    case .negativeLogLikelihood: "negative-log-likelihood"
    }
  }
}
