extension Question {
  /// Judges an answer.
  ///
  /// | type | score |
  /// | --- | --- |
  /// | choice | 1 or 0 |
  /// | multi | right decisions / options |
  /// | numeric | 1 or 0 |
  /// | order | longest run of lines that follow each other rightly / lines |
  /// | short | 1 or 0; one letter away from right, `asksAgain` |
  /// | shape | right axes / axes; 0 for a wrong number of axes |
  /// | match | right pairs / pairs |
  /// | plot | 1 or 0 |
  /// | trace | right blanks / blanks |
  /// | goal | 1 or 0, judged by the metrics in the answer |
  ///
  /// `metrics` gives what the run measured, by name. Where the key asks for something that it does
  /// not give, the verdict is not judged (`isJudged`), and worth nothing either way.
  ///
  /// `isMeant` says that the learner was asked once more (`Verdict.asksAgain`) and stands by the
  /// answer; so does every answer that the record holds. It is not asked again.
  ///
  /// The answer must be of the question's type and speak of its options: anything else is a
  /// mistake in the program.
  public func grade(
    _ answer: Answer, isMeant: Bool = false, metrics: (String) -> Double? = { _ in nil }
  ) -> Verdict {
    switch (kind, answer) {
    case (.choice(let choices), .choice(let option)):
      choices.grade(choosing: option, metrics: metrics)
    case (.multi(let choices), .multi(let options)):
      choices.grade(ticking: options, metrics: metrics)
    case (.numeric(let numeric), .number(let value)):
      numeric.grade(value, metrics: metrics)
    case (.order(let lines), .order(let order)):
      Self.grade(order, of: lines)
    case (.short(let short), .text(let text)): short.grade(text, isMeant: isMeant)
    case (.shape(let shape), .shape(let sizes)): shape.grade(sizes)
    case (.match(let matching), .match(let partners)): matching.grade(partners)
    case (.plot(let plot), .mark(let value)): grade(value, on: plot)
    case (.plot(let plot), .curve(let curve)): grade(curve: curve, on: plot)
    case (.trace(let trace), .cells(let entries)): trace.grade(entries)
    case (.goal(let task), .goal(let outcome)): task.grade(outcome)
    case (.choice, _), (.multi, _), (.numeric, _), (.order, _), (.short, _), (.shape, _),
      (.match, _), (.plot, _), (.trace, _), (.goal, _):
      preconditionFailure("\(id): \(answer) is no answer to a question of this type.")
    }
  }

  private func grade(_ value: Double, on plot: PlotReading) -> Verdict {
    guard case .mark(let mark) = plot.task else {
      preconditionFailure("\(id) asks for a curve, not for a mark at \(value).")
    }
    return plot.grade(value, as: mark)
  }

  private func grade(curve: Int, on plot: PlotReading) -> Verdict {
    guard case .curve(let key) = plot.task else {
      preconditionFailure("\(id) asks for a mark, not for curve \(curve).")
    }
    return plot.grade(picking: curve, key: key)
  }

  private static func grade(_ order: [Int], of lines: [RichText]) -> Verdict {
    precondition(
      order.sorted() == Array(lines.indices),
      "an order names each of its \(lines.count) lines once, not \(order).")
    var longest = 0
    var run = 0
    for (place, line) in order.enumerated() {
      run = place > 0 && order[place - 1] == line - 1 ? run + 1 : 1
      longest = max(longest, run)
    }
    let isRight = order == Array(lines.indices)
    let score = lines.isEmpty ? 1 : Double(longest) / Double(lines.count)
    guard let swap = zip(order, order.dropFirst()).first(where: { $0 > $1 }) else {
      return Verdict(score: score, isRight: isRight)
    }
    let words =
      [RichText.Run("“")] + lines[swap.1].runs + [RichText.Run("” comes before “")]
      + lines[swap.0].runs + [RichText.Run("”.")]
    return Verdict(score: score, isRight: false, feedback: [.paragraph(RichText(words))])
  }
}

extension Choices {
  fileprivate func grade(choosing index: Int, metrics: (String) -> Double?) -> Verdict {
    precondition(
      options.indices.contains(index), "there is no option \(index) among \(options.count).")
    let option = options[index]
    guard let isRight = option.key.isRight(metrics) else {
      return Verdict(score: 0, isRight: false, isJudged: false)
    }
    return Verdict(
      score: isRight ? 1 : 0, isRight: isRight, feedback: option.feedback,
      misconception: isRight ? nil : option.misconception)
  }

  fileprivate func grade(ticking chosen: Set<Int>, metrics: (String) -> Double?) -> Verdict {
    precondition(
      chosen.isSubset(of: options.indices), "there are only \(options.count) options: \(chosen).")
    guard let right = rightOptions(metrics) else {
      return Verdict(score: 0, isRight: false, isJudged: false)
    }
    let wrong = chosen.symmetricDifference(right).sorted()
    let details = wrong.map {
      Verdict.Detail(
        option: $0, wasChosen: chosen.contains($0), feedback: options[$0].feedback)
    }
    let share = Double(options.count - wrong.count) / Double(max(1, options.count))
    return Verdict(
      score: options.isEmpty ? 1 : share, isRight: wrong.isEmpty,
      misconception: wrong.lazy.compactMap { options[$0].misconception }.first, details: details)
  }
}

extension Numeric {
  fileprivate func grade(_ answer: Double, metrics: (String) -> Double?) -> Verdict {
    guard let key = key.value(metrics) else {
      return Verdict(score: 0, isRight: false, isJudged: false)
    }
    if accepts(answer, for: key) {
      return Verdict(score: 1, isRight: true, feedback: .words(right))
    }
    if let slip = nearestSlip(to: answer) {
      return Verdict(
        score: 0, isRight: false, feedback: .words(slip.feedback),
        misconception: slip.misconception)
    }
    if answer * key < 0, let wrongSign {
      return Verdict(score: 0, isRight: false, feedback: .words(wrongSign))
    }
    return Verdict(score: 0, isRight: false, feedback: .words(answer > key ? tooHigh : tooLow))
  }

  /// The slip that gives this value, the nearest of several.
  private func nearestSlip(to answer: Double) -> Slip? {
    slips.filter {
      abs(answer - $0.value) <= $0.tolerance + 1e-9 * max(abs(answer), abs($0.value))
    }.min { abs(answer - $0.value) < abs(answer - $1.value) }
  }
}
