internal import Compute
internal import Learning

/// How well a fault was found.
public struct FaultOutcome: Equatable, Sendable {
  /// Of 100.
  public var points: Int
  /// What was seen that proves it, before anyone was accused; nil if nothing was.
  public var proof: String?
  /// How many places were opened until then.
  public var placesToProof: Int?
  /// Which look would have given it away soonest.
  public var quickest: String

  /// The shortest way to see the fault, in a sentence.
  static func quickest(_ fault: SabotageCase, _ culprit: FaultSuspect) -> String {
    switch culprit {
    case .rate:
      return "Quickest: open the first update (U). Its rate is a hundred times what it should be, "
        + "and the weights behind it are thrown far from those before."
    case .sign:
      guard case .reversesGradient(let name) = fault.broken.fault else {
        return "Quickest: open the first update (U) and follow one weight. Its slope is above 0, "
          + "and it grows."
      }
      return "Quickest: nudge one number of \(name) (+). The loss goes the other way than "
        + "the slope promises."
    case .zeroing:
      return "Quickest: go to the second step (N), run through backward (B) and ask why a slope is "
        + "what it is. It begins with what the first step has left."
    case .layers:
      return "Quickest: read the plan from the top. The activation comes before the product that "
        + "it should come behind."
    case .order:
      return "Quickest: open the target of the first batch, and of the next. All are the same."
    case .labels:
      return "Quickest: turn to the data (PgDn in the list of suspects). What is learned from has "
        + "other labels than what is checked by."
    }
  }
}
