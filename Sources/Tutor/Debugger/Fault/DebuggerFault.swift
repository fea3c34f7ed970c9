public import Labs
internal import Learning
internal import TextUI

// A debugger with a fault to be found.
extension DebuggerScreen {
  /// A screen that opens a broken network, as soon as its data is there.
  ///
  /// - Parameters:
  ///   - network: What is broken.
  ///   - seed: Chooses the fault.
  ///   - data: What was read already.
  public init(finding network: FaultNetwork, seed: UInt64, data: LabData) {
    self.init(game: FaultGame(network, seed: seed, data: data))
  }

  /// Begins the round, or asks for its data.
  mutating func beginFault() -> [ScreenRequest] {
    guard fault?.isBegun == false, let effects = fault?.begin() else { return [] }
    guard let round = fault?.round, fault?.failure == nil else {
      return effects.map { .effect($0) }
    }
    return effects.map { .effect($0) } + open(round.subject)
  }

  /// Whoever looks for a fault does not lose the search by one key too many.
  func lossOfSearch(by key: Key) -> Confirmation? {
    guard let fault, let round = fault.round, !round.isFound, !openings.isEmpty,
      let action = bindings.first(where: { $0.keys.contains(key) })?.action
    else { return nil }
    guard action == .quit || (action == .close && choice.pinned == nil) else { return nil }
    return Confirmation(
      title: "Leave without finding it?",
      sentence: "What you have opened and whom you have accused is forgotten. The same fault comes "
        + "again with: descent debug --fault --seed \(fault.seed) \(fault.network.rawValue)",
      options: [
        Confirmation.Option("n", "go on looking"),
        Confirmation.Option("y", "leave", goesOn: key),
      ])
  }

  /// Counts what has been done since the report before.
  mutating func countWalk(since before: StepReport) {
    let rows = report.rows.count
    guard fault != nil, rows > 0, before.rows.count == rows else { return }
    let from = before.position.step * rows + before.position.instruction
    let to = report.position.step * rows + report.position.instruction
    let isNudged = report.nudge != nil && report.nudge != before.nudge
    fault?.count { tally in
      tally.walked += abs(to - from)
      if isNudged { tally.nudged += 1 }
    }
  }

  /// Notes that a number was asked where it came from.
  mutating func noteAsked(_ place: EvidencePlace) {
    note(place)
    fault?.count { $0.asked += 1 }
  }
}
