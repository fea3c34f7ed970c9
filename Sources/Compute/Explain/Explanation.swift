/// Why an element holds the number that it holds: the rule it was made by, and the terms that the
/// rule adds up, each of which names the elements that it is made of.
///
/// A copy of the numbers as they were when it was made: it does not change while the machine runs
/// on. Any of its `elements` can be explained in turn, down to what nothing made.
public struct Explanation: Sendable {
  /// The element that is explained.
  public let target: TensorElement
  /// Where it is along each axis, from 0, the batch included.
  public let coordinates: [Int]
  /// What it holds.
  public let value: Float
  /// Where the number came from.
  public let origin: Origin
  /// How the terms make the value.
  public let combination: Combination
  /// All of them, in the order in which they are computed; none for what nothing made.
  public let terms: [Term]
  /// Why it is so, in plain words; nil where the rule says it all.
  public let reason: String?
  let label: String
  let parts: [Part]
  /// What the number, or a factor of it, may be mixed up with.
  let surroundings: Surroundings

  /// Where a number comes from.
  public enum Origin: Hashable, Sendable {
    /// An input or a target: loaded with the batch.
    case given
    /// A setting, such as the learning rate.
    case setting
    /// A parameter that no step has changed yet, or an optimizer's memory that is still empty.
    case initial
    /// Left by the last step's update.
    case lastUpdate
    /// The instruction that makes it in this step is still to come; what is there is left from an
    /// earlier one.
    case notYet
    /// Nothing computes it: backward goes past it.
    case never
    /// Set to zero, or for the loss's own gradient to one, by this instruction, and not added to
    /// since.
    case filled(instruction: Int)
    /// Made by this instruction; of several that added to it, by this one last.
    case made(instruction: Int)
  }

  /// How the terms make the value.
  public enum Combination: Equatable, Sendable {
    /// Added up.
    case sum
    /// A function of their sum.
    case function(ElementFunction)
    /// The share of this one of them in a softmax of all.
    case share(Int)
    /// The largest of them.
    case largest
  }

  /// One rule and the tensors that it speaks of.
  struct Part: Sendable {
    let rule: ElementRule
    let table: TensorTable
  }

  /// The number of the instruction that made the value; nil if none did.
  public var instruction: Int? {
    switch origin {
    case .made(let instruction), .filled(let instruction): instruction
    case .given, .setting, .initial, .lastUpdate, .notYet, .never: nil
    }
  }

  /// What the terms make, in double precision: the value, but for rounding.
  public var combined: Double {
    switch combination {
    case .sum: sum
    case .function(let function): function.value(at: sum)
    case .share(let number): ElementRule.shares(terms.map(\.contribution))[number]
    case .largest:
      terms.first { $0.contribution.isNaN }?.contribution
        ?? terms.map(\.contribution).max() ?? 0
    }
  }

  /// The terms added up.
  public var sum: Double { terms.reduce(0) { $0 + $1.contribution } }

  /// The element as the texts name it, from 1: `hidden[2]`.
  public var name: String { label }

  /// The rule for this element: `hidden[2] = tanh(hidden.sum[2])`.
  public var symbols: String { "\(label) = " + text(.symbols, limit: 6) }

  /// The same with the numbers put in: `tanh(0.75)`.
  public var numbers: String { text(.numbers, limit: 4) }

  /// The rule with at most so many addends written out.
  private func text(_ style: RuleWriter.Style, limit: Int) -> String {
    guard !parts.isEmpty else { return NumberText.text(Double(value)) }
    var text = ""
    for (place, part) in parts.prefix(limit).enumerated() {
      let next = RuleWriter(table: part.table, style: style, limit: limit).text(part.rule)
      text += place == 0 ? next : next.hasPrefix("−") ? " − \(next.dropFirst())" : " + \(next)"
    }
    return parts.count > limit ? text + " + … (\(parts.count - limit) more)" : text
  }
}

extension Explanation {
  /// One addend: factors whose product is its contribution.
  public struct Term: Sendable {
    /// What is multiplied.
    public let factors: [Factor]
    /// What it adds.
    public let contribution: Double

    /// The elements in it.
    public var elements: [ElementReading] { factors.flatMap(\.elements) }
    /// `hidden.weight[2, 1] × x[1]`
    public var symbols: String { factors.map(\.symbols).joined(separator: " × ") }
    /// `1 × 0.5`
    public var numbers: String {
      factors.map { NumberText.factor($0.value) }.joined(separator: " × ")
    }
  }

  /// A factor of a term: an element, a number, or something made of several elements.
  public struct Factor: Sendable {
    let rule: ElementRule
    let table: TensorTable
    /// What it comes to.
    public let value: Double

    /// The elements in it: one for a plain element, none for a number.
    public var elements: [ElementReading] {
      var found: [ElementReading] = []
      rule.forEachElement { if let reading = table.reading($0) { found.append(reading) } }
      return found
    }
    /// Whether it is one element and nothing else.
    public var isElement: Bool { if case .element = rule { true } else { false } }
    /// `1 − hidden[2]²`, in brackets if it is a sum.
    public var symbols: String { text(.symbols) }
    /// The same with its numbers put in.
    public var numbers: String { text(.numbers) }

    private func text(_ style: RuleWriter.Style) -> String {
      let text = RuleWriter(table: table, style: style, limit: 4).text(rule)
      if case .sum = rule { return "(\(text))" }
      return text
    }
  }
}
