internal import Learning

/// Something the trainer's thread is to do for the spam lab, one after another.
enum SpamTask: Equatable, Sendable {
  /// Train the filter itself. `isShown` runs at the learner's pace.
  case learn(isShown: Bool)
  /// Train another one on that many mails, drawn with that seed.
  case amount(mails: Int, seed: UInt64, plan: AmountPlan)
  /// Train again on that many mails with the new wording.
  case retrain(mails: Int, isShown: Bool)
  /// Send the changed mails through the trained filter.
  case use

  var isAmount: Bool { if case .amount = self { true } else { false } }
}

/// A filter that training has produced, with what was measured of it.
struct TrainedFilter: Equatable, Sendable {
  /// One weight for each measurement; empty if there are hidden units.
  var weights: [Float]
  var offset: Float
  var report: RunReport

  func accuracy(on trial: SpamTrial) -> Double? {
    report.evaluations[trial.rawValue].map { Double($0.accuracy ?? 0) }
  }
}

/// What filters are measured on.
enum SpamTrial: String, Sendable { case unseen, changed }

/// Which amounts one press of Space tries, and with how many draws of mails each.
struct AmountPlan: Hashable, Sendable {
  var mails: [Int]
  var draws: Int

  /// `100x5`.
  var text: String { mails.map(String.init).joined(separator: ",") + "x\(draws)" }

  init(mails: [Int] = [20, 100, 300, 1_000, 2_761], draws: Int = 1) {
    self.mails = mails
    self.draws = draws
  }

  /// Reads `text` back.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "x")
    guard parts.count == 2, let draws = Int(parts[1]), (1...9).contains(draws) else { return nil }
    let mails = parts[0].split(separator: ",").compactMap { Int($0) }
    guard !mails.isEmpty, mails.allSatisfy((20...SpamData.trainingCount).contains) else {
      return nil
    }
    self.init(mails: mails, draws: draws)
  }
}

/// One point of the chart of amounts.
struct AmountResult: Equatable, Sendable {
  var mails: Int
  var seed: UInt64
  var accuracy: Double
}
