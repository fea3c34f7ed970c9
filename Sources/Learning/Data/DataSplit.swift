/// Data in the parts that training, choosing and judging use.
public struct DataSplit: Equatable, Sendable {
  /// What parameters are fitted to.
  public var training: Dataset
  /// What settings are chosen by.
  public var validation: Dataset
  /// What the chosen network is judged by, once.
  public var test: Dataset

  /// The first rows train, the next validate, the rest test; shuffle before unless the order is
  /// random already. Shares are of 0 … 1, rounded to whole examples.
  public init(_ data: Dataset, training: Double = 0.6, validation: Double = 0.2) {
    precondition(
      training >= 0 && validation >= 0 && training + validation <= 1 + 1e-9,
      "Shares of \(training) and \(validation) are more than there is.")
    let first = Int((Double(data.count) * training).rounded())
    let second = min(
      data.count, Int((Double(data.count) * (training + validation)).rounded()))
    self.training = data.rows(Array(0..<first))
    self.validation = data.rows(Array(first..<second))
    test = data.rows(Array(second..<data.count))
  }

  /// The part of that name.
  public subscript(split: Split) -> Dataset {
    switch split {
    case .training: training
    case .validation: validation
    case .test: test
    }
  }
}
