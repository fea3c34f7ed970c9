/// What a learner did to find a fault, in order.
public struct Inspection: Equatable, Sendable {
  /// One thing that was done.
  public enum Act: Equatable, Sendable {
    /// Something was opened.
    case opened(EvidencePlace)
    /// A repair was chosen, by its number in the case.
    case chose(Int)
  }

  /// From the first to the last.
  public private(set) var acts: [Act] = []

  /// Nothing done yet.
  public init() {}

  /// Notes that something was opened; the same place twice in a row counts once.
  public mutating func open(_ place: EvidencePlace) {
    if acts.last != .opened(place) { acts.append(.opened(place)) }
  }

  /// Notes that a repair was chosen.
  public mutating func choose(_ repair: Int) { acts.append(.chose(repair)) }

  /// Places that were opened before the first choice, each once, in the order of first opening.
  public var openedBeforeChoosing: [EvidencePlace] {
    var places: [EvidencePlace] = []
    for act in acts {
      guard case .opened(let place) = act else { break }
      if !places.contains(place) { places.append(place) }
    }
    return places
  }

  /// All places that were opened, each once.
  public var places: Set<EvidencePlace> {
    var places: Set<EvidencePlace> = []
    for case .opened(let place) in acts { places.insert(place) }
    return places
  }

  /// Repairs in the order in which they were chosen, each once.
  public var choices: [Int] {
    var choices: [Int] = []
    for case .chose(let number) in acts where !choices.contains(number) { choices.append(number) }
    return choices
  }
}

/// How well a fault was found.
public struct SabotageOutcome: Equatable, Sendable {
  /// Of 100.
  public var points: Int
  /// Whether the right repair was chosen.
  public var isRepaired: Bool
  /// What was opened that showed the fault, before anything was chosen; nil if nothing was.
  public var proof: Trace?
  /// What is to be said about it.
  public var sentence: String
}

extension SabotageCase {
  /// Points for the repair and for the way to it: a guess is not a find.
  ///
  ///     50  for the right repair, 20 less for each wrong one before it
  ///     30  for a decisive trace opened before choosing; 10 for one that is not decisive
  ///     20  for getting there with at most 6 places opened, 10 with at most 12
  public func outcome(of inspection: Inspection) -> SabotageOutcome {
    let choices = inspection.choices.filter(repairs.indices.contains)
    let wrong = choices.prefix { !repairs[$0].isRight }.count
    let isRepaired = wrong < choices.count
    let opened = inspection.openedBeforeChoosing
    let seen = opened.compactMap { trace(at: $0) }
    let proof = seen.first(where: \.isDecisive) ?? seen.first
    let isProven = proof?.isDecisive == true
    var points = isRepaired ? max(0, 50 - 20 * wrong) : 0
    if let proof { points += proof.isDecisive ? 30 : 10 }
    if isProven, let place = opened.firstIndex(where: { trace(at: $0)?.isDecisive == true }) {
      points += place < 6 ? 20 : place < 12 ? 10 : 0
    }
    return SabotageOutcome(
      points: points, isRepaired: isRepaired, proof: proof,
      sentence: sentence(isRepaired: isRepaired, wrong: wrong, proof: proof))
  }

  private func sentence(isRepaired: Bool, wrong: Int, proof: Trace?) -> String {
    let found = proof.map { $0.sentence } ?? ""
    switch (isRepaired, proof) {
    case (true, let proof?) where proof.isDecisive && wrong == 0:
      return "Found and repaired: \(sabotage.name). You had the proof: \(found)"
    case (true, let proof?) where proof.isDecisive:
      return "Repaired after \(Wording.count(wrong, "other try", "other tries")): "
        + "\(sabotage.name). You had the proof before: \(found)"
    case (true, .some):
      return "Repaired: \(sabotage.name). You saw that something was wrong, but not yet what: "
        + (traces.first(where: \.isDecisive)?.sentence ?? found)
    case (true, nil):
      return "Repaired: \(sabotage.name), by a guess. It could have been seen: "
        + (traces.first(where: \.isDecisive)?.sentence ?? "")
    case (false, let proof?) where proof.isDecisive:
      return "Not repaired yet, but you have opened what proves it: \(found)"
    case (false, .some), (false, nil):
      return "Not repaired yet. \(sabotage.symptom)"
    }
  }
}
