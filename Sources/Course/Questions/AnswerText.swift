extension Answer {
  /// As kept in the record. Everything is numbered as in the lesson file, so that a new shuffle
  /// changes nothing; numbers are as Swift writes them, with a point and an ASCII minus.
  ///
  /// | answer | text |
  /// | --- | --- |
  /// | choice, curve | `2` |
  /// | multi | `0,2` |
  /// | number, mark | `-0.4` |
  /// | order | `1>0>2` |
  /// | text | as typed, without control characters |
  /// | shape | `3x28x28` |
  /// | match | `2,0,1` |
  /// | cells | `0.5;;-1.0` |
  /// | goal | `2;40;accuracy=0.91`: runs, steps, metrics |
  public var text: String {
    switch self {
    case .choice(let option), .curve(let option): "\(option)"
    case .multi(let options): options.sorted().map(String.init).joined(separator: ",")
    case .number(let value), .mark(let value): "\(value)"
    case .order(let lines): lines.map(String.init).joined(separator: ">")
    case .text(let words):
      String(SourceText.withoutForbidden(words).prefix(ShortAnswer.longestAnswer))
    case .shape(let sizes): sizes.map(String.init).joined(separator: "x")
    case .match(let partners): partners.map(String.init).joined(separator: ",")
    case .cells(let entries): entries.map { $0.map { "\($0)" } ?? "" }.joined(separator: ";")
    case .goal(let outcome):
      (["\(outcome.runs)", "\(outcome.steps)"]
        + outcome.metrics.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        .joined(separator: ";")
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
    case .short: self = .text(text)
    case .shape:
      let parts = text.split(separator: "x")
      let sizes = parts.compactMap { Int($0) }.filter { $0 >= 0 }
      guard sizes.count == parts.count else { return nil }
      self = .shape(sizes)
    case .match(let matching):
      let partners = text.split(separator: ",").compactMap { Int($0) }
      guard partners.count == matching.left.count,
        partners.allSatisfy(matching.right.indices.contains)
      else { return nil }
      self = .match(partners)
    case .plot(let plot):
      guard let answer = Self.read(text, from: plot) else { return nil }
      self = answer
    case .trace(let trace):
      let parts = text.split(separator: ";", omittingEmptySubsequences: false)
      let entries = parts.map { Double($0) }
      guard parts.count == trace.blanks.count,
        zip(parts, entries).allSatisfy({ $0.isEmpty || $1 != nil })
      else { return nil }
      self = .cells(entries)
    case .goal:
      guard let outcome = GoalOutcome(text) else { return nil }
      self = .goal(outcome)
    }
  }

  private static func read(_ text: String, from plot: PlotReading) -> Answer? {
    switch plot.task {
    case .mark: Double(text).map { .mark($0) }
    case .curve: Int(text).flatMap { plot.curves.indices.contains($0) ? .curve($0) : nil }
    }
  }
}

extension GoalOutcome {
  /// Reads back what `Answer.text` wrote.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: ";")
    guard parts.count >= 2, let runs = Int(parts[0]), let steps = Int(parts[1]) else { return nil }
    var metrics: [String: Double] = [:]
    for part in parts.dropFirst(2) {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, let value = Double(sides[1]) else { return nil }
      metrics[String(sides[0])] = value
    }
    self.init(runs: runs, steps: steps, metrics: metrics)
  }
}
