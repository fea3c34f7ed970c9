public import Compute

/// A fault put into one experiment: what runs, what there is to be found, and what may be done.
///
///     let round = try SabotageCase(GradientsAddUp(), in: experiment)
///     Trainer(round.broken)                       what the learner looks into
///     round.repairs                               what there is to choose from
///     round.outcome(of: inspection)               points and a sentence
public struct SabotageCase: Sendable {
  /// What was done.
  public let sabotage: any Sabotage
  /// The experiment without the fault.
  public let healthy: Experiment
  /// The experiment with the fault.
  public let broken: Experiment
  /// Where the fault shows.
  public let traces: [Trace]
  /// What may be done, in an order that depends on the experiment's seed.
  public let repairs: [Repair]

  /// Nil if the fault cannot be put into this experiment. Throws what does not fit in it.
  public init?(_ sabotage: any Sabotage, in healthy: Experiment) throws(ShapeError) {
    guard let broken = sabotage.applied(to: healthy) else { return nil }
    self.sabotage = sabotage
    self.healthy = healthy
    self.broken = broken
    traces = sabotage.traces(in: broken, try InstructionList(of: broken))
    var repairs = sabotage.repairs(of: broken)
    var generator = SeededGenerator(seed: healthy.seed).split(sabotage.name)
    generator.shuffle(&repairs)
    self.repairs = repairs
  }

  /// The experiment after a repair: the healthy one after the right one, else the broken one with
  /// what was tried.
  public func experiment(after repair: Repair) -> Experiment {
    repair.isRight ? healthy : repair.remedy?.applied(to: broken) ?? broken
  }

  /// What shows the fault at a place that the learner has opened; nil if nothing does.
  public func trace(at place: EvidencePlace) -> Trace? {
    traces.first { $0.place.shows(place) && $0.isDecisive }
      ?? traces.first { $0.place.shows(place) }
  }
}

extension EvidencePlace {
  /// Whether who has opened `other` has seen this: the same tensor at any step, the same curve
  /// anywhere, the same part of the data.
  func shows(_ other: EvidencePlace) -> Bool {
    switch (self, other) {
    case (.tensor(let a, _, _), .tensor(let b, _, _)): a == b
    case (.curve(let a, _), .curve(let b, _)): a == b
    case (.examples(let a, _), .examples(let b, _)): a == b
    case (.confusion(let a, _), .confusion(let b, _)): a == b
    case (.instruction(let a), .instruction(let b)): a == b
    case (.setting(let a), .setting(let b)): a == b
    case (.tensor, _), (.curve, _), (.examples, _), (.confusion, _), (.instruction, _),
      (.setting, _):
      false
    }
  }
}
