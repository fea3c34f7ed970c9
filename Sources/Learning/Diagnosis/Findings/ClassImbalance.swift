internal import Compute

/// Classes so unequal that accuracy hides what is wrong: a network that never names the rare class is
/// right nearly always (He and Garcia 2009).
///
/// A fault where a class has four times the examples of another or more, and the accuracy is over
/// the mean of the classes' own shares of right answers (balanced accuracy, Brodersen et al. 2010)
/// by a tenth. Unequal classes that are told apart all the same are none.
struct ClassImbalance: Diagnosis {
  let ailment = Ailment.classImbalance

  func finding(in record: RunRecord) -> Finding? {
    let counts = record.data.classCounts
    guard counts.count >= 2, record.data.imbalance >= 4,
      let most = counts.indices.max(by: { counts[$0] < counts[$1] })
    else { return nil }
    let (evaluation, split): (Evaluation, Split) =
      record.validated.map { ($0, .validation) } ?? (record.trained, .training)
    let recalls = Self.recalls(of: evaluation.confusion)
    guard let accuracy = evaluation.accuracy.map(Double.init),
      let worst = recalls.min(by: { $0.recall < $1.recall }), recalls.count >= 2
    else { return nil }
    let balanced = recalls.map(\.recall).mean
    guard accuracy - balanced > 0.1 else { return nil }
    return Finding(
      ailment,
      "\(Wording.percent(accuracy)) of all answers are right, but of class \(worst.number) only "
        + "\(Wording.percent(worst.recall)). \(Wording.percent(share(most, of: counts))) of the "
        + "training examples are of class \(most), so naming that one is nearly always right.",
      evidence: [
        Evidence("accuracy", accuracy, at: .curve(.validationAccuracy, step: record.step)),
        Evidence("mean accuracy of the classes", balanced, at: .confusion(split, classes: [])),
        Evidence(
          "share of class \(worst.number) that is found", worst.recall,
          at: .confusion(split, classes: [worst.number])),
        Evidence(
          "examples of the commonest class for one of the rarest", record.data.imbalance,
          at: .examples(.training)),
      ],
      degree: Finding.Degree(beyond: (accuracy - balanced) / 0.1), remedy: .balanceClasses)
  }

  /// Of every class that there are examples of, the share that is put into it.
  static func recalls(of confusion: [[Int]]) -> [(number: Int, recall: Double)] {
    confusion.enumerated().compactMap { number, row in
      let all = row.reduce(0, +)
      return all == 0 ? nil : (number, Double(row[number]) / Double(all))
    }
  }

  private func share(_ number: Int, of counts: [Int]) -> Double {
    Double(counts[number]) / Double(max(1, counts.reduce(0, +)))
  }
}
