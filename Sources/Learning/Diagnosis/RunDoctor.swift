/// Says what is wrong with a run, or that nothing is.
///
///     let record = try RunRecord(playing: experiment)
///     let report = RunDoctor.report(on: record)
///     report.findings.first?.remedy.applied(to: experiment)
public enum RunDoctor {
  /// What every diagnosis of the catalogue says of a run.
  public static func report(on record: RunRecord) -> DoctorReport {
    var findings: [Finding] = []
    for diagnosis in DiagnosisCatalog.all {
      guard diagnosis.explainedBy.isDisjoint(with: findings.map(\.ailment)) else { continue }
      if let finding = diagnosis.finding(in: record) { findings.append(finding) }
    }
    return DoctorReport(findings: findings, record: record)
  }
}

/// What a doctor says of a run.
public struct DoctorReport: Equatable, Sendable {
  /// What is wrong, causes first; empty for a healthy run.
  public let findings: [Finding]
  /// In one sentence what was found, or that the run is healthy and which numbers say so.
  public let summary: String
  /// Numbers that say how the run went, whether something is wrong or not.
  public let vitals: [Evidence]

  init(findings: [Finding], record: RunRecord) {
    self.findings = findings
    vitals = Self.vitals(of: record)
    summary = Self.summary(of: findings, record)
  }

  /// Whether nothing is wrong, as far as could be measured.
  public var isHealthy: Bool { findings.isEmpty }

  private static func summary(of findings: [Finding], _ record: RunRecord) -> String {
    switch findings.count {
    case 0:
      guard let first = record.moments.first, let last = record.moments.last,
        last.step > first.step
      else { return "Nothing is wrong so far; the run has only begun." }
      return "The run is healthy: the loss went from \(Wording.number(first.loss)) to "
        + "\(Wording.number(last.loss)) in \(last.step) steps, and no layer shows a fault."
    case 1: return "One thing is wrong: \(findings[0].ailment.rawValue)."
    default:
      return "\(findings.count) things are wrong: "
        + findings.map(\.ailment.rawValue).joined(separator: ", ") + "."
    }
  }

  private static func vitals(of record: RunRecord) -> [Evidence] {
    var vitals: [Evidence] = []
    if let last = record.moments.last {
      vitals.append(Evidence("training loss", last.loss, at: .curve(.training, step: last.step)))
      if let explained = record.explainedShare {
        vitals.append(
          Evidence(
            "share of the loss that is learned away", explained,
            at: .curve(.training, step: last.step)))
      }
    }
    if let validated = record.validated {
      vitals.append(
        Evidence(
          "validation loss", Double(validated.loss), at: .curve(.validation, step: record.step)))
    }
    if let moment = record.moments.last(where: { !$0.probes.isEmpty }),
      let moving = moment.weights.compactMap({ weights in
        weights.updateRatio.map { (weights.name, $0) }
      }).max(by: { $0.1 < $1.1 })
    {
      vitals.append(
        Evidence(
          "largest update of a weight tensor, relative to its size", moving.1,
          at: .tensor(moving.0, step: moment.step)))
    }
    return vitals
  }
}
