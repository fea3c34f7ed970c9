/// A run of a lab that gives a question its data or its key.
public struct RunPlan: Equatable, Sendable {
  /// The lab's name in the catalogue of labs.
  public var lab: String
  /// Where its controls stand, by name.
  public var settings: [String: String]
  /// How many hidden seeds judge a prediction.
  public var seeds: Int
  /// How many of them have to agree.
  public var agree: Int

  /// A run of five seeds of which four have to agree, unless told otherwise.
  public init(lab: String, settings: [String: String] = [:], seeds: Int = 5, agree: Int = 4) {
    self.lab = lab
    self.settings = settings
    self.seeds = seeds
    self.agree = agree
  }

  /// The seeds to run with, the same for the same `seed`, each from 1 to 2³¹.
  public func hiddenSeeds(from seed: UInt64) -> [UInt64] {
    var generator = SplitMix(state: seed)
    return (0..<seeds).map { _ in generator.next() >> 33 + 1 }
  }
}

/// What several runs say about a prediction.
public enum Judgement: Equatable, Sendable {
  /// Enough of them agree: the question with its key put in, to be graded like any other.
  case ask(Question, agreeing: Int, of: Int)
  /// They do not, and why: another variant or another question has to take its place.
  case doNotAsk(String)
}

extension Question {
  /// What the runs of the hidden seeds make of the question: their key, or that it must not be asked.
  ///
  /// - A choice has the option that is right in most runs; `run.agree` of them must name it, and it
  ///   alone.
  /// - A number has the median of the runs; `run.agree` of them must lie within the tolerance of it.
  ///
  /// `runs` holds the metrics of each run that ended, by name. A question that is judged by nothing
  /// measured is asked as it is.
  public func judge(_ runs: [[String: Double]]) -> Judgement {
    let agree = run?.agree ?? runs.count
    switch kind {
    case .choice(var choices) where !metrics.isEmpty:
      let keys = runs.compactMap { run in choices.rightOptions { run[$0] } }
      let votes = choices.options.indices.map { option in keys.count { $0 == [option] } }
      guard let most = votes.max(), let winner = votes.firstIndex(of: most), most > 0 else {
        return .doNotAsk("no run is in the band of exactly one option")
      }
      guard most >= agree else {
        return .doNotAsk("only \(most) of \(runs.count) runs agree, and \(agree) have to")
      }
      for option in choices.options.indices {
        choices.options[option].key = option == winner ? .right : .wrong
      }
      return .ask(settled(.choice(choices)), agreeing: most, of: runs.count)
    case .numeric(var numeric) where !metrics.isEmpty:
      let values = runs.compactMap { run in numeric.key.value { run[$0] } }.sorted()
      guard !values.isEmpty else { return .doNotAsk("no run measured the key") }
      let median = (values[(values.count - 1) / 2] + values[values.count / 2]) / 2
      let near = values.count { numeric.accepts($0, for: median) }
      guard near >= agree else {
        return .doNotAsk(
          "only \(near) of \(runs.count) runs are within the tolerance of their median, and "
            + "\(agree) have to be")
      }
      numeric.key = .value(median)
      return .ask(settled(.numeric(numeric)), agreeing: near, of: runs.count)
    case .choice, .multi, .numeric, .order, .short, .shape, .match, .plot, .trace, .goal:
      return .ask(self, agreeing: runs.count, of: runs.count)
    }
  }

  private func settled(_ kind: Kind) -> Question {
    var question = self
    question.kind = kind
    return question
  }
}
