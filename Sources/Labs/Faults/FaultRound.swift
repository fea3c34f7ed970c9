internal import Compute
public import Learning

/// One round of looking for a fault: what is broken, what the learner has opened, and who was accused.
///
///     var round = try FaultRound(.moons, data: data, seed: 7)
///     round.open(.instruction(12))
///     round.accuse(.zeroing)
///     round.outcome.points
public struct FaultRound: Sendable {
  /// What is broken.
  public let network: FaultNetwork
  /// Where the network and the choice of the fault come from.
  public let seed: UInt64
  /// The fault, and where it shows.
  let fault: SabotageCase
  /// Who is to be accused.
  let culprit: FaultSuspect
  /// What the first steps say of every suspect.
  let measure: FaultMeasure
  /// What was opened and who was accused, in order.
  public private(set) var inspection = Inspection()
  /// How the learner looked around.
  public var tally = FaultTally()
  /// Whether a decisive sight was met, how many places it took, before anyone was accused.
  private var proof: (trace: Trace, places: Int)?
  private var sign: Trace?

  /// A round with a fault that depends on the seed.
  ///
  /// - Throws: what is missing of the data, or does not fit.
  public init(_ network: FaultNetwork, data: LabData, seed: UInt64) throws(LabError) {
    guard let fault = Self.fault(in: network, seed: seed) else {
      throw LabError("No fault can be put into \(network.title).")
    }
    try self.init(network, data: data, seed: seed, fault: fault)
  }

  /// The fault that a seed chooses: every suspect is as likely.
  static func fault(in network: FaultNetwork, seed: UInt64) -> (any Sabotage)? {
    var generator = SeededGenerator(seed: seed).split("fault in \(network.rawValue)")
    var suspects = network.suspects
    generator.shuffle(&suspects)
    var faults = suspects.first.map { network.faults(of: $0) } ?? []
    generator.shuffle(&faults)
    return faults.first
  }

  /// A round with this fault.
  init(
    _ network: FaultNetwork, data: LabData, seed: UInt64, fault: any Sabotage
  ) throws(LabError) {
    let healthy = try network.experiment(data, seed: seed)
    do {
      guard let suspect = FaultSuspect.of(fault), let made = try SabotageCase(fault, in: healthy)
      else { throw LabError("This fault cannot be put into \(network.title).") }
      (self.network, self.seed, self.fault, culprit) = (network, seed, made, suspect)
      measure = try FaultMeasure(made.broken)
    } catch let error as LabError {
      throw error
    } catch {
      throw LabError("\(error)")
    }
  }

  // MARK: What the learner does

  /// Notes that something was opened. What is opened once the fault is found changes nothing.
  public mutating func open(_ place: EvidencePlace) {
    guard !isFound else { return }
    inspection.open(place)
    guard accused.isEmpty, proof == nil, let trace = fault.trace(at: place) else { return }
    if trace.isDecisive, trace.isVisible(at: place) {
      proof = (trace, inspection.openedBeforeChoosing.count)
    } else {
      sign = sign ?? trace
    }
  }

  /// Accuses a suspect. Nothing happens once the fault is found, or if it was accused before.
  ///
  /// - Returns: whether it was accused now.
  @discardableResult
  public mutating func accuse(_ suspect: FaultSuspect) -> Bool {
    guard !isFound, !accused.contains(suspect) else { return false }
    inspection.choose(suspect.rawValue)
    return true
  }

  /// Those who were accused, in order.
  public var accused: [FaultSuspect] { inspection.choices.compactMap(FaultSuspect.init) }
  /// Whether the right one was among them.
  public var isFound: Bool { accused.contains(culprit) }
  /// What it was called, once it is found.
  public var culpritName: String? { isFound ? fault.sabotage.name : nil }
  /// Whether it was the right one.
  public func isRight(_ suspect: FaultSuspect) -> Bool { suspect == culprit && isFound }

  // MARK: Runs

  /// The run as it is, and as it would be without the fault.
  public var jobs: [Job] { [Job(experiment: fault.broken), Job(experiment: fault.healthy)] }

  /// The examples to learn from as the network gets them, and those that it is checked by.
  public var examples: (training: Dataset, validation: Dataset?) {
    (fault.broken.training, fault.broken.validation)
  }

  /// The labels of the first batches, as the network gets them.
  public var batches: [[Int]] { measure.batches }

  /// How many steps a run has.
  public var stepCount: Int { fault.healthy.stepCount }

  /// What a debugger opens: the run with the fault, at its beginning.
  public var subject: StepSubject {
    StepSubject(
      title: "\(network.title), broken",
      run: RunExport(name: network.rawValue, job: Job(experiment: fault.broken)))
  }

  // MARK: Points

  /// Points, and what is to be said of the way there:
  ///
  ///     50  for the fault, 15 less for each wrong accusation
  ///     30  for a sight that proves it, before the first accusation; 10 for one that hints at it
  ///     20  for getting to it with at most 12 places opened, 10 with at most 30
  public var outcome: FaultOutcome {
    let wrong = accused.prefix { $0 != culprit }.count
    var points = isFound ? max(0, 50 - 15 * wrong) : 0
    if let proof {
      points += 30 + (proof.places <= 12 ? 20 : proof.places <= 30 ? 10 : 0)
    } else if sign != nil {
      points += 10
    }
    return FaultOutcome(
      points: points, proof: proof?.trace.sentence, placesToProof: proof?.places,
      quickest: FaultOutcome.quickest(fault, culprit))
  }

  /// Why the right repair repairs.
  public var repair: Repair? { fault.repairs.first(where: \.isRight) }
}

/// How a learner looked around before the fault was found.
public struct FaultTally: Equatable, Sendable {
  /// Instructions that the run was taken over, forth and back.
  public var walked = 0
  /// Numbers that were asked where they came from.
  public var asked = 0
  /// Numbers that were nudged to check a slope.
  public var nudged = 0

  /// Nothing looked at yet.
  public init() {}
}

extension Trace {
  /// Whether the fault can be seen at a place by now: what a step leaves behind shows in the next.
  fileprivate func isVisible(at opened: EvidencePlace) -> Bool {
    guard case .tensor(_, let since, _) = place, case .tensor(_, let now, _) = opened else {
      return true
    }
    return now >= since
  }
}
