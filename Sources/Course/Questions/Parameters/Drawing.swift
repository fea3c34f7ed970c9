extension Question {
  /// Whether its numbers are drawn anew each time. Questions that differ only in drawn numbers are
  /// one question, with one id.
  public var isParameterised: Bool { parameters != nil }

  /// The drawn numbers that it holds, by name: what the record keeps beside an answer.
  public var values: [String: Double] { parameters?.values ?? [:] }

  /// The question with numbers drawn from a seed, the same for the same seed; itself where nothing
  /// is drawn.
  ///
  /// Draws that make no sound question (see `faults`) are passed over, up to fifty of them; then the
  /// question stays as it is.
  public func drawn(seed: UInt64) -> Question {
    guard let parameters else { return self }
    var generator = SplitMix(state: seed)
    for _ in 0..<50 {
      guard let values = parameters.draw(seed: generator.next()) else { return self }
      if let question = parameters.question(values), question.faults.isEmpty { return question }
    }
    return self
  }

  /// The question with numbers that were drawn before, as the record kept them; nil where they no
  /// longer fit, because the file has changed since.
  public func drawn(values: [String: Double]) -> Question? {
    guard let parameters else { return values.isEmpty ? self : nil }
    return parameters.completed(values).flatMap { parameters.question($0) }
  }

  /// What is wrong with draws of several seeds, each with the numbers that bring it about: what
  /// cannot be read, and `faults`. Of faults that differ in their numbers alone, one.
  public func faultsOfDraws(count: Int = 50) -> [(fault: String, values: [String: Double])] {
    guard let parameters else { return [] }
    var found: [(fault: String, values: [String: Double])] = []
    var kinds: Set<String> = []
    func note(_ fault: String, _ values: [String: Double]) {
      guard kinds.insert(fault.filter { !$0.isNumber && !"-.".contains($0) }).inserted else {
        return
      }
      found.append((fault, values))
    }
    for seed in 0..<UInt64(count) {
      guard let values = parameters.draw(seed: seed) else {
        note("no draw meets `where` with finite numbers", [:])
        break
      }
      let log = ErrorLog(file: "")
      let question = parameters.question(values, log: log)
      for error in log.errors { note("\(error.what); \(error.advice)", values) }
      for fault in question?.faults ?? [] { note(fault, values) }
    }
    return found
  }
}

extension Parameters {
  /// The question with values put in; nil where it cannot be read with them.
  func question(_ values: [String: Double]) -> Question? {
    let log = ErrorLog(file: "")
    let question = question(values, log: log)
    return log.errors.isEmpty ? question : nil
  }

  func question(_ values: [String: Double], log: ErrorLog) -> Question? {
    var block = template
    let text = ParameterText(values: values, log: log)
    block.head = text.filled(ParameterReader.split(template.head).rest, as: .fields)
    block.body = text.filled(template.body, as: .text)
    var question = QuestionReader.plain(block, values: values, log: log)
    question?.parameters = self
    question?.parameters?.values = values
    return question
  }

  /// The question with the first draw that is sound; its errors noted where there is none.
  func firstQuestion(log: ErrorLog) -> Question? {
    for seed in 0..<20 as Range<UInt64> {
      guard let values = draw(seed: seed) else { break }
      if let question = question(values), question.faults.isEmpty { return question }
    }
    guard let values = draw(seed: 0) else {
      log.add(
        template.place, "no draw meets `where` with finite numbers",
        "widen the `params`, or loosen `where:`")
      return nil
    }
    return question(values, log: log)
  }
}
