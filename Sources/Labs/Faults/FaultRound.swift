internal import Compute
public import Learning

/// One round of looking for a fault: what is broken, what the learner has opened, and what was tried.
///
///     var round = try FaultRound(.moons, data: data, seed: 7)
///     round.open(.setting(.rate))
///     round.choose(2)             // what the repair did
///     round.outcome.points
public struct FaultRound: Sendable {
  /// What is broken.
  public let network: FaultNetwork
  /// Where the network and the choice of the fault come from.
  public let seed: UInt64
  /// The fault, where it shows and what may be done.
  public let fault: SabotageCase
  /// What was done so far.
  public private(set) var inspection = Inspection()

  /// A round with a fault that depends on the seed.
  ///
  /// - Throws: what is missing of the data, or does not fit.
  public init(_ network: FaultNetwork, data: LabData, seed: UInt64) throws(LabError) {
    let healthy = try network.experiment(data, seed: seed)
    var generator = SeededGenerator(seed: seed).split("fault in \(network.rawValue)")
    var faults = SabotageCatalog.all
    generator.shuffle(&faults)
    for sabotage in faults {
      do {
        guard let fault = try SabotageCase(sabotage, in: healthy) else { continue }
        self.init(network, seed: seed, fault)
        return
      } catch {
        throw LabError(error.description)
      }
    }
    throw LabError("No fault can be put into \(network.title).")
  }

  /// A round with this fault.
  public init(_ network: FaultNetwork, seed: UInt64, _ fault: SabotageCase) {
    self.network = network
    self.seed = seed
    self.fault = fault
  }

  /// What was opened so far, each once, before anything was chosen.
  public var opened: [EvidencePlace] { inspection.openedBeforeChoosing }

  /// Notes that something was opened. What is opened once the fault is repaired changes nothing.
  ///
  /// - Returns: what shows the fault there; nil if nothing does.
  @discardableResult
  public mutating func open(_ place: EvidencePlace) -> Trace? {
    if !isRepaired { inspection.open(place) }
    return fault.trace(at: place)
  }

  /// Tries a repair, by its number; nil if there is none, or the fault is repaired.
  @discardableResult
  public mutating func choose(_ number: Int) -> Repair? {
    guard fault.repairs.indices.contains(number), !isRepaired else { return nil }
    inspection.choose(number)
    return fault.repairs[number]
  }

  /// Repairs that were tried, in order.
  public var tried: [Int] { inspection.choices }
  /// The one that was tried last.
  public var latest: Repair? { tried.last.map { fault.repairs[$0] } }
  /// Whether the right one was among them.
  public var isRepaired: Bool { tried.contains { fault.repairs[$0].isRight } }
  /// Points so far, and what is to be said.
  public var outcome: SabotageOutcome { fault.outcome(of: inspection) }

  // MARK: Runs

  /// The runs that are shown side by side: as it is, and as it would be without the fault.
  public var jobs: [Job] { [Job(experiment: fault.broken), Job(experiment: fault.healthy)] }

  /// The run after a repair.
  public func job(after number: Int) -> Job? {
    fault.repairs.indices.contains(number)
      ? Job(experiment: fault.experiment(after: fault.repairs[number])) : nil
  }

  /// What a debugger opens: the run with the fault, at its beginning.
  public var subject: StepSubject {
    StepSubject(
      title: "\(network.title), broken",
      run: RunExport(name: network.rawValue, job: Job(experiment: fault.broken)))
  }
}
