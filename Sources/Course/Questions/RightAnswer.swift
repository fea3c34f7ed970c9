extension Question {
  /// The answer that is right, to be shown once no try is left: of several (words, marks within a
  /// band) the first or middle one. nil where a run has not measured it, and for a `goal`, which is
  /// reached by more ways than one.
  public func rightAnswer(metrics: (String) -> Double? = { _ in nil }) -> Answer? {
    switch kind {
    case .choice(let choices): choices.rightOptions(metrics)?.min().map { .choice($0) }
    case .multi(let choices): choices.rightOptions(metrics).map { .multi($0) }
    case .numeric(let numeric): numeric.key.value(metrics).map { .number($0) }
    case .order(let lines): .order(Array(lines.indices))
    case .short(let short): short.accepted.first.map { .text($0) }
    case .shape(let shape): .shape(shape.key)
    case .match(let matching): .match(Array(matching.left.indices))
    case .plot(let plot): plot.rightAnswer
    case .trace(let trace): .cells(trace.blanks.map(\.key))
    case .goal: nil
    }
  }
}

extension PlotReading {
  fileprivate var rightAnswer: Answer? {
    switch task {
    case .curve(let key): return .curve(key)
    case .mark(let mark):
      if let value = value(of: mark.key, along: mark.axis), value.isFinite { return .mark(value) }
      return band(of: mark).map { .mark(($0.lowerBound + $0.upperBound) / 2) }
    }
  }
}
