internal import Compute
internal import Course
internal import Labs
internal import Learning
internal import TextUI

/// Runs of a lab that nobody sees, one for each seed: what they measure gives a question its key or
/// its curves.
struct HiddenRuns: Sendable {
  /// What is run.
  let plan: RunPlan
  let seeds: [UInt64]
  /// What each run measured, as far as they have ended.
  private(set) var metrics: [[String: Double]] = []
  /// The curves of the first run, by name.
  private(set) var curves: [String: [PlotReading.Point]] = [:]
  /// Why they cannot run: a sentence.
  private(set) var failure: String?
  private let data: LabData
  private let firstJob: Int
  private var stage: Stage?
  /// The latest of each job.
  private var reports: [Int: RunReport] = [:]
  private var hasStarted = false

  init(_ plan: RunPlan, seeds: [UInt64], data: LabData, firstJob: Int) {
    self.plan = plan
    self.seeds = seeds
    self.data = data
    self.firstJob = firstJob
  }

  /// Whether all have ended.
  var isOver: Bool { failure != nil || metrics.count >= seeds.count }

  /// Opens the lab for the next seed and starts it.
  mutating func begin() -> [Effect] {
    guard !isOver else { return [] }
    guard let entry = LabCatalog.entry(named: plan.lab) else {
      failure = "There is no lab called \(plan.lab)."
      return []
    }
    hasStarted = false
    reports = [:]
    let view = plan.settings["view"] ?? entry.mainView
    let jobs = firstJob + metrics.count * 1024
    stage = Stage(
      entry, scene: Stage.Scene(view: view, settings: plan.settings),
      context: LabContext(
        data: data, seed: seeds[metrics.count], settings: plan.settings, firstJob: jobs))
    return start(stage?.open() ?? [])
  }

  mutating func receive(_ data: LabData) -> [Effect] { start(stage?.add(data) ?? []) }

  mutating func fail(_ sentence: String) { failure = sentence }

  /// Runs the lab once it is open; what is not looked at runs as fast as it can.
  private mutating func start(_ effects: [Effect]) -> [Effect] {
    if case .failed(let sentence)? = stage?.state { failure = sentence }
    guard stage?.lab != nil, !hasStarted else { return Self.hurried(effects) }
    hasStarted = true
    let run = stage?.run == .ready ? stage?.send(.run) ?? [] : []
    return Self.hurried(effects + run) + goOn()
  }

  private static func hurried(_ effects: [Effect]) -> [Effect] {
    effects.map { effect in
      if case .lab(.go) = effect { .lab(.go(.unlimited)) } else { effect }
    }
  }

  mutating func receive(_ report: RunReport) -> [Effect] {
    guard !isOver, stage?.lab != nil else { return [] }
    if let sentence = report.failure { failure = sentence }
    reports[report.job] = report
    return Self.hurried(stage?.send(.report(report)) ?? []) + goOn()
  }

  /// With one run at its end, on to the next.
  private mutating func goOn() -> [Effect] {
    guard hasStarted, let lab = stage?.lab, lab.run == .finished else { return [] }
    if metrics.isEmpty { curves = measuredCurves(of: lab) }
    metrics.append(lab.metrics)
    stage = nil
    return isOver ? [.lab(.stop)] : [.lab(.stop)] + begin()
  }

  /// The curves of the lab's runs, by the names that lessons know them by: of several runs, each
  /// with the run's name before it.
  private func measuredCurves(of lab: any Lab) -> [String: [PlotReading.Point]] {
    let exports = lab.exports
    guard exports.count > 1 else {
      let number = exports.first?.job.number ?? reports.keys.max()
      return number.flatMap { reports[$0] }.map(Self.curves) ?? [:]
    }
    var curves: [String: [PlotReading.Point]] = [:]
    for export in exports {
      guard let report = reports[export.job.number] else { continue }
      for (measure, points) in Self.curves(of: report) {
        curves["\(export.name).\(measure)"] = points
      }
    }
    return curves
  }

  /// The curves of one run, by what they measure.
  private static func curves(of report: RunReport) -> [String: [PlotReading.Point]] {
    func points(_ curve: Curve) -> [PlotReading.Point] {
      curve.points().map { PlotReading.Point(x: $0.x, y: $0.y) }
    }
    let measured: [(PlotReading.Measure, Curve)] = [
      (.loss, report.snapshot.training), (.validation, report.snapshot.validation),
      (.accuracy, report.snapshot.validationAccuracy),
    ]
    return Dictionary(
      uniqueKeysWithValues: measured.filter { !$0.1.isEmpty }.map { ($0.0.rawValue, points($0.1)) })
  }
}
