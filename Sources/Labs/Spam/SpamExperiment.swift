internal import Learning

extension SpamLab {
  static let batchSize = 64
  func experiment(on training: Dataset, hidden: Int, seed: UInt64) -> Experiment { Experiment() }
}
