/// The shape of a tensor to type.
public struct ShapeAnswer: Equatable, Sendable {
  /// What is right, axis by axis; empty for a single number.
  public var key: [Int]
  /// What the axes are called, as many as the key has; empty where they have no names.
  public var axes: [String]
  /// Wrong shapes that are foreseen.
  public var slips: [Slip]
  /// Wrong sizes of one axis that are foreseen.
  public var axisSlips: [AxisSlip]
  /// Feedback for any other answer with the right number of axes.
  public var other: RichText?
  /// Feedback for a right answer.
  public var right: RichText?

  /// A shape with no slips foreseen, unless told otherwise.
  public init(
    key: [Int], axes: [String] = [], slips: [Slip] = [], axisSlips: [AxisSlip] = [],
    other: RichText? = nil, right: RichText? = nil
  ) {
    self.key = key
    self.axes = axes
    self.slips = slips
    self.axisSlips = axisSlips
    self.other = other
    self.right = right
  }

  /// A shape that a common slip leads to.
  public struct Slip: Equatable, Sendable {
    /// The wrong shape.
    public var shape: [Int]
    /// What went wrong.
    public var feedback: RichText
    /// The wrong idea behind the slip, if it is more than a slip.
    public var misconception: String?

    /// A slip by its shape.
    public init(shape: [Int], feedback: RichText, misconception: String? = nil) {
      self.shape = shape
      self.feedback = feedback
      self.misconception = misconception
    }
  }

  /// A size of one axis that a common slip leads to.
  public struct AxisSlip: Equatable, Sendable {
    /// The axis, from 0.
    public var axis: Int
    /// The wrong size.
    public var size: Int
    /// What went wrong.
    public var feedback: RichText
    /// The wrong idea behind the slip, if it is more than a slip.
    public var misconception: String?

    /// A slip by its axis and size.
    public init(axis: Int, size: Int, feedback: RichText, misconception: String? = nil) {
      self.axis = axis
      self.size = size
      self.feedback = feedback
      self.misconception = misconception
    }
  }

  /// What an axis is called: its name, or `axis 2`.
  public func name(ofAxis axis: Int) -> String {
    axes.indices.contains(axis) ? axes[axis] : "axis \(axis + 1)"
  }

  /// A shape as it is shown: `3 × 28 × 28`; one axis is `(28)`, a single number `()`.
  public static func text(_ shape: [Int]) -> String {
    shape.count < 2
      ? "(\(shape.map(String.init).joined()))" : shape.map(String.init).joined(separator: " × ")
  }

  // MARK: Reading

  /// The most axes that an answer may have.
  public static let mostAxes = 8

  /// The shape in a text; nil where it is none.
  ///
  ///     parse("3x28x28")     parse("3, 28, 28")     parse("(3,28,28)")     parse("3 × 28 × 28")
  ///     parse("torch.Size([3, 28, 28])")            parse("()")   the shape of a single number
  public static func parse(_ text: String) -> [Int]? {
    var text = text.filter { !"\u{A0}\u{202F}\u{2009}".contains($0) }.lowercased()
    if let name = text.firstRange(of: "size"), text.hasSuffix(")") || text.hasSuffix("]") {
      text.removeSubrange(..<name.upperBound)
    }
    let opening = text.filter { "([{".contains($0) }
    let closing = text.filter { ")]}".contains($0) }
    guard opening.count == closing.count, opening.count <= 2 else { return nil }
    let inner = text.filter { !"([{)]}".contains($0) }
    let pieces = inner.replacing(" by ", with: "x").split { " x×*·,;".contains($0) }
    guard !pieces.isEmpty || !opening.isEmpty, pieces.count <= mostAxes else { return nil }
    let sizes = pieces.compactMap { size($0) }
    return sizes.count == pieces.count ? sizes : nil
  }

  private static func size(_ text: Substring) -> Int? {
    guard text.count <= 10, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int(text)
  }

  // MARK: Grading

  /// Judges a shape axis by axis.
  func grade(_ shape: [Int]) -> Verdict {
    if shape == key { return Verdict(parts: parts(of: shape), feedback: .words(right)) }
    let slip = slips.first { $0.shape == shape }
    guard shape.count == key.count else {
      let said = slip?.feedback ?? RichText(countSentence(shape.count))
      return Verdict(
        score: 0, isRight: false, feedback: .words(said), misconception: slip?.misconception)
    }
    var verdict = Verdict(parts: parts(of: shape))
    if let slip {
      verdict.feedback = .words(slip.feedback)
      verdict.misconception = slip.misconception
    } else if let sentence = exchangeSentence(shape) {
      verdict.feedback = .words(sentence)
    } else {
      verdict.feedback = .words(other)
    }
    return verdict
  }

  private func parts(of shape: [Int]) -> [Verdict.Part] {
    zip(shape, key).enumerated().map { axis, sizes in
      guard sizes.0 != sizes.1 else { return Verdict.Part(index: axis, isRight: true) }
      let slip = axisSlips.first { $0.axis == axis && $0.size == sizes.0 }
      return Verdict.Part(
        index: axis, isRight: false,
        feedback: .words(
          slip?.feedback ?? RichText("\(name(ofAxis: axis)) is not \(sizes.0).")),
        misconception: slip?.misconception)
    }
  }

  private func countSentence(_ count: Int) -> String {
    let names = axes.isEmpty ? "" : ": " + axes.joined(separator: ", ")
    return "It has \(Self.axes(key.count))\(names). Yours has \(count)."
  }

  private static func axes(_ count: Int) -> String { count == 1 ? "1 axis" : "\(count) axes" }

  /// Two axes in each other's place, or all sizes in another order.
  private func exchangeSentence(_ shape: [Int]) -> String? {
    guard shape.sorted() == key.sorted() else { return nil }
    let moved = key.indices.filter { shape[$0] != key[$0] }
    guard moved.count == 2 else { return "The sizes are right, and their order is not." }
    return "The sizes are right, but \(name(ofAxis: moved[0])) and \(name(ofAxis: moved[1])) are "
      + "exchanged."
  }
}
