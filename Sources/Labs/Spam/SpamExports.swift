internal import Learning
internal import TextUI

/// The filters that can be taken out of the lab.
extension SpamLab {
  /// Those that the view on stage trains.
  public var exports: [RunExport] {
    let tasks = exportedTasks
    return zip(tasks, FileStem.stems(tasks.map(legend))).map { task, name in
      RunExport(name: name, job: job(for: task), steps: steps(of: task))
    }
  }

  /// What a learner reads of a filter beside others.
  private func legend(_ task: SpamTask) -> String {
    switch task {
    case .amount(let mails, let seed, _): "\(mails) mails, seed \(seed)"
    case .learn, .retrain, .use: ""
    }
  }

  /// Where a filter is trained or used.
  public var isExportable: Bool { !exportedTasks.isEmpty }

  private var exportedTasks: [SpamTask] {
    switch view {
    case .sort, .rules: []
    case .amount: amountTasks(amountPlan.mails)
    case .retrain: [.retrain(mails: retrainMails, isShown: true)]
    case .learn, .weights, .mail, .change, .use, .boxes: [.learn(isShown: true)]
    }
  }

  /// The filter of that job, as long as it is there.
  public func run(ofJob number: Int) -> RunExport? {
    let known: [(task: SpamTask?, report: RunReport?)] = [
      (.learn(isShown: true), filter?.report),
      (.retrain(mails: retrainedMails, isShown: true), retrained?.report), (current, report),
    ]
    guard let (task, report) = known.first(where: { $0.report?.job == number }), let report else {
      return nil
    }
    var job = job(for: task)
    job.number = number
    return RunExport(name: "filter", job: job, steps: report.snapshot.position.step)
  }

  /// What a report says of one of the trials that every filter is measured on, which can be asked
  /// about.
  func mean(
    _ quantity: Breakdown.Quantity, of report: RunReport?, on trial: SpamTrial
  ) -> MeanFigure {
    MeanFigure(
      value: report?.evaluations[trial.rawValue]?.mean(quantity),
      mark: report.map { RunMarks(run: $0.job).mean(quantity, .trial(trial.rawValue)) })
  }

  /// How far the lab has come with it.
  private func steps(of task: SpamTask) -> Int {
    switch (task, current) {
    case (.learn, .learn), (.retrain, .retrain): return report?.snapshot.position.step ?? 0
    case (.learn, _): return filter?.report.snapshot.position.step ?? 0
    case (.retrain, _):
      return retrainedMails == retrainMails ? retrained?.report.snapshot.position.step ?? 0 : 0
    case (.amount(let mails, let seed, _), _):
      let isTried = amounts.contains { $0.mails == mails && $0.seed == seed }
      return isTried ? job(for: task).experiment.stepCount : 0
    case (.use, _): return 0
    }
  }
}
