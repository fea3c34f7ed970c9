/// A figure that was not measured here: what it says, whose it is and of which year.
struct PublishedFigure: Sendable, Equatable {
  let name: String
  let value: Double
  /// Who published it, and when.
  let source: String

  /// Weights and tokens of a large language model.
  static let largeWeights = PublishedFigure(
    name: "GPT-3, weights", value: 175e9, source: "Brown et al. 2020")
  static let largeTokens = PublishedFigure(
    name: "GPT-3, tokens", value: 300e9, source: "Brown et al. 2020")
  /// Its training, as estimated; MWh.
  static let largeTraining = PublishedFigure(
    name: "training GPT-3", value: 1_287, source: "estimate, Patterson et al. 2021")
  /// All data centres of the world; MWh in a year.
  static let centres2024 = PublishedFigure(
    name: "data centres, 2024", value: 415e6, source: "IEA, Energy and AI, 2025")
  static let centres2030 = PublishedFigure(
    name: "data centres, 2030", value: 945e6, source: "projection, IEA 2025")
  /// Tokens for each weight with the lowest loss for the work of training.
  static let tokensPerWeight = PublishedFigure(
    name: "tokens for each weight", value: 20, source: "rule of thumb, Hoffmann et al. 2022")
  /// Weights and tokens of the language model of lesson L16.
  static let lessonWeights = 6_340.0
  static let lessonTokens = 960_000.0
}

/// What a plan to train something takes: the arithmetic of a budget sheet.
struct TrainingPlan: Equatable, Sendable {
  var weights: Double
  var tokens: Double
  var devices: Double
  /// Operations a second of one device, and the share of them that is put to use.
  var speed: Double
  var share: Double
  /// Of the learner: money for an hour of a device, watts of a device; 0 if not given.
  var price: Double
  var power: Double

  /// 6 · weights · tokens: two operations for each weight forward, four on the way back.
  var operations: Double { 6 * weights * tokens }
  /// Seconds of the whole crowd.
  var seconds: Double { operations / (devices * speed * share) }
  var days: Double { seconds / 86_400 }
  /// Nil without a price.
  var cost: Double? { price > 0 ? seconds / 3_600 * devices * price : nil }
  /// MWh that the devices draw; nil without watts.
  var energy: Double? { power > 0 ? seconds / 3_600 * devices * power / 1e6 : nil }
  /// Tokens for each weight.
  var ratio: Double { weights > 0 ? tokens / weights : 0 }
}

/// What it costs to write a token with a network that is trained.
struct ScaleUse: Equatable, Sendable {
  static let batches = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]

  var weights: Double
  var bytesPerWeight: Double
  /// Bytes a second.
  var bandwidth: Double
  /// Bytes that are kept for each reader: long prompts.
  var store: Double

  /// Bytes that come from memory for one token of everyone.
  func bytes(batch: Int) -> Double { weights * bytesPerWeight + store * Double(batch) }

  /// Tokens a second for one reader, at most: memory or arithmetic, whichever is slower. Arithmetic
  /// is that of the published card.
  func readerRate(batch: Int) -> Double {
    let memory = bandwidth / bytes(batch: batch)
    let arithmetic = Roof.published.peak / (2 * weights * Double(batch))
    return min(memory, arithmetic)
  }

  /// Tokens a second for all of them.
  func rate(batch: Int) -> Double { readerRate(batch: batch) * Double(batch) }
}

/// What stands between sand and a screen: the slowest layer sets the rate of all.
enum ScaleStack {
  static let names = [
    "fab, packaging", "chip", "memory (HBM)", "node", "network", "storage", "power", "cooling",
    "operations", "model", "product",
  ]

  /// The rate of the whole, as a share of what it would be: that of its slowest layer.
  static func rate(_ rates: [Double]) -> Double { rates.min() ?? 1 }
}
