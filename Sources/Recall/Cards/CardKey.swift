/// What comes back: an objective, or one wrong idea about it.
public struct CardKey: Hashable, Sendable {
  /// The objective: `L05.2`.
  public let objective: String
  /// The wrong idea: `M13`; nil for the objective's own card.
  public let misconception: String?

  /// The card of an objective, or of a wrong idea about it.
  public init(objective: String, misconception: String? = nil) {
    self.objective = objective
    self.misconception = misconception
  }

  /// The same number for the same card and day on every machine: FNV-1a.
  func seed(on day: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in codingText.utf8 { mix(byte) }
    for shift in stride(from: 0, to: 64, by: 8) {
      mix(UInt8(truncatingIfNeeded: Int64(day) >> Int64(shift)))
    }
    return hash
  }

  /// No id holds a tab.
  private var codingText: String { misconception.map { "\(objective)\t\($0)" } ?? objective }
}

extension CardKey: Comparable {
  /// By objective, its own card first.
  public static func < (a: CardKey, b: CardKey) -> Bool {
    (a.objective, a.misconception ?? "") < (b.objective, b.misconception ?? "")
  }
}

extension CardKey: Codable, CodingKeyRepresentable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { return nil }
  }

  /// As a key of a dictionary: `L05.2`, a tab, `M13`.
  public var codingKey: any CodingKey { Key(stringValue: codingText) }

  /// Reads a key of a dictionary.
  public init?(codingKey: some CodingKey) { self.init(codingText: codingKey.stringValue) }

  /// Reads a single text.
  public init(from decoder: any Decoder) throws {
    self.init(codingText: try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes a single text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(codingText)
  }

  init(codingText: String) {
    let parts = codingText.split(separator: "\t", maxSplits: 1).map(String.init)
    self.init(objective: parts.first ?? "", misconception: parts.count > 1 ? parts[1] : nil)
  }
}
