internal import Labs
internal import Learning
internal import TextUI

/// Looking for a fault that was put into a network that works: the list of suspects, the runs beside
/// it, and what became of accusations.
///
/// It belongs to a debugger, which says what the learner opens there.
struct FaultGame: Sendable {
  /// What is broken.
  let network: FaultNetwork
  /// Which fault it is follows from it.
  let seed: UInt64
  /// What is broken and what was done about it; nil until its data is there.
  private(set) var round: FaultRound?
  /// Why there is no round.
  private(set) var failure: String?
  /// Whether the panel has the screen and the keys.
  var isShown = true
  /// The page of the panel.
  private(set) var page = Page.suspects
  /// The suspect that keys act on.
  private(set) var cursor = FaultSuspect.rate
  /// The runs: with the fault and without it; and both once more when it is found.
  private(set) var jobs: [Job] = []
  private var reports: [Int: RunReport] = [:]
  private var data: LabData
  private var firstJob = 0

  /// A page of the panel.
  enum Page: CaseIterable, Equatable {
    /// Who may be accused, beside the loss as it is and as it should be.
    case suspects
    /// Examples as the network gets them.
    case data

    var title: String {
      switch self {
      case .suspects: "suspects"
      case .data: "data"
      }
    }
  }

  /// A round that begins once its data is there.
  ///
  /// - Parameter data: What was read already.
  init(_ network: FaultNetwork, seed: UInt64, data: LabData) {
    self.network = network
    self.seed = seed
    self.data = data
  }

  // MARK: What is asked of the trainer

  /// Whether there is a round, or never will be.
  var isBegun: Bool { !jobs.isEmpty || failure != nil }

  /// Takes numbers for its jobs.
  mutating func number(from firstJob: Int) { self.firstJob = firstJob }

  /// Adds what was read.
  mutating func receive(_ data: LabData) { self.data.merge(data) }

  /// Says why there is no round.
  mutating func fail(_ sentence: String) { failure = sentence }

  /// What is missing before it can begin, or what trains the run with the fault and the one without.
  mutating func begin() -> [Effect] {
    let missing = network.files.filter { !data.contains($0) }
    guard missing.isEmpty else { return [.load(missing)] }
    do {
      let round = try FaultRound(network, data: data, seed: seed)
      self.round = round
      return (add(round.jobs) + [.go(.unlimited)]).map { .lab($0) }
    } catch {
      failure = "\(error)"
      return []
    }
  }

  private mutating func add(_ new: [Job]) -> [LabCommand] {
    new.map { job in
      var job = job
      job.number = firstJob + jobs.count
      jobs.append(job)
      return .add(job)
    }
  }

  /// How a run is, if it is one of the game's.
  mutating func receive(_ report: RunReport) {
    if jobs.contains(where: { $0.number == report.job }) { reports[report.job] = report }
  }

  /// The run with the fault; nil before its first report.
  var broken: Snapshot? { snapshot(0) }
  /// The run without it.
  var healthy: Snapshot? { snapshot(1) }
  /// The run with the fault and the repaired one, once it is found.
  var trial: (broken: Snapshot, repaired: Snapshot)? {
    guard let broken = snapshot(2), let repaired = snapshot(3) else { return nil }
    return (broken, repaired)
  }

  private func snapshot(_ index: Int) -> Snapshot? {
    jobs.indices.contains(index) ? reports[jobs[index].number]?.snapshot : nil
  }

  // MARK: What the learner does

  /// Notes that something was opened, in the debugger or here.
  mutating func open(_ place: EvidencePlace) { round?.open(place) }

  /// Notes what was done to find out more.
  mutating func count(_ change: (inout FaultTally) -> Void) {
    guard var round, !round.isFound else { return }
    change(&round.tally)
    self.round = round
  }

  /// Turns to the other page.
  mutating func turn() {
    page = page == .suspects ? .data : .suspects
    if page == .data { open(.examples(.training)) }
  }

  /// Goes to a suspect.
  mutating func choose(_ suspect: FaultSuspect) {
    page = .suspects
    cursor = suspect
  }

  /// Goes up or down in the list.
  mutating func choose(by count: Int) {
    let all = FaultSuspect.allCases.count
    let place = min(max(0, cursor.rawValue + count), all - 1)
    FaultSuspect(rawValue: place).map { choose($0) }
  }

  /// Whether the chosen suspect can be accused.
  var canAccuse: Bool {
    guard let round else { return false }
    return !round.isFound && !round.accused.contains(cursor) && page == .suspects
  }

  /// Accuses the chosen suspect; if it was the right one, trains the repaired run beside the broken.
  mutating func accuse() -> [Effect] {
    guard canAccuse, round?.accuse(cursor) == true, let round, round.isFound else { return [] }
    // Slow enough to be watched, whatever its length.
    let pace = Pace.steps(max(1, round.stepCount / Self.pictures))
    return (add(round.jobs) + [.go(pace)]).map { .lab($0) }
  }

  /// How many pictures the repaired run is shown in.
  private static let pictures = 90

  /// What is said to the last accusation.
  var feedback: String? {
    round.flatMap { round in
      round.accused.last.map { round.feedback(to: $0, broken: broken, healthy: healthy) }
    }
  }

  /// The round after this one: another network, another fault.
  var next: (network: FaultNetwork, seed: UInt64) {
    let all = FaultNetwork.allCases
    let place = all.firstIndex(of: network) ?? 0
    return (all[(place + 1) % all.count], seed &+ 1)
  }

  /// How the learner looked around.
  var tallySentence: String {
    guard let round else { return "" }
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      "\(Numbers.grouped(number)) \(number == 1 ? one : many)"
    }
    return "Opened: \(count(round.inspection.places.count, "place", "places")). "
      + "Walked: \(count(round.tally.walked, "instruction", "instructions")). "
      + "Asked why: \(round.tally.asked). Nudged: \(round.tally.nudged). "
      + "Accused: \(round.accused.count)."
  }
}
