public import Compute
public import Learning

/// A network with its data and its training, as a file describes it.
///
///     descent: 1
///     data: spiral
///     layers:
///       - dense: 8
///       - tanh
///       - dense: 1
///     loss: binary-cross-entropy
///     optimizer: {adam: {rate: 0.02}}
///
/// Reading it touches no other file and allocates nothing of the size of the network.
public struct NetworkFile: Sendable {
  /// What errors call the file.
  public let name: String
  /// Where the examples come from; nil where the file does not say.
  public let data: DataSource?
  /// From the input to the output.
  public let layers: [Model.Entry]
  /// Where each layer stands.
  public let layerPlaces: [SettingPlace]
  /// What is made small.
  public let loss: Loss
  /// How the parameters are changed.
  public let optimizer: any Optimizer
  /// How the learning rate changes over the steps.
  public let schedule: Schedule
  /// The greatest norm that the gradients together may have; nil for any.
  public let clip: Double?
  /// How strongly every parameter is pulled towards zero; 0 for not at all.
  public let l1: Double
  /// Examples in a step.
  public let batch: Int
  /// How many steps to take.
  public let steps: Int
  /// Where the first weights, the split and the order of the examples come from.
  public let seed: UInt64
  /// When the examples are mixed.
  public let shuffling: Shuffling
  /// Which share of the examples is for what.
  public let split: SplitShares
  /// The weights to begin with, a file as the data is one; nil to draw them.
  public let start: String?
  /// Layers whose parameters training leaves as they are, by their numbers.
  public let freezes: Set<String>
  /// What it was read from, in the one way to write each thing.
  let setting: Setting
}

extension NetworkFile {
  /// Reads a file.
  ///
  /// - Throws: `NetworkFileError` if it cannot be read or says something that makes no sense.
  public init(contentsOf path: String) throws(NetworkFileError) {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, limit: NetworkFileLimits.bytes)
    } catch {
      throw NetworkFileError(error)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw NetworkFileError(
        "the text is not UTF-8", at: .line(1, of: path), remedy: "Save it as UTF-8.")
    }
    try self.init(parsing: text, named: path)
  }

  /// Reads text that is already in memory.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - name: what errors call it.
  /// - Throws: `NetworkFileError` with the line.
  public init(parsing text: String, named name: String) throws(NetworkFileError) {
    let reader = SettingReader(text, name: name)
    guard let setting = try reader.setting() else {
      throw NetworkFileError(
        "the file is empty", at: .line(1, of: name),
        remedy: "Begin it with descent: 1, then data, layers and loss.")
    }
    self = try NetworkReader.file(setting, named: name)
  }

  /// The file with some of its settings replaced, as `--set` does.
  ///
  /// - Parameter settings: each `KEY=VALUE`, the key by the names in the file and dots:
  ///   `batch=64`, `optimizer.adam.rate=0.01`, `layers.0.dense=16`.
  /// - Throws: `NetworkFileError` if a key leads nowhere, or if the file then makes no sense.
  public func setting(_ settings: [String]) throws(NetworkFileError) -> NetworkFile {
    var overrides: [SettingOverride] = []
    for text in settings { overrides.append(try SettingOverride(text)) }
    return try applying(overrides)
  }

  /// The file with one of its fields replaced by an option that has the field's name, more or less.
  ///
  /// - Parameters:
  ///   - field: `steps`, for instance.
  ///   - word: the new value.
  ///   - option: what errors call it: `--steps`.
  /// - Throws: `NetworkFileError` if the field takes no such value.
  public func setting(
    _ field: String, to word: String, as option: String
  ) throws(NetworkFileError) -> NetworkFile {
    try applying([SettingOverride([field], word: word, option: option)])
  }

  /// The file with other data of the same kind: a text instead of its text, or else a table or a
  /// set that comes with Descent.
  ///
  /// - Parameter data: a set's name, or a file's.
  /// - Throws: `NetworkFileError` if there is no such set, and it is no table's name.
  public func setting(data: String) throws(NetworkFileError) -> NetworkFile {
    let path: [String]
    switch self.data {
    case .text where DataSetCatalog.set(named: data) == nil && !DataSourceReader.isTable(data):
      path = ["data", "text"]
    case .text, .table, .builtIn, .arrays, .images, nil: path = ["data"]
    }
    return try applying([SettingOverride(path, word: data, isQuoted: true, option: "--data")])
  }

  private func applying(_ overrides: [SettingOverride]) throws(NetworkFileError) -> NetworkFile {
    guard !overrides.isEmpty else { return self }
    var setting = self.setting
    for override in overrides { try override.apply(to: &setting) }
    return try NetworkReader.file(setting, named: name)
  }

  /// The file as YAML, each thing in the shortest way; reading it gives an equal file.
  public var yaml: String { SettingWriter.text(of: setting) }
}

extension NetworkFile: Equatable {
  /// Whether both describe the same training, wherever they came from.
  public static func == (a: NetworkFile, b: NetworkFile) -> Bool {
    a.data == b.data && a.layers == b.layers && a.loss == b.loss
      && isEqual(a.optimizer, b.optimizer) && a.schedule == b.schedule && a.clip == b.clip
      && a.l1 == b.l1
      && a.batch == b.batch && a.steps == b.steps
      && a.seed == b.seed && a.shuffling == b.shuffling && a.split == b.split
      && a.start == b.start && a.freezes == b.freezes
  }

  private static func isEqual<A: Optimizer>(_ a: A, _ b: any Optimizer) -> Bool { a == b as? A }
}

/// When the examples of a network file are mixed, as the file says it.
public enum Shuffling: String, CaseIterable, Sendable {
  /// Once before they are split, and again for each epoch.
  case always = "true"
  /// For each epoch; they are split in the order of the file.
  case epochs
  /// They stay in the order of the file.
  case never = "false"
}

extension NetworkFile {
  /// Whether each epoch takes the examples in an order of its own.
  public var shuffles: Bool { shuffling != .never }
}

/// Which share of the examples is for training, for choosing settings and for judging the result.
public struct SplitShares: Equatable, Sendable {
  /// Of 0 ... 1.
  public var training: Double
  /// Of 0 ... 1.
  public var validation: Double
  /// Of 0 ... 1; the three add up to 1.
  public var test: Double

  /// By default 60, 20 and 20 per cent.
  public init(training: Double = 0.6, validation: Double = 0.2, test: Double = 0.2) {
    self.training = training
    self.validation = validation
    self.test = test
  }
}
