/// Two lists to pair.
public struct Matching: Equatable, Sendable {
  /// The left list, in file order. The right partner of entry `i` is entry `i` of the right list.
  public var left: [Entry]
  /// The right list: the partners of the left one, in its order, then decoys that belong to nothing.
  public var right: [Entry]
  /// Wrong pairs that are foreseen.
  public var wrong: [Pair]

  /// Two lists; the right one is at least as long as the left.
  public init(left: [Entry], right: [Entry], wrong: [Pair] = []) {
    self.left = left
    self.right = right
    self.wrong = wrong
  }

  /// An entry of a list.
  public struct Entry: Equatable, Sendable {
    /// What is shown.
    public var text: RichText
    /// What is said to a wrong pair with it that has no feedback of its own.
    public var feedback: RichText?
    /// The wrong idea behind such a pair; only decoys have one.
    public var misconception: String?

    /// An entry with nothing to say, unless told otherwise.
    public init(text: RichText, feedback: RichText? = nil, misconception: String? = nil) {
      self.text = text
      self.feedback = feedback
      self.misconception = misconception
    }
  }

  /// A wrong pair, by places in both lists.
  public struct Pair: Equatable, Sendable {
    /// The place in the left list.
    public var left: Int
    /// The place in the right list.
    public var right: Int
    /// What is said to it.
    public var feedback: RichText
    /// The wrong idea behind it, if it is more than a slip.
    public var misconception: String?

    /// A wrong pair with what is said to it.
    public init(left: Int, right: Int, feedback: RichText, misconception: String? = nil) {
      self.left = left
      self.right = right
      self.feedback = feedback
      self.misconception = misconception
    }
  }

  /// The places of the right list that are decoys.
  public var decoys: Range<Int> { min(left.count, right.count)..<right.count }

  /// What is said to a wrong pair: its own feedback, else the decoy's, else that of the left entry.
  public func feedback(left: Int, right: Int) -> (feedback: RichText?, misconception: String?) {
    if let pair = wrong.first(where: { $0.left == left && $0.right == right }) {
      return (pair.feedback, pair.misconception)
    }
    if decoys.contains(right), let feedback = self.right[right].feedback {
      return (feedback, self.right[right].misconception)
    }
    let decoy = decoys.contains(right) ? self.right[right].misconception : nil
    return (self.left[left].feedback, decoy)
  }

  /// Judges a partner for every left entry.
  func grade(_ partners: [Int]) -> Verdict {
    precondition(
      partners.count == left.count && partners.allSatisfy(right.indices.contains),
      "a matching names one of \(right.count) partners for each of \(left.count), not \(partners).")
    return Verdict(
      parts: partners.enumerated().map { place, partner in
        guard place != partner else { return Verdict.Part(index: place, isRight: true) }
        let said = feedback(left: place, right: partner)
        return Verdict.Part(
          index: place, isRight: false, feedback: .words(said.feedback),
          misconception: said.misconception)
      })
  }
}
