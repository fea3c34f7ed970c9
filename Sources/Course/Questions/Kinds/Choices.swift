/// The options of a `choice` or `multi` question.
public struct Choices: Equatable, Sendable {
  /// In the order of the file, which answers are numbered by.
  public var options: [Option]
  /// Shown in file order instead of shuffled.
  public var isFixed: Bool

  /// Options to be shuffled, unless told otherwise.
  public init(options: [Option], isFixed: Bool = false) {
    self.options = options
    self.isFixed = isFixed
  }

  /// One line to pick or tick.
  public struct Option: Equatable, Sendable {
    /// What is shown.
    public var text: RichText
    /// What makes it right.
    public var key: Key
    /// What to say to those who chose it.
    public var feedback: [TextBlock]
    /// The wrong idea it stands for; nil means a slip.
    public var misconception: String?
    /// Its line in the file.
    public var line: Int

    /// An option with its key and its feedback.
    public init(
      text: RichText, key: Key, feedback: [TextBlock] = [], misconception: String? = nil,
      line: Int = 1
    ) {
      self.text = text
      self.key = key
      self.feedback = feedback
      self.misconception = misconception
      self.line = line
    }
  }

  /// What makes an option right.
  public enum Key: Equatable, Sendable {
    case right
    case wrong
    /// Right if this holds at the end of the run.
    case when(Condition)

    /// Whether the option is right; nil while the run has not measured what the key asks for.
    public func isRight(_ metrics: (String) -> Double?) -> Bool? {
      switch self {
      case .right: true
      case .wrong: false
      case .when(let condition): condition.holds(metrics)
      }
    }
  }

  /// The options that are right, by index; nil while the run has not measured what a key asks for.
  public func rightOptions(_ metrics: (String) -> Double? = { _ in nil }) -> Set<Int>? {
    var right: Set<Int> = []
    for (index, option) in options.enumerated() {
      guard let isRight = option.key.isRight(metrics) else { return nil }
      if isRight { right.insert(index) }
    }
    return right
  }
}
