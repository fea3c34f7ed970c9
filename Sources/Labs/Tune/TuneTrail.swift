/// Where a tuned network has ended between the two cameras.
struct TuneTrail: Equatable, Sendable {
  /// Its job.
  var job: Int
  /// What it was tuned on.
  var tuning: TuneRun.Tuning
  var isFrozen: Bool
  /// The shares right.
  var target: Double
  var clear: Double

  /// `1 a digit, 50 % old`
  var name: String {
    "\(tuning.labels) a digit, \(tuning.old) % old\(isFrozen ? ", frozen" : "")"
  }
}

/// A case of a small team, and which way suits it.
struct TeamCase: Sendable {
  /// What is wanted.
  let wish: String
  /// The number of the way that does it with the least work.
  let best: Int
  /// Why.
  let reason: String

  /// From the cheapest to the dearest.
  static let ways = [
    "instructions", "reading documents", "fine-tuning", "from scratch",
  ]

  static let all = [
    TeamCase(
      wish: "answers shall be short and polite", best: 0,
      reason: "a sentence of instructions does it, and can be changed in a minute"),
    TeamCase(
      wish: "prices change every Monday", best: 1,
      reason: "it looks the price list up at use; weights would be old on Tuesday"),
    TeamCase(
      wish: "20 000 forms in the firm's own code", best: 2,
      reason: "a form of its own, many labelled examples: what tuning is good for"),
  ]
}
