public import Course

extension Answer {
  /// As kept in the record: `2`, `0,2`, `-0.4`, `1>0>2`. Numbered as in the lesson file, so that a
  /// new shuffle changes nothing.
  public var text: String {
    switch self {
    case .choice(let option): "\(option)"
    case .multi(let options): options.sorted().map(String.init).joined(separator: ",")
    case .number(let value): "\(value)"
    case .order(let lines): lines.map(String.init).joined(separator: ">")
    }
  }

  /// Reads back `text` as an answer to `question`; nil if it cannot be one.
  public init?(_ text: String, to question: Question) {
    switch question.kind {
    case .choice(let choices):
      guard let option = Int(text), choices.options.indices.contains(option) else { return nil }
      self = .choice(option)
    case .multi(let choices):
      let options = text.split(separator: ",").compactMap { Int($0) }
      guard options.allSatisfy(choices.options.indices.contains) else { return nil }
      self = .multi(Set(options))
    case .numeric:
      guard let value = Double(text) else { return nil }
      self = .number(value)
    case .order(let lines):
      let order = text.split(separator: ">").compactMap { Int($0) }
      guard order.sorted() == Array(lines.indices) else { return nil }
      self = .order(order)
    }
  }
}
