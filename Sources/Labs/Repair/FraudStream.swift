internal import Compute

/// Payments of which few are fraud, and a detector that is good and not perfect.
public struct FraudStream: Hashable, Sendable {
  /// The share of payments that are fraud.
  var rate: Double
  /// The share of frauds that raise an alarm.
  var finds: Double
  /// The share of honest payments that raise one.
  var falseAlarms: Double
  /// Equal seeds bring equal payments.
  var seed: UInt64

  /// Payments in a stream.
  static let count = 10_000

  /// The share of alarms that are fraud, by Bayes' rule; nil if nothing ever raises one.
  ///
  ///     rate · finds / (rate · finds + (1 − rate) · falseAlarms)
  var precision: Double? {
    let alarms = rate * finds + (1 - rate) * falseAlarms
    return alarms > 0 ? rate * finds / alarms : nil
  }

  /// The share of payments that the detector is right about.
  var accuracy: Double { rate * finds + (1 - rate) * (1 - falseAlarms) }
  /// The same for one that never raises an alarm.
  var neverAccuracy: Double { 1 - rate }

  /// What the first payments of the stream were.
  struct Tally: Equatable, Sendable {
    /// How many payments.
    var payments = 0
    /// How many were fraud.
    var frauds = 0
    /// Every alarm in turn: whether it was fraud.
    var alarms: [Bool] = []

    /// The share of alarms that were fraud.
    var precision: Double? {
      alarms.isEmpty ? nil : Double(alarms.count { $0 }) / Double(alarms.count)
    }
    /// The share of payments that the detector was right about.
    var accuracy: Double? {
      guard payments > 0 else { return nil }
      let found = alarms.count { $0 }
      return Double(payments - (frauds - found) - (alarms.count - found)) / Double(payments)
    }
  }

  /// Lets so many payments come in.
  func tally(of payments: Int) -> Tally {
    var tally = Tally()
    let source = SeededGenerator(seed: seed).split("payments")
    var kinds = source.split("kind")
    var answers = source.split("answer")
    for _ in 0..<max(0, payments) {
      let isFraud = Double(kinds.uniform()) < rate
      let isAlarm = Double(answers.uniform()) < (isFraud ? finds : falseAlarms)
      tally.frauds += isFraud ? 1 : 0
      if isAlarm { tally.alarms.append(isFraud) }
    }
    tally.payments = max(0, payments)
    return tally
  }
}
