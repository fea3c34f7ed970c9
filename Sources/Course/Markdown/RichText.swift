/// A stretch of text with its emphases, without any idea of a screen.
public struct RichText: Equatable, Sendable {
  /// In reading order.
  public var runs: [Run]

  /// Text of several runs.
  public init(_ runs: [Run]) { self.runs = runs }

  /// Text without emphasis.
  public init(_ text: String) { runs = [Run(text)] }

  /// The characters alone; placeholders as `{{…}}`.
  public var plain: String { runs.map(\.text).joined() }

  /// A stretch with the same emphases.
  public struct Run: Equatable, Sendable {
    /// The characters; of a placeholder, as it is written.
    public var text: String
    /// How it is set off.
    public var emphases: Emphases
    /// Where a link leads: `lesson:L05`, `glossary:term`, or an address of the web.
    public var link: String?
    /// Set when this run stands for a number that is filled in when it is shown.
    public var placeholder: Placeholder?

    /// A run without emphasis, link and placeholder, unless told otherwise.
    public init(
      _ text: String, _ emphases: Emphases = [], link: String? = nil,
      placeholder: Placeholder? = nil
    ) {
      self.text = text
      self.emphases = emphases
      self.link = link
      self.placeholder = placeholder
    }
  }

  /// How a run is set off; several may hold at once.
  public struct Emphases: OptionSet, Hashable, Sendable {
    /// A bit for each emphasis.
    public let rawValue: UInt8

    /// Emphases by their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `**strong**`
    public static let strong = Emphases(rawValue: 1)
    /// `*emphasis*`
    public static let emphasis = Emphases(rawValue: 2)
    /// `` `code` ``
    public static let code = Emphases(rawValue: 4)
  }
}

/// A number that the learner's own run provides: `{{lab: accuracy percent}}`.
public struct Placeholder: Equatable, Sendable {
  /// How the number is written.
  public enum Format: String, CaseIterable, Sendable { case number, percent, integer }

  /// The metric of the lab on stage, by name.
  public var metric: String
  /// How the number is written.
  public var format: Format

  /// A number by metric and form.
  public init(metric: String, format: Format) {
    self.metric = metric
    self.format = format
  }
}
